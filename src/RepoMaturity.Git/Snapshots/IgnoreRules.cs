namespace RepoMaturity.Git.Snapshots;

/// <summary>
/// The rules of one file of ignore patterns, and of those above it. As gitignore describes: a file further down decides first, in a file the last
/// pattern that matches. What the user's own configuration ignores is not asked, so that the answer is the repository's.
/// </summary>
internal sealed class IgnoreRules
{
    private readonly IgnoreRules? outer;
    private readonly string folder;
    private readonly IReadOnlyList<IgnorePattern> patterns;

    private IgnoreRules(IgnoreRules? outer, string folder, IReadOnlyList<IgnorePattern> patterns)
    {
        this.outer = outer;
        this.folder = folder;
        this.patterns = patterns;
    }

    /// <summary>No rules: nothing is ignored.</summary>
    public static IgnoreRules None { get; } = new(null, string.Empty, []);

    /// <summary>Adds the rules of a file that speaks of what is in a folder and below it.</summary>
    /// <param name="folder">The folder, from the top; empty for the top.</param>
    /// <exception cref="RepositoryException">The file cannot be read.</exception>
    public IgnoreRules With(string folder, string file) =>
        // A link is not followed: git does not follow it either.
        new FileInfo(file).LinkTarget is null ? WithText(folder, DiskFile.ReadText(file)) : this;

    /// <summary>Adds rules.</summary>
    public IgnoreRules WithText(string folder, string text)
    {
        var patterns = text.TrimStart('\uFEFF').Split('\n').Select(IgnorePattern.Parse).OfType<IgnorePattern>().ToArray();
        return new IgnoreRules(this, folder, patterns);
    }

    /// <summary>Whether a path is ignored, given that none of the folders above it is.</summary>
    public bool Ignore(string path, bool isFolder)
    {
        for (var rules = this; rules is not null; rules = rules.outer)
        {
            var relative = rules.folder.Length == 0 ? path : path[(rules.folder.Length + 1)..];
            for (var i = rules.patterns.Count - 1; i >= 0; i--)
            {
                if (rules.patterns[i].Matches(relative, isFolder))
                {
                    return !rules.patterns[i].IsNegated;
                }
            }
        }

        return false;
    }
}
