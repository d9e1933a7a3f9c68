namespace RepoMaturity.Git.Layout;

/// <summary>Where the parts of a repository lie on disk.</summary>
/// <param name="Top">The top folder of the work tree, or the git directory of a bare repository.</param>
/// <param name="IsBare">Whether there is no work tree.</param>
/// <param name="GitDirectory">Holds <c>HEAD</c> and the index of this work tree.</param>
/// <param name="CommonDirectory">Holds objects and references; the same as <paramref name="GitDirectory"/> but in linked work trees.</param>
/// <param name="Format">How objects are named.</param>
/// <param name="HasReferenceTables">Whether references are stored as tables (reftable), which are not read here.</param>
/// <param name="TrustsFileModes">Whether the executable bit of files on disk means something.</param>
/// <param name="HasSymbolicLinks">Whether links are checked out as links, not as files that hold their targets.</param>
internal sealed record GitLayout(
    string Top,
    bool IsBare,
    string GitDirectory,
    string CommonDirectory,
    ObjectFormat Format,
    bool HasReferenceTables,
    bool TrustsFileModes,
    bool HasSymbolicLinks)
{
    /// <summary>Where it says that it was cloned from; null where it says nothing.</summary>
    public string? Origin { get; init; }

    /// <summary>The object store.</summary>
    public string ObjectDirectory => Path.Combine(CommonDirectory, "objects");

    /// <summary>The index of the work tree.</summary>
    public string IndexFile => Path.Combine(GitDirectory, "index");

    /// <summary>Name of the repository.</summary>
    public string Name
    {
        get
        {
            var name = Path.GetFileName(Top);
            if (IsBare && name == ".git")
            {
                name = Path.GetFileName(Path.GetDirectoryName(Top));
            }
            else if (IsBare && name.EndsWith(".git", StringComparison.Ordinal))
            {
                name = name[..^".git".Length];
            }

            return string.IsNullOrEmpty(name) ? "repository" : name;
        }
    }
}
