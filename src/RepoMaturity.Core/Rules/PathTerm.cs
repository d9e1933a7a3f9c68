using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Globs over paths: <c>**/</c> any folders, <c>*</c> within one name. One must fit.</summary>
public sealed class PathTerm
{
    private readonly ImmutableArray<PathPattern> globs;

    /// <summary>Makes a term.</summary>
    /// <param name="patterns">Globs; one without a slash is looked for in every folder, one that begins with a slash at the root alone.</param>
    public PathTerm(IEnumerable<string> patterns)
    {
        Patterns = [.. patterns];
        globs = [.. Patterns.Select(pattern => new PathPattern(pattern.Contains('/', StringComparison.Ordinal) ? pattern.TrimStart('/') : "**/" + pattern))];
    }

    /// <summary>The globs as written.</summary>
    public ImmutableArray<string> Patterns { get; }

    /// <summary>Texts of which each stands in every path that fits the glob at this place in <see cref="Patterns"/>.</summary>
    internal ImmutableArray<string> Literals(int pattern) => globs[pattern].Literals;

    /// <summary>Whether the path fits the glob at this place in <see cref="Patterns"/>.</summary>
    internal bool Matches(int pattern, string path) => globs[pattern].Matches(path);

    /// <summary>Whether the path fits.</summary>
    public bool Matches(string path)
    {
        foreach (var glob in globs)
        {
            if (glob.Matches(path))
            {
                return true;
            }
        }

        return false;
    }
}
