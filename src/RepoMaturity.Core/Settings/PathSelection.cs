using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Settings;

/// <summary>
/// Paths named by globs, as people know them of <c>.gitignore</c>: a name without a slash is meant in every folder, a folder means all in it.
/// </summary>
public sealed class PathSelection
{
    private readonly PathTerm term;

    private PathSelection(ImmutableArray<string> patterns)
    {
        Patterns = patterns;
        term = new PathTerm(patterns.SelectMany(Globs));
    }

    /// <summary>Selects nothing.</summary>
    public static PathSelection None { get; } = new([]);

    /// <summary>The globs as written.</summary>
    public ImmutableArray<string> Patterns { get; }

    /// <summary>Selects by globs of which <see cref="Mistake"/> finds nothing wrong.</summary>
    public static PathSelection Of(IEnumerable<string> patterns) => new([.. patterns]);

    /// <summary>What is wrong with a glob, in one sentence; null when nothing is.</summary>
    public static string? Mistake(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern switch
        {
            _ when pattern.AsSpan().Trim('/').IsWhiteSpace() => "A path is missing here: give a glob, such as notebooks/** or *.ipynb.",
            ['!', ..] => "A glob cannot take back what another one has named: leave the '!' out.",
            _ when pattern.Contains('\\', StringComparison.Ordinal) => "Use '/' between folders, on every platform.",
            _ when pattern.Split('/') is var names && (names.Contains("..") || names.Contains(".")) => "Paths are seen from the top of the repository: leave './' and '../' out.",
            _ => null,
        };
    }

    /// <summary>Whether the path is one of them.</summary>
    public bool Matches(string path) => !Patterns.IsEmpty && term.Matches(path);

    private static IEnumerable<string> Globs(string pattern)
    {
        var core = pattern.TrimEnd('/');
        var glob = core.Contains('/', StringComparison.Ordinal) ? '/' + core.TrimStart('/') : "**/" + core;
        return [glob, glob + "/**"];
    }
}
