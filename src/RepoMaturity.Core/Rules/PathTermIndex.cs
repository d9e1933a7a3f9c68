using System.Buffers;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Finds the globs that fit a path without trying all: by the file name, the ending or a folder that a glob asks for literally.
/// </summary>
internal sealed class PathTermIndex
{
    private static readonly SearchValues<char> GlobCharacters = SearchValues.Create("*?[]{}!");
    private readonly Dictionary<string, List<Entry>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byEnding = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byFolder = new(StringComparer.Ordinal);
    private readonly List<Entry> others = [];

    public PathTermIndex(IEnumerable<PathTerm> terms)
    {
        foreach (var term in terms.Distinct())
        {
            for (var i = 0; i < term.Patterns.Length; i++)
            {
                Add(term.Patterns[i], new Entry(term, i));
            }
        }
    }

    /// <summary>Adds the terms that fit the path.</summary>
    public void Match(string path, FileHits hits)
    {
        var name = RepositoryPath.Name(path);
        AddMatching(byName.GetValueOrDefault(name), path, hits);
        var dot = name.LastIndexOf('.');
        if (dot >= 0)
        {
            AddMatching(byEnding.GetValueOrDefault(name[dot..]), path, hits);
        }

        if (byFolder.Count > 0)
        {
            var lookup = byFolder.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var part in path.AsSpan(0, Math.Max(0, path.Length - name.Length - 1)).Split('/'))
            {
                if (lookup.TryGetValue(path.AsSpan()[part], out var entries))
                {
                    AddMatching(entries, path, hits);
                }
            }
        }

        AddMatching(others, path, hits);
    }

    private void Add(string pattern, Entry entry)
    {
        var parts = pattern.Split('/');
        var last = parts[^1];
        var dot = last.LastIndexOf('.');
        var isAnywhere = !pattern.StartsWith('/') && parts.SkipLast(1).All(part => part == "**");
        if (IsLiteral(last))
        {
            Add(byName, last, entry with { IsCertain = isAnywhere });
        }
        else if (dot >= 0 && dot < last.Length - 1 && IsLiteral(last[dot..]))
        {
            Add(byEnding, last[dot..], entry with { IsCertain = isAnywhere && last[..dot] == "*" });
        }
        else if (parts.SkipLast(1).Where(IsLiteral).MaxBy(part => part.Length) is { Length: > 0 } folder)
        {
            Add(byFolder, folder, entry);
        }
        else
        {
            others.Add(entry);
        }
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

    private static void AddMatching(List<Entry>? entries, string path, FileHits hits)
    {
        foreach (var entry in entries ?? [])
        {
            if (!hits.Has(entry.Term) && (entry.IsCertain || entry.Term.Matches(entry.Pattern, path)))
            {
                hits.Add(entry.Term);
            }
        }
    }

    /// <summary>One glob of a term.</summary>
    /// <param name="IsCertain">Whether a path that is found by name or ending fits for certain: nothing else is asked for.</param>
    private readonly record struct Entry(PathTerm Term, int Pattern, bool IsCertain = false);
}
