using RepoMaturity.Core.Facts;

namespace RepoMaturity.Git.History;

/// <summary>
/// The differences of trees that were found before: the same two trees never differ otherwise. They are kept as facts under the ids of both, so that what keeps facts, with its checks, its limits and
/// its versions, keeps these too.
/// </summary>
/// <param name="cache">Where they are kept.</param>
/// <param name="fingerprint">Names the code that the cache is for.</param>
internal sealed class KeptDifferences(IFactCache cache, string fingerprint)
{
    private const string Removed = "removed";
    private const string Added = "added";

    private static readonly string Version = typeof(KeptDifferences).Module.ModuleVersionId.ToString("N");

    /// <summary>The files in which two trees differ; null where that is not known.</summary>
    /// <param name="older">The older tree; null for none.</param>
    /// <param name="newer">The newer tree.</param>
    public TreeDifference? Find(string? older, string newer)
    {
        if (cache.Find(KeyOf(older, newer)) is not { } facts)
        {
            return null;
        }

        var difference = new TreeDifference { Entries = facts.Bytes };
        foreach (var path in facts.Claims)
        {
            difference.Change(path);
        }

        foreach (var file in facts.References)
        {
            if (file.Kind == Removed)
            {
                difference.Remove(file.Target, file.Scope!);
            }
            else
            {
                difference.Add(file.Target, file.Scope!);
            }
        }

        return difference;
    }

    /// <summary>Keeps a difference.</summary>
    public void Keep(string? older, string newer, TreeDifference difference)
    {
        var files = difference.Removed.Select(file => new Reference(Removed, file.Path, default, file.Id))
            .Concat(difference.Added.Select(file => new Reference(Added, file.Path, default, file.Id)));
        var key = KeyOf(older, newer);
        cache.Keep(key, new FileFacts(key.Path, [], [], [.. files], [], [.. difference.Changed]) { Bytes = difference.Entries });
    }

    /// <summary>No file has such a path: a tree is no content of a file.</summary>
    private FactKey KeyOf(string? older, string newer) => new(fingerprint, $"{Version} {older}", newer);
}
