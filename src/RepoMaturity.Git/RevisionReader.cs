using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git;

/// <summary>Finds the commit that a revision names.</summary>
internal sealed class RevisionReader(GitLayout layout, IObjectReader objects, IReadOnlySet<string> shallow)
{
    // Git takes no shorter abbreviation.
    private const int ShortestId = 4;

    private readonly References references = new(layout);

    /// <summary>The commit of a revision, or of <c>HEAD</c> where none is given; null where <c>HEAD</c> has no commit yet.</summary>
    /// <exception cref="RepositoryException">There is no such commit.</exception>
    public CommitRecord? Find(Revision? revision)
    {
        if (revision is null)
        {
            return references.Head() is { } head ? Read(head) : null;
        }

        var commit = Read(Id(revision.Name));
        foreach (var parent in revision.Steps)
        {
            commit = parent == 0 ? commit : Read(Parent(commit, parent));
        }

        return commit;
    }

    private string Id(string name)
    {
        if (layout.Format.IsId(name))
        {
            return name;
        }

        return references.Find(name)
            ?? Abbreviation(name)
            ?? Abbreviation(AfterDescription(name))
            ?? throw new RepositoryException($"There is no revision '{name}' in {layout.Top}: give an id, a branch or a tag that 'git log' shows there.");
    }

    /// <summary>The id in what <c>git describe</c> prints: tag, number of commits, <c>g</c>, id.</summary>
    private static string AfterDescription(string name)
    {
        const string Mark = "-g";
        var at = name.LastIndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? string.Empty : name[(at + Mark.Length)..];
    }

    private string? Abbreviation(string name) =>
        name.Length >= ShortestId && name.Length < layout.Format.IdLength && ObjectFormat.IsHexadecimal(name) ? name : null;

    private string Parent(CommitRecord commit, int number)
    {
        var parents = shallow.Contains(commit.Id) ? [] : commit.Parents;
        return number <= parents.Count
            ? parents[number - 1]
            : throw new RepositoryException(
                $"Commit {commit.Id} has {parents.Count} parents in {layout.Top}: go back fewer steps, or fetch more of the history.");
    }

    private CommitRecord Read(string id) => objects.ReadCommit(id) ?? throw new RepositoryException(
        $"Commit {id} is not in the object store of {layout.Top}: check the revision, or fetch it.");
}
