using System.Text;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Writes the terms that fit a file as a short text, and reads it back. A number is a character: of how many terms facts fit; of each such term its number, how many facts fit it, and their places
/// in the file; of how many terms the path fits, and their numbers.
/// </summary>
/// <param name="ofFacts">The terms for facts, in the order of their numbers.</param>
/// <param name="ofPaths">The terms for paths, in the order of their numbers.</param>
internal sealed class PackedHits(FactTerm[] ofFacts, PathTerm[] ofPaths)
{
    private readonly Lazy<Dictionary<object, int>> numbers = new(() => Numbers(ofFacts, ofPaths));

    /// <summary>The text for the hits of a file; null where a number is too large for a character.</summary>
    public string? Pack(FileHits hits)
    {
        var places = new Dictionary<Fact, int>(ReferenceEqualityComparer.Instance);
        foreach (var fact in hits.File.Facts)
        {
            places.TryAdd(fact, places.Count);
        }

        var terms = hits.Terms.Items;
        var all = new List<int> { terms.Length };
        foreach (var term in terms)
        {
            var fitting = hits.Of(term);
            all.Add(numbers.Value[term]);
            all.Add(fitting.Length);
            all.AddRange(fitting.Select(fact => places[fact]));
        }

        all.Add(hits.Paths.Items.Length);
        all.AddRange(hits.Paths.Items.Select(term => numbers.Value[term]));
        var text = new StringBuilder(all.Count);
        foreach (var number in all)
        {
            if (number > char.MaxValue)
            {
                return null;
            }

            text.Append((char)number);
        }

        return text.ToString();
    }

    /// <summary>Reads a text, which somebody else may have written.</summary>
    /// <returns>Whether it suits the file and the rules.</returns>
    public bool TryUnpack(string text, FileFacts file, out FactTerm[] terms, out Fact[][] facts, out PathTerm[] paths)
    {
        var rest = text.AsSpan();
        facts = [];
        paths = [];
        return TryTakeTerms(ref rest, file, out terms, out facts) && TryTakePaths(ref rest, out paths) && rest.IsEmpty;
    }

    private static Dictionary<object, int> Numbers(FactTerm[] ofFacts, PathTerm[] ofPaths)
    {
        var numbers = new Dictionary<object, int>(ofFacts.Length + ofPaths.Length, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < ofFacts.Length; i++)
        {
            numbers.Add(ofFacts[i], i);
        }

        for (var i = 0; i < ofPaths.Length; i++)
        {
            numbers.Add(ofPaths[i], i);
        }

        return numbers;
    }

    /// <summary>Takes a number below a limit.</summary>
    private static bool TryTake(ref ReadOnlySpan<char> rest, int limit, out int number)
    {
        number = rest.IsEmpty ? limit : rest[0];
        rest = rest.IsEmpty ? rest : rest[1..];
        return number < limit;
    }

    /// <summary>Takes how many of something follow: never more than there are characters left for.</summary>
    private static bool TryTakeCount(ref ReadOnlySpan<char> rest, out int count) => TryTake(ref rest, char.MaxValue + 1, out count) && count <= rest.Length;

    private bool TryTakeTerms(ref ReadOnlySpan<char> rest, FileFacts file, out FactTerm[] terms, out Fact[][] facts)
    {
        (terms, facts) = ([], []);
        if (!TryTakeCount(ref rest, out var count))
        {
            return false;
        }

        (terms, facts) = count == 0 ? (terms, facts) : (new FactTerm[count], new Fact[count][]);
        var seen = new TakenNumbers(ofFacts.Length);
        for (var i = 0; i < count; i++)
        {
            if (!TryTake(ref rest, ofFacts.Length, out var number) || !seen.Take(number) || !TryTakeFacts(ref rest, file, i == 0 ? [] : facts[i - 1], out facts[i]))
            {
                return false;
            }

            terms[i] = ofFacts[number];
        }

        return true;
    }

    /// <summary>Takes the facts that fit a term; terms that the same facts fit share one list, as those do that were found anew.</summary>
    private static bool TryTakeFacts(ref ReadOnlySpan<char> rest, FileFacts file, Fact[] before, out Fact[] facts)
    {
        facts = before;
        if (!TryTakeCount(ref rest, out var count) || count == 0)
        {
            return false;
        }

        var isShared = count == before.Length;
        for (var i = 0; i < count; i++)
        {
            if (rest[i] >= file.Facts.Length)
            {
                return false;
            }

            isShared = isShared && ReferenceEquals(before[i], file.Facts[rest[i]]);
        }

        if (!isShared)
        {
            facts = new Fact[count];
            for (var i = 0; i < count; i++)
            {
                facts[i] = file.Facts[rest[i]];
            }
        }

        rest = rest[count..];
        return true;
    }

    private bool TryTakePaths(ref ReadOnlySpan<char> rest, out PathTerm[] paths)
    {
        paths = [];
        if (!TryTakeCount(ref rest, out var count))
        {
            return false;
        }

        paths = count == 0 ? paths : new PathTerm[count];
        var seen = new TakenNumbers(ofPaths.Length);
        for (var i = 0; i < count; i++)
        {
            if (!TryTake(ref rest, ofPaths.Length, out var number) || !seen.Take(number))
            {
                return false;
            }

            paths[i] = ofPaths[number];
        }

        return true;
    }

    /// <summary>Numbers of which each may be taken once.</summary>
    private readonly struct TakenNumbers(int limit)
    {
        private readonly ulong[] taken = new ulong[(limit + 63) / 64];

        public bool Take(int number)
        {
            var bit = 1UL << number;
            var isNew = (taken[number >> 6] & bit) == 0;
            taken[number >> 6] |= bit;
            return isNew;
        }
    }
}
