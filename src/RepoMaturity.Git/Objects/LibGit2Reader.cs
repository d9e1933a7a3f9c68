using LibGit2Sharp;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Objects;

/// <summary>Reads objects by libgit2.</summary>
internal sealed class LibGit2Reader(LibGit2Objects objects, PrivateGitDirectory directory) : IObjectReader
{
    private const int LongestTagChain = 10;

    /// <inheritdoc/>
    public CommitRecord? ReadCommit(string id)
    {
        var next = directory.Format.IsId(id) ? id.ToLowerInvariant() : WholeId(id);
        for (var step = 0; step < LongestTagChain && next is not null; step++)
        {
            var answer = Read(next, RawObject.LargestCommit);
            if (answer is { Status: ObjectStatus.Found, Type: "commit" })
            {
                return RawObject.ReadCommit(next, answer.Bytes);
            }

            next = answer is { Status: ObjectStatus.Found, Type: "tag" } ? RawObject.ReadTag(answer.Bytes) : null;
        }

        return null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeItem>? ReadTree(string id) =>
        Read(id, RawObject.LargestTree) is { Status: ObjectStatus.Found, Type: "tree" } answer ? RawObject.ReadTree(answer.Bytes, directory.Format) : null;

    /// <inheritdoc/>
    public FileContent ReadBlob(string id, int maximumBytes) => Read(id, maximumBytes).AsBlob();

    /// <inheritdoc/>
    public void Dispose() => objects.Dispose();

    private ObjectAnswer Read(string id, int maximumBytes) =>
        directory.LooseFile(id) is { } file ? LooseObjects.Read(file, id, maximumBytes) : objects.Read(id, maximumBytes);

    /// <summary>The id of the commit whose id begins so; null when there is none.</summary>
    private string? WholeId(string beginning)
    {
        try
        {
            using var repository = new Repository(directory.FullPath);
            return (repository.Lookup(beginning + "^{commit}") as Commit)?.Sha;
        }
        catch (AmbiguousSpecificationException)
        {
            throw AmbiguousId.Of(beginning);
        }
        catch (Exception exception) when (exception is LibGit2SharpException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
