using System.CommandLine;

namespace RepoMaturity.Cli;

/// <summary>The options that say in which formats a command writes what it found, and where to.</summary>
internal sealed class ReportOptions
{
    private readonly string[] known;
    private readonly Option<string[]> formats;
    private readonly Option<string[]> outputs = new("--output", "-o") { Description = "Where the report of the --format goes, in the same order; - is stdout.", HelpName = "FILE" };
    private readonly Option<string[]> writes;

    /// <summary>Makes them.</summary>
    /// <param name="known">The formats that the command knows, the usual one first.</param>
    public ReportOptions(params string[] known)
    {
        this.known = known;
        var list = $"{string.Join(", ", known[..^1])} or {known[^1]}";
        formats = new Option<string[]>("--format") { Description = $"Format of the report: {list}; {known[0]} when not given. Repeatable, each with its --output." };
        formats.AcceptOnlyFromAmong(known);
        writes = new Option<string[]>("--write") { Description = "Write the same in this format to a file, too. Repeatable.", HelpName = "FORMAT=FILE" };
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { formats, outputs, writes })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The reports that are asked for; refuses what cannot be written.</summary>
    public IReadOnlyList<ReportTarget> Read(ParseResult result)
    {
        IReadOnlyList<ReportTarget> targets =
        [
            .. ReportTarget.Pair(result.GetValue(formats) ?? [], result.GetValue(outputs) ?? []),
            .. (result.GetValue(writes) ?? []).Select(written => ReportTarget.Further(written, known)),
        ];
        var files = targets.Select(target => target.File).OfType<string>().Select(Path.GetFullPath).Where(file => !ReportFile.IsDevice(file));
        return files.GroupBy(file => file, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }
            ? throw new UsageException($"Two reports would go to '{twice}': give each a file of its own.")
            : targets;
    }

    /// <summary>Writes the reports: all are made before the first is written, and stdout comes last, since its reader may have left.</summary>
    public static void Write(IEnumerable<ReportTarget> targets, CommonOptions common, Func<ReportTarget, byte[]> render)
    {
        var reports = targets.Select(target => (Target: target, Bytes: render(target))).ToList();
        common.Watch.End();
        foreach (var (target, bytes) in reports.OrderBy(report => report.Target.File is null))
        {
            target.Write(common.Terminal, bytes);
        }
    }
}
