using LibGit2Sharp;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Objects;

/// <summary>Reads objects by libgit2.</summary>
/// <param name="program">Asked for commits that libgit2 refuses: it wants names, addresses and times well-formed, and old tools wrote others.</param>
internal sealed class LibGit2Reader(Repository repository, PrivateGitDirectory directory, GitProgram? program) : IObjectReader
{
    private const int LongestTagChain = 10;

    private GitProgramReader? programReader;

    /// <inheritdoc/>
    public CommitRecord? ReadCommit(string id)
    {
        for (var step = 0; step < LongestTagChain && directory.LooseFile(id) is { } file; step++)
        {
            var answer = LooseObjects.Read(file, id, RawObject.LargestCommit);
            if (answer.Type != "tag")
            {
                return answer is { Status: ObjectStatus.Found, Type: "commit" } ? RawObject.ReadCommit(id, answer.Bytes) : null;
            }

            id = RawObject.ReadTag(answer.Bytes) ?? string.Empty;
        }

        try
        {
            var isWhole = ObjectId.TryParse(id, out var whole) && whole.Sha.Length == id.Length;
            if (isWhole && repository.ObjectDatabase.RetrieveObjectMetadata(whole).Size > RawObject.LargestCommit)
            {
                return null;
            }

            var commit = isWhole ? repository.Lookup(whole) as Commit : null;
            commit ??= repository.Lookup(id + "^{commit}") as Commit;
            return commit is null ? null : Record(commit);
        }
        catch (AmbiguousSpecificationException)
        {
            throw AmbiguousId.Of(id);
        }
        catch (Exception exception) when (exception is LibGit2SharpException or ArgumentException or InvalidOperationException)
        {
            programReader ??= program is null ? null : new GitProgramReader(program, directory);
            return programReader?.ReadCommit(id);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeItem>? ReadTree(string id)
    {
        if (directory.LooseFile(id) is { } file)
        {
            var answer = LooseObjects.Read(file, id, RawObject.LargestTree);
            return answer is { Status: ObjectStatus.Found, Type: "tree" } ? RawObject.ReadTree(answer.Bytes, directory.Format) : null;
        }

        try
        {
            var treeId = new ObjectId(id);
            return repository.ObjectDatabase.RetrieveObjectMetadata(treeId) is { Size: <= RawObject.LargestTree } && repository.Lookup<Tree>(treeId) is { } tree
                ? [.. tree.Select(entry => new TreeItem(entry.Name, (int)entry.Mode, entry.Target.Id.Sha))]
                : null;
        }
        catch (Exception exception) when (exception is LibGit2SharpException or InvalidOperationException)
        {
            // The second is what a head of no known type in a damaged pack becomes.
            return null;
        }
    }

    /// <inheritdoc/>
    public FileContent ReadBlob(string id, int maximumBytes)
    {
        if (directory.LooseFile(id) is { } file)
        {
            return LooseObjects.Read(file, id, maximumBytes).AsBlob();
        }

        try
        {
            var blobId = new ObjectId(id);
            var header = repository.ObjectDatabase.RetrieveObjectMetadata(blobId);
            if (header.Type != ObjectType.Blob)
            {
                return FileContent.Missing(UnreadReason.Failed);
            }

            if (header.Size > maximumBytes)
            {
                return FileContent.Missing(UnreadReason.TooLarge);
            }

            using var stream = repository.Lookup<Blob>(blobId).GetContentStream();
            var bytes = new byte[header.Size];
            stream.ReadExactly(bytes);
            return FileContent.Of(bytes);
        }
        catch (NotFoundException)
        {
            return FileContent.Missing(UnreadReason.MissingBlob);
        }
        catch (Exception exception) when (exception is LibGit2SharpException or EndOfStreamException or InvalidOperationException)
        {
            return FileContent.Missing(UnreadReason.Failed);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        repository.Dispose();
        programReader?.Dispose();
    }

    private static CommitRecord Record(Commit commit) => new(
        commit.Sha,
        commit.Tree.Sha,
        [.. commit.Parents.Select(parent => parent.Sha)],
        commit.Author.Name,
        commit.Author.Email,
        commit.Committer.When.ToUnixTimeSeconds(),
        commit.Message);
}
