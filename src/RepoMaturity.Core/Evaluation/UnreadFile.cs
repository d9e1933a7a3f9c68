using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A file that some detector claimed, and that was not read, or not to its end.</summary>
/// <param name="File">What is known of it.</param>
/// <param name="Unanswered">The detectors that could not say what stands in it.</param>
/// <param name="IsRun">Whether something runs or imports it, as far as files were read.</param>
internal sealed record UnreadFile(FileFacts File, ImmutableArray<IDetector> Unanswered, bool IsRun)
{
    /// <summary>What says that something else is run, in whatever language that is written.</summary>
    private static readonly FactKind[] OfRunners = [FactKind.Command, FactKind.Stage, FactKind.Action, FactKind.Image, FactKind.Trigger, FactKind.Resource];

    /// <summary>Formats in which people keep data as well as settings.</summary>
    private static readonly string[] OfData = [".json", ".yaml", ".yml", ".toml", ".xml"];

    /// <summary>Its path.</summary>
    public string Path => File.Path;

    /// <summary>The kinds of fact that it may hold.</summary>
    public ImmutableHashSet<FactKind> Kinds { get; } = [.. Unanswered.SelectMany(detector => detector.Finds)];

    /// <summary>Whether it is there to be started, whatever stands in it.</summary>
    public bool IsStarted { get; } = Unanswered.Any(detector => FileAnalyzer.IsStarted(detector, File.Path));

    /// <summary>Whether it may run any other file.</summary>
    public bool MayRunAny => OfRunners.Any(Kinds.Contains);

    /// <summary>Whether it may run what is written as it is.</summary>
    public bool MayImport => Kinds.Contains(FactKind.Import);

    /// <summary>What is known of files of which something was not read.</summary>
    public static ImmutableArray<UnreadFile> Of(IEnumerable<FileFacts> files, ILookup<string, UnitKey> units, LinkGraph links, IReadOnlyList<IDetector> detectors) =>
        [.. files.Select(file => Of(file, units[file.Path].Append(UnitKey.File(file.Path)).Any(links.IsRun), detectors))];

    private static UnreadFile Of(FileFacts file, bool isRun, IReadOnlyList<IDetector> detectors)
    {
        var unread = file.Problems.Select(problem => problem.Detector).Distinct().ToList();

        // What is large, or kept apart as large files are, is data, or made by a program, unless something runs it or its name says more than its format.
        var isData = !isRun && ((file.IsBulk && !file.Path.EndsWith(".ipynb", StringComparison.Ordinal)) || (file.IsPointer && OfData.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal))));
        return new UnreadFile(
            file,
            [.. detectors.Where(detector => file.Claims.Contains(detector.Id) && (unread.Contains(null) || unread.Contains(detector.Id)) && !(isData && FileAnalyzer.ClaimsEnding(detector, file.Path)))],
            isRun);
    }
}
