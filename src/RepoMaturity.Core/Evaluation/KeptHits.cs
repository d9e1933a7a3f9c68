using System.Runtime.InteropServices;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// The terms that fit files as earlier scans found them: the same facts never fit other terms of the same rules. They are kept beside the facts, as the one text of an entry of its own, so that what
/// keeps facts, with its checks, its limits and its versions, keeps these too. A text that does not suit the facts and rules is as good as none.
/// </summary>
/// <param name="cache">Where they are kept.</param>
/// <param name="fingerprint">Names the code that the cache is for.</param>
/// <param name="rules">The rules.</param>
/// <param name="snapshot">Tells which files are those of the object store.</param>
/// <param name="made">Files that are read as what a template makes of them: whether they are is told by others.</param>
internal sealed class KeptHits(IFactCache cache, string fingerprint, RuleSet rules, ISnapshot snapshot, IReadOnlyDictionary<string, string> made)
{
    /// <summary>No file has a path that begins so.</summary>
    private readonly string version = $"//{rules.Hash} ";

    /// <summary>What is kept of a file; null where that is nothing, or does not suit it.</summary>
    public FileHits? Find(FileEntry entry, FileFacts file, KnownMatches known) =>
        Suits(entry, file) && cache.Find(KeyOf(entry)) is { Claims: [var text] } ? rules.Index.Unpack(text, file, known) : null;

    /// <summary>Keeps what fits a file.</summary>
    public void Keep(FileEntry entry, FileFacts file, FileHits hits)
    {
        if (Suits(entry, file) && rules.Index.Pack(hits) is { } text)
        {
            var key = KeyOf(entry);
            cache.Keep(key, new FileFacts(key.Path, [], [], [], [], ImmutableCollectionsMarshal.AsImmutableArray([text])));
        }
    }

    /// <summary>What was not read to its end may be read another time.</summary>
    private bool Suits(FileEntry entry, FileFacts file) => file.Problems.IsEmpty && snapshot.IsStored(entry) && !made.ContainsKey(entry.Path);

    private FactKey KeyOf(FileEntry entry) => new(fingerprint, version + entry.Path, entry.BlobId);
}
