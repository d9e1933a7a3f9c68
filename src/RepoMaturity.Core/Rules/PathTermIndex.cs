using System.Buffers;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Finds the globs that fit a path without trying all: by the file name, the ending or another text that a glob asks for literally.
/// </summary>
internal sealed class PathTermIndex
{
    private static readonly SearchValues<char> GlobCharacters = SearchValues.Create("*?[]{}!");

    /// <summary>Used for one path after the other.</summary>
    [ThreadStatic]
    private static List<PathTerm>? scratch;

    private readonly Dictionary<string, List<Entry>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byEnding = new(StringComparer.Ordinal);
    private readonly LiteralIndex<Entry> others;

    /// <summary>Makes an index.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="anchoredAlone">Whether globs that fit below any folders are left out.</param>
    public PathTermIndex(IEnumerable<PathTerm> terms, bool anchoredAlone = false)
    {
        var rest = new List<Entry>();
        foreach (var term in terms.Distinct())
        {
            for (var i = 0; i < term.Patterns.Length; i++)
            {
                var entry = new Entry(term, i);
                if (anchoredAlone && IsBelowAny(term.Patterns[i]))
                {
                    continue;
                }

                if (!AddWhole(term.Patterns[i], entry))
                {
                    rest.Add(entry);
                }
            }
        }

        others = new LiteralIndex<Entry>(rest, entry => entry.Term.Literals(entry.Pattern), StringComparer.Ordinal);
    }

    /// <summary>The terms that fit the path, each once, in no certain order.</summary>
    public PathTerm[] Match(string path) => Match(path, []);

    /// <summary>The terms that fit the path, those that are known to fit before the others, each once.</summary>
    public PathTerm[] Match(string path, PathTerm[] known)
    {
        var found = scratch ??= [];
        found.Clear();
        found.AddRange(known);
        var name = RepositoryPath.Name(path);
        if (byName.TryGetValue(name, out var ofName))
        {
            Take(ofName, path, found);
        }

        var dot = name.LastIndexOf('.');
        if (dot >= 0 && byEnding.TryGetValue(dot == 0 ? name : name[dot..], out var ofEnding))
        {
            Take(ofEnding, path, found);
        }

        Take(others.Always, path, found);
        for (var at = 0; at < path.Length; at++)
        {
            if (others.At(path, at) is { } candidates)
            {
                Take(candidates, path, found);
            }
        }

        return found.Count == known.Length ? known : [.. found];
    }

    /// <summary>Keeps a glob that asks for a whole name, or for any name with an ending.</summary>
    private bool AddWhole(string pattern, Entry entry)
    {
        var parts = pattern.Split('/');
        var last = parts[^1];
        var isAnywhere = !pattern.StartsWith('/') && !parts.AsSpan(0, parts.Length - 1).ContainsAnyExcept("**");
        if (IsLiteral(last))
        {
            Add(byName, last, entry with { IsCertain = isAnywhere });
            return true;
        }

        if (isAnywhere && last.StartsWith("*.", StringComparison.Ordinal) && last.LastIndexOf('.') == 1 && IsLiteral(last[1..]) && last.Length > 2)
        {
            Add(byEnding, last[1..], entry with { IsCertain = true });
            return true;
        }

        return false;
    }

    private static void Add(Dictionary<string, List<Entry>> index, string key, Entry entry)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(entry);
    }

    private static bool IsLiteral(string text) => !text.AsSpan().ContainsAny(GlobCharacters);

    /// <summary>Whether a glob fits below any folders, and so what it fits also where that lies deeper.</summary>
    private static bool IsBelowAny(string pattern) =>
        !pattern.Contains('/', StringComparison.Ordinal) || pattern.AsSpan().TrimStart('/').StartsWith("**/", StringComparison.Ordinal);

    private static void Take(List<Entry> entries, string path, List<PathTerm> found)
    {
        foreach (var entry in entries)
        {
            if (!found.Contains(entry.Term) && (entry.IsCertain || entry.Term.Matches(entry.Pattern, path)))
            {
                found.Add(entry.Term);
            }
        }
    }

    /// <summary>One glob of a term.</summary>
    /// <param name="IsCertain">Whether a path that is found by name or ending fits for certain: nothing else is asked for.</param>
    private sealed record Entry(PathTerm Term, int Pattern, bool IsCertain = false);
}
