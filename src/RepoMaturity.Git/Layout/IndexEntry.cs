using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Layout;

/// <summary>One entry of git's index.</summary>
/// <param name="Path">Path in the work tree; of a folder that a sparse index folds, ending with <c>/</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsFolder">Whether it stands for a whole folder outside a sparse checkout.</param>
/// <param name="Id">Id of the blob, commit or tree.</param>
/// <param name="Length">Length on disk when the entry was written, modulo 2^32; 0 also where git wants the content compared.</param>
/// <param name="Seconds">When the file on disk was last written, in seconds since 1970, modulo 2^32.</param>
/// <param name="Nanoseconds">The rest of that time; 0 where the writer of the index does not keep it.</param>
/// <param name="IsConflict">Whether a merge left it unresolved.</param>
/// <param name="IsBelievedClean">Whether git was told not to look at the disk: sparse checkouts, and <c>--assume-unchanged</c>.</param>
/// <param name="IsIntended">Whether it was only announced (<c>git add -N</c>), so that its content is on disk alone.</param>
internal sealed record IndexEntry(
    string Path,
    FileKind Kind,
    bool IsFolder,
    string Id,
    uint Length,
    uint Seconds,
    uint Nanoseconds,
    bool IsConflict,
    bool IsBelievedClean,
    bool IsIntended);
