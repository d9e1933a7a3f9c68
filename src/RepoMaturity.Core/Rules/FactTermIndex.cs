using System.Buffers;
using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Finds the terms that fit a fact without trying all: names without a star by look-up of the whole name (and of its beginnings or ends, where the
/// kind fits those), the others by the word with which they begin.
/// </summary>
internal sealed class FactTermIndex
{
    private static readonly SearchValues<char> HeadEnds = SearchValues.Create("./ -_");

    /// <summary>What parts the texts of a pattern: any run of characters, and the space between words of a command, where others may stand.</summary>
    private static readonly char[] Wildcards = ['*', ' '];

    [ThreadStatic]
    private static FactGroups? groups;

    private readonly OfKind?[] byKind = new OfKind?[Enum.GetValues<FactKind>().Length];

    public FactTermIndex(IEnumerable<FactTerm> terms)
    {
        var termsOf = new List<FactTerm>?[byKind.Length];
        foreach (var term in terms.Distinct())
        {
            (termsOf[(int)term.Kind] ??= []).Add(term);
        }

        for (var kind = 0; kind < byKind.Length; kind++)
        {
            byKind[kind] = termsOf[kind] is { } ofKind ? new OfKind((FactKind)kind, ofKind) : null;
        }
    }

    /// <summary>The terms that some facts fit, until it is asked for those of others.</summary>
    /// <param name="facts">The facts of a file.</param>
    /// <param name="known">The terms whose names fit.</param>
    public FactGroups Match(ImmutableArray<Fact> facts, KnownMatches known)
    {
        var found = groups ??= new FactGroups();
        found.Clear();
        foreach (var fact in facts)
        {
            Match(fact, found, known);
        }

        return found;
    }

    private void Match(Fact fact, FactGroups found, KnownMatches known)
    {
        if (byKind[(int)fact.Kind] is not { } ofKind)
        {
            return;
        }

        var knownOfKind = known.Of(fact.Kind);
        if (!knownOfKind.TryGetValue(fact.Name, out var terms))
        {
            terms = ofKind.Find(fact.Name);
            knownOfKind[fact.Name] = terms;
        }

        foreach (var term in terms)
        {
            if (term.MatchesRest(fact))
            {
                found.Add(term, fact);
            }
        }
    }

    /// <summary>Kinds of fact whose names fit in any case.</summary>
    public static bool IgnoresCase(FactKind kind) => kind is FactKind.Action or FactKind.Image or FactKind.Heading or FactKind.Resource;

    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> name)
    {
        var end = name.IndexOfAny(HeadEnds);
        return end < 0 ? name : name[..end];
    }

    /// <summary>The terms of one kind of fact.</summary>
    private sealed class OfKind
    {
        private readonly FactKind kind;
        private readonly Dictionary<string, List<FactTerm>>.AlternateLookup<ReadOnlySpan<char>> exact;
        private readonly Dictionary<string, List<Entry>>.AlternateLookup<ReadOnlySpan<char>> byHead;
        private readonly LiteralIndex<Entry> others;

        public OfKind(FactKind kind, IEnumerable<FactTerm> terms)
        {
            this.kind = kind;
            var comparer = IgnoresCase(kind) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
            var (whole, heads) = (new Dictionary<string, List<FactTerm>>(comparer), new Dictionary<string, List<Entry>>(comparer));
            var unanchored = new List<Entry>();
            foreach (var term in terms)
            {
                for (var i = 0; i < term.Names.Count; i++)
                {
                    Add(new Entry(term, i), term.Names[i].Text, whole, heads, unanchored);
                }
            }

            others = new LiteralIndex<Entry>(unanchored, entry => [.. entry.Term.Names[entry.Name].Text.Split(Wildcards)], comparer);
            exact = whole.GetAlternateLookup<ReadOnlySpan<char>>();
            byHead = heads.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        /// <summary>The terms of which some name fits, each once.</summary>
        public FactTerm[] Find(string name)
        {
            var found = new List<FactTerm>();
            AddExact(name, found);
            switch (kind)
            {
                case FactKind.Import or FactKind.Action:
                    var separator = kind == FactKind.Import ? '.' : '/';
                    for (var end = name.LastIndexOf(separator); end > 0; end = name.LastIndexOf(separator, end - 1))
                    {
                        AddExact(name.AsSpan(0, end), found);
                    }

                    break;
                case FactKind.Image:
                    for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
                    {
                        AddExact(name.AsSpan(slash + 1), found);
                    }

                    break;
            }

            if (byHead.TryGetValue(Head(name), out var entries))
            {
                AddMatching(entries, name, found);
            }

            AddMatching(others.Always, name, found);
            for (var at = 0; at < name.Length; at++)
            {
                if (others.At(name, at) is { } candidates)
                {
                    AddMatching(candidates, name, found);
                }
            }

            return found.Count > 1 ? [.. found.Distinct()] : [.. found];
        }

        private void AddExact(ReadOnlySpan<char> name, List<FactTerm> found)
        {
            if (exact.TryGetValue(name, out var terms))
            {
                found.AddRange(terms);
            }
        }

        private static void AddMatching(List<Entry> entries, string name, List<FactTerm> found)
        {
            foreach (var entry in entries)
            {
                if (entry.Term.MatchesName(entry.Name, name))
                {
                    found.Add(entry.Term);
                }
            }
        }

        private void Add(Entry entry, string name, Dictionary<string, List<FactTerm>> whole, Dictionary<string, List<Entry>> heads, List<Entry> unanchored)
        {
            // The words of a command stand anywhere in it, so no whole name is looked up.
            if (kind != FactKind.Command && !name.Contains('*', StringComparison.Ordinal))
            {
                Add(whole, name, entry.Term);
            }
            else if (IsOther(name))
            {
                unanchored.Add(entry);
            }
            else
            {
                Add(heads, Head(name).ToString(), entry);
            }
        }

        /// <summary>Whether a pattern can be found neither by a whole name nor by its first word.</summary>
        private bool IsOther(string name) =>
            name.Contains('*', StringComparison.Ordinal) && (kind == FactKind.Image || Head(name).Contains('*')) || (kind == FactKind.Command && Head(name).Contains('*'));

        private static void Add<TItem>(Dictionary<string, List<TItem>> index, string key, TItem item)
        {
            if (!index.TryGetValue(key, out var list))
            {
                index.Add(key, list = []);
            }

            list.Add(item);
        }

        /// <summary>One name of a term.</summary>
        private sealed record Entry(FactTerm Term, int Name);
    }
}
