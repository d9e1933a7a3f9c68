using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Finds the patterns that can fit a text without trying all. Of each pattern a text is known that stands in whatever it fits; it is kept under three neighbouring
/// characters of that text, and a text under question is asked for each three of its own. Patterns of which no such three are known come always.
/// </summary>
internal sealed class LiteralIndex<TPattern>
    where TPattern : class
{
    private const int Length = 3;

    private readonly Dictionary<string, List<TPattern>>.AlternateLookup<ReadOnlySpan<char>> byCharacters;
    private readonly List<TPattern> always = [];

    /// <summary>Makes an index.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="literalsOf">The texts that stand in whatever a pattern fits.</param>
    /// <param name="comparer">Compares characters: ordinal, or without regard to case.</param>
    public LiteralIndex(IReadOnlyList<TPattern> patterns, Func<TPattern, ImmutableArray<string>> literalsOf, StringComparer comparer)
    {
        var counts = new Dictionary<string, int>(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
        var literals = new ImmutableArray<string>[patterns.Count];
        for (var i = 0; i < literals.Length; i++)
        {
            literals[i] = literalsOf(patterns[i]);
            foreach (var literal in literals[i])
            {
                for (var at = 0; at + Length <= literal.Length; at++)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, literal.AsSpan(at, Length), out _)++;
                }
            }
        }

        byCharacters = new Dictionary<string, List<TPattern>>(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < literals.Length; i++)
        {
            var kept = Rarest(literals[i], counts);
            if (kept.IsEmpty)
            {
                always.Add(patterns[i]);
                continue;
            }

            if (!byCharacters.TryGetValue(kept, out var list))
            {
                byCharacters.TryAdd(kept, list = []);
            }

            list.Add(patterns[i]);
        }
    }

    /// <summary>The patterns that can fit any text.</summary>
    public List<TPattern> Always => always;

    /// <summary>The patterns that can fit for the characters at a place of a text; one may come for several places. Null for none.</summary>
    public List<TPattern>? At(string text, int at) => at + Length <= text.Length && byCharacters.TryGetValue(text.AsSpan(at, Length), out var found) ? found : null;

    /// <summary>The three neighbours that the fewest patterns have, which say most.</summary>
    private static ReadOnlySpan<char> Rarest(ImmutableArray<string> literals, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts)
    {
        var rarest = ReadOnlySpan<char>.Empty;
        var least = int.MaxValue;
        foreach (var literal in literals)
        {
            for (var at = 0; at + Length <= literal.Length; at++)
            {
                if (counts[literal.AsSpan(at, Length)] is var count && count < least)
                {
                    rarest = literal.AsSpan(at, Length);
                    least = count;
                }
            }
        }

        return rarest;
    }
}
