using System.Numerics;

namespace RepoMaturity.Core.Links;

/// <summary>Some units of a repository: those that have a number as bits, so that the many sets of one scan cost little.</summary>
/// <param name="index">Numbers them.</param>
internal sealed class UnitSet(EdgeIndex index)
{
    private readonly ulong[] numbered = new ulong[(index.Units.Count + 63) / 64];
    private readonly HashSet<UnitKey> others = [];

    /// <summary>The units, in no certain order.</summary>
    public IEnumerable<UnitKey> Units
    {
        get
        {
            for (var word = 0; word < numbered.Length; word++)
            {
                for (var bits = numbered[word]; bits != 0; bits &= bits - 1)
                {
                    yield return index.Units[(word * 64) + BitOperations.TrailingZeroCount(bits)];
                }
            }

            foreach (var unit in others)
            {
                yield return unit;
            }
        }
    }

    /// <summary>Whether the unit is one of them.</summary>
    public bool Contains(UnitKey unit) => index.NumberOf(unit) is >= 0 and var number ? Contains(number) : others.Contains(unit);

    /// <summary>Whether the unit with this number is one of them; no unit has a negative one.</summary>
    public bool Contains(int number) => number >= 0 && ((numbered[number >> 6] >> number) & 1) != 0;

    /// <summary>Adds a unit. Returns whether it was not there.</summary>
    public bool Add(int number)
    {
        var bit = 1UL << number;
        var isNew = (numbered[number >> 6] & bit) == 0;
        numbered[number >> 6] |= bit;
        return isNew;
    }

    /// <summary>Adds a unit that has no number.</summary>
    public void AddOther(UnitKey unit) => others.Add(unit);
}
