namespace RepoMaturity.Cli;

/// <summary>A report that is asked for.</summary>
/// <param name="Format"><c>text</c>, <c>json</c> or <c>markdown</c>.</param>
/// <param name="File">Where it goes; null for stdout.</param>
internal sealed record ReportTarget(string Format, string? File)
{
    public const string Text = "text";
    public const string Json = "json";
    public const string Markdown = "markdown";

    /// <summary>The known formats.</summary>
    public static readonly string[] Formats = [Text, Json, Markdown];

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
            Check(target);
        }

        return targets;
    }

    private static void Check(ReportTarget target)
    {
        if (target.File is null)
        {
            return;
        }

        if (target.File.Length == 0)
        {
            throw new UsageException("--output is empty: name a file to write the report to, or - for stdout.");
        }

        if (Directory.Exists(target.File))
        {
            throw new UsageException($"'{target.File}' is a folder: name a file to write the report to.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(target.File)) is { } folder && !Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder '{folder}' to write the report to.");
        }
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
}
