using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// A folder of a repository, seen as a repository of its own: its files as if the folder were the root, and those files outside from which something in it is
/// run, so that the workflows of the root count for what they start here.
/// </summary>
internal sealed class FolderView
{
    private readonly string prefix;
    private readonly UnitSet leading;
    private readonly HashSet<string> leadingPaths;

    public FolderView(RepositoryFacts whole, LinkGraph links, string folder)
    {
        prefix = folder + "/";
        leading = links.LeadingTo(unit => IsInside(unit.Path));
        leadingPaths = leading.Units.Select(unit => unit.Path).ToHashSet(StringComparer.Ordinal);
        var entries = whole.Entries.Where(entry => IsInside(entry.Path) || (whole[entry.Path] is { } file && LeadsHere(file))).ToList();
        var paths = entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        Repository = new RepositoryFacts(entries, [.. whole.Files.Where(file => paths.Contains(file.Path))])
        {
            OwnPaths = entries.Where(entry => IsInside(entry.Path))
                .ToDictionary(entry => entry.Path, entry => whole.OwnPaths.GetValueOrDefault(entry.Path) ?? entry.Path[prefix.Length..], StringComparer.Ordinal),
        };
    }

    /// <summary>The files of the folder, and those outside that lead into it.</summary>
    public RepositoryFacts Repository { get; }

    /// <summary>What of it is of the folder: of a file outside, only the units that lead into it.</summary>
    public CollectedEvidence Narrow(CollectedEvidence collected) => collected with
    {
        Evidence = [.. collected.Evidence.Where(IsOfFolder)],
        Hits = [.. collected.Hits.Where(hits => IsInside(hits.Path))],
    };

    /// <summary>Whether what was found is of the folder.</summary>
    public bool IsOfFolder(Evidence found) => found.Path is null || IsInside(found.Path) || (found.Unit is { } unit && LeadsHere(unit));

    private bool IsInside(string path) => path.StartsWith(prefix, StringComparison.Ordinal);

    private bool LeadsHere(FileFacts file) => leadingPaths.Contains(file.Path)
        && (LeadsHere(UnitKey.File(file.Path)) || file.Units.Any(unit => LeadsHere(new UnitKey(file.Path, unit.Id))));

    private bool LeadsHere(UnitKey from) => leading.Contains(from);
}
