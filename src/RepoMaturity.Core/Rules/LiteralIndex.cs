using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Finds the patterns that can fit a text without trying all. Of each pattern a text is known that stands in whatever it fits; it is kept under three neighbouring
/// characters of that text, and a text under question is asked for each three of its own. Patterns of which no such three are known come always.
/// </summary>
internal sealed class LiteralIndex<TPattern>
{
    private const int Length = 3;

    private readonly Dictionary<string, List<TPattern>>.AlternateLookup<ReadOnlySpan<char>> byCharacters;
    private readonly List<TPattern> always = [];

    /// <summary>Makes an index.</summary>
    /// <param name="patterns">Each pattern with the texts that stand in whatever it fits.</param>
    /// <param name="comparer">Compares characters: ordinal, or without regard to case.</param>
    public LiteralIndex(IReadOnlyCollection<(TPattern Pattern, ImmutableArray<string> Literals)> patterns, StringComparer comparer)
    {
        var counts = new Dictionary<string, int>(comparer);
        foreach (var characters in patterns.SelectMany(pattern => InOrder(pattern.Literals)))
        {
            counts[characters] = counts.GetValueOrDefault(characters) + 1;
        }

        var index = new Dictionary<string, List<TPattern>>(comparer);
        foreach (var (pattern, literals) in patterns)
        {
            // The rarest say most.
            var kept = InOrder(literals).MinBy(characters => counts[characters]);
            if (kept is null)
            {
                always.Add(pattern);
            }
            else if (index.TryGetValue(kept, out var list))
            {
                list.Add(pattern);
            }
            else
            {
                index.Add(kept, [pattern]);
            }
        }

        byCharacters = index.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The patterns that can fit; one may come more than once.</summary>
    public IEnumerable<TPattern> Candidates(string text)
    {
        foreach (var pattern in always)
        {
            yield return pattern;
        }

        for (var at = 0; at + Length <= text.Length; at++)
        {
            if (byCharacters.TryGetValue(text.AsSpan(at, Length), out var found))
            {
                foreach (var pattern in found)
                {
                    yield return pattern;
                }
            }
        }
    }

    private static IEnumerable<string> InOrder(ImmutableArray<string> literals) =>
        literals.SelectMany(literal => Enumerable.Range(0, Math.Max(0, literal.Length - Length + 1)).Select(at => literal.Substring(at, Length)));
}
