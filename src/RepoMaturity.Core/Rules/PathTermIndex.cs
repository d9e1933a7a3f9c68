using System.Buffers;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Finds the globs that fit a path without trying all: by the file name, the ending or another text that a glob asks for literally.
/// </summary>
internal sealed class PathTermIndex
{
    private static readonly SearchValues<char> GlobCharacters = SearchValues.Create("*?[]{}!");
    private readonly Dictionary<string, List<Entry>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byEnding = new(StringComparer.Ordinal);
    private readonly LiteralIndex<Entry> others;

    public PathTermIndex(IEnumerable<PathTerm> terms)
    {
        var rest = new List<Entry>();
        foreach (var term in terms.Distinct())
        {
            for (var i = 0; i < term.Patterns.Length; i++)
            {
                var entry = new Entry(term, i);
                if (!AddWhole(term.Patterns[i], entry))
                {
                    rest.Add(entry);
                }
            }
        }

        others = new LiteralIndex<Entry>(rest, entry => entry.Term.Literals(entry.Pattern), StringComparer.Ordinal);
    }

    /// <summary>Adds the terms that fit the path.</summary>
    public void Match(string path, FileHits hits)
    {
        var name = RepositoryPath.Name(path);
        AddMatching(byName.GetValueOrDefault(name) ?? [], path, hits);
        var dot = name.LastIndexOf('.');
        if (dot >= 0)
        {
            AddMatching(byEnding.GetValueOrDefault(name[dot..]) ?? [], path, hits);
        }

        AddMatching(others.Candidates(path), path, hits);
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

    private static void AddMatching(IEnumerable<Entry> entries, string path, FileHits hits)
    {
        foreach (var entry in entries)
        {
            if (!hits.Has(entry.Term) && (entry.IsCertain || entry.Term.Matches(entry.Pattern, path)))
            {
                hits.Add(entry.Term);
            }
        }
    }

    /// <summary>One glob of a term.</summary>
    /// <param name="IsCertain">Whether a path that is found by name or ending fits for certain: nothing else is asked for.</param>
    private sealed record Entry(PathTerm Term, int Pattern, bool IsCertain = false);
}
