using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Objects;

/// <summary>Reads objects by one long-running <c>git cat-file --batch</c>, which is started again when a damaged object ends it.</summary>
internal sealed class GitProgramReader(GitProgram program, PrivateGitDirectory directory) : IObjectReader
{
    private CatFile? catFile;

    /// <inheritdoc/>
    public CommitRecord? ReadCommit(string id)
    {
        var answer = Ask(id + "^{commit}", RawObject.LargestCommit);
        if (answer is { Status: ObjectStatus.Found, Type: "commit" })
        {
            return RawObject.ReadCommit(answer.Id, answer.Bytes);
        }

        // Only without the wish for a commit does the program say whether there are none or several.
        var isWhole = directory.Format.IsId(id);
        return !isWhole && Ask(id, RawObject.LargestCommit).Status == ObjectStatus.Ambiguous ? throw AmbiguousId.Of(id) : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeItem>? ReadTree(string id)
    {
        var answer = Ask(id, RawObject.LargestTree);
        return answer is { Status: ObjectStatus.Found, Type: "tree" } ? RawObject.ReadTree(answer.Bytes, directory.Format) : null;
    }

    /// <inheritdoc/>
    public FileContent ReadBlob(string id, int maximumBytes)
    {
        var answer = Ask(id, maximumBytes);

        // The program has one word for an object that is not there and for one whose file is damaged.
        return answer.Status == ObjectStatus.Missing && directory.LooseFile(id) is not null
            ? FileContent.Missing(UnreadReason.Failed)
            : answer.AsBlob();
    }

    /// <inheritdoc/>
    public void Dispose() => catFile?.Dispose();

    private ObjectAnswer Ask(string name, int maximumBytes)
    {
        if (directory.IsEmptyFile(name.Split('^')[0]))
        {
            return new ObjectAnswer(ObjectStatus.Failed);
        }

        catFile ??= new CatFile(program.Start(directory, "cat-file", "--batch"));
        var answer = catFile.Ask(name, maximumBytes);
        if (answer.Status == ObjectStatus.Failed)
        {
            catFile.Dispose();
            catFile = null;
        }

        return answer;
    }
}
