using System.Runtime.InteropServices;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>The facts of one file by the terms that they fit. Used for one file after the other: as many tables and lists as files would be thrown away at once.</summary>
internal sealed class FactGroups
{
    private readonly Dictionary<FactTerm, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<FactTerm> terms = [];
    private readonly List<List<Fact>> facts = [];

    /// <summary>The terms that something fits, in order of what came first.</summary>
    public FactTerm[] Terms => [.. terms];

    /// <summary>Adds a fact that fits a term.</summary>
    public void Add(FactTerm term, Fact fact)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, term, out var isKnown);
        if (!isKnown)
        {
            place = terms.Count;
            terms.Add(term);
            if (facts.Count < terms.Count)
            {
                facts.Add([]);
            }
        }

        facts[place].Add(fact);
    }

    /// <summary>For each of the terms what fits it. Dozens of terms that ask for the same fact hold it in the same list.</summary>
    public Fact[][] Facts()
    {
        var lists = terms.Count == 0 ? [] : new Fact[terms.Count][];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i] = i > 0 && AreSame(lists[i - 1], facts[i]) ? lists[i - 1] : [.. facts[i]];
        }

        return lists;
    }

    /// <summary>Forgets all facts.</summary>
    public void Clear()
    {
        for (var i = 0; i < terms.Count; i++)
        {
            facts[i].Clear();
        }

        places.Clear();
        terms.Clear();
    }

    private static bool AreSame(Fact[] one, List<Fact> other)
    {
        if (one.Length != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (!ReferenceEquals(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }
}
