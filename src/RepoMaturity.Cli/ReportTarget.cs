using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary>A report that is asked for.</summary>
/// <param name="Format">One of the formats that the command knows.</param>
/// <param name="File">Where it goes; null for stdout.</param>
internal sealed record ReportTarget(string Format, string? File)
{
    public const string Text = "text";
    public const string Json = "json";
    public const string Markdown = "markdown";
    public const string Sarif = "sarif";
    public const string Badge = "badge";
    public const string Shields = "shields";
    public const string GitHub = "github";
    public const string Csv = "csv";
    public const string Html = "html";

    /// <summary>The formats of every report.</summary>
    public static readonly string[] Formats = [Text, Json, Markdown];

    /// <summary>The formats of an assessment.</summary>
    public static readonly string[] FormatsOfAssessment = [.. Formats, Html, Sarif, Badge, Shields, GitHub];

    /// <summary>The formats of a timeline.</summary>
    public static readonly string[] FormatsOfTimeline = [.. Formats, Html, Csv];

    /// <summary>Pairs formats and outputs by their order. A single output without a format is text; a format without an output goes to stdout.</summary>
    public static IReadOnlyList<ReportTarget> Pair(IReadOnlyList<string> formats, IReadOnlyList<string> outputs)
    {
        if (formats.Count == 0)
        {
            formats = [Text];
        }

        if (outputs.Count > formats.Count)
        {
            throw new UsageException($"There are {outputs.Count} outputs for {formats.Count} format(s): give a --format for each --output.");
        }

        var targets = formats.Select((format, i) => new ReportTarget(format, outputs.ElementAtOrDefault(i) is { } output and not "-" ? output : null)).ToList();
        if (targets.Count(target => target.File is null) > 1)
        {
            throw new UsageException("Only one report can go to stdout: give an --output for each --format.");
        }

        foreach (var target in targets)
        {
            target.Check("--output");
        }

        return targets;
    }

    /// <summary>A further report: <c>FORMAT=FILE</c>.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="formats">The formats that the command knows.</param>
    public static ReportTarget Further(string written, IReadOnlyList<string> formats)
    {
        if (written.IndexOf('=', StringComparison.Ordinal) is var at && at < 0)
        {
            throw new UsageException($"'{written}' names no format and file: write --write FORMAT=FILE, as in {Json}=report.json.");
        }

        var (format, file) = (written[..at], written[(at + 1)..]);
        if (!formats.Contains(format, StringComparer.Ordinal))
        {
            throw new UsageException($"There is no format '{format}'.{Suggestion.For(format, [.. formats])} Formats are {string.Join(", ", formats)}.");
        }

        if (file == "-")
        {
            throw new UsageException($"--write goes to a file: for {format} on stdout, give --format {format}.");
        }

        var target = new ReportTarget(format, file);
        target.Check("--write");
        return target;
    }

    /// <summary>Writes the report.</summary>
    public void Write(Terminal terminal, ReadOnlySpan<byte> report)
    {
        if (File is null)
        {
            terminal.Output.Write(report);
            terminal.Output.Flush();
            return;
        }

        ReportFile.Write(File, report);
    }

    private void Check(string option)
    {
        if (File is null)
        {
            return;
        }

        if (File.Length == 0)
        {
            throw new UsageException($"{option} is empty: name a file to write the report to{(option == "--output" ? ", or - for stdout" : string.Empty)}.");
        }

        if (Directory.Exists(File))
        {
            throw new UsageException($"'{File}' is a folder: name a file to write the report to.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder && !Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder '{folder}' to write the report to.");
        }
    }
}
