using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Words what reports say of a practice beside its level.</summary>
internal static class PracticeWords
{
    /// <summary><c>, in 2 of 7 entry points</c>; empty where there is nothing to compare.</summary>
    public static string Reach(PracticeResult practice) => practice is { Level: >= Level.Implemented, Spread: { Units: > 0, Of: > 1 } spread }
        ? $", in {spread.Units} of {spread.Of} entry points"
        : string.Empty;

    /// <summary><c>, attested automated</c>; empty where people attest nothing.</summary>
    public static string Attested(PracticeResult practice) => Attested(practice.Attested);

    /// <summary><c>, attested automated</c>; empty where people attest nothing.</summary>
    public static string Attested(Level attested) => attested > Level.Absent ? $", attested {Words.Of(attested)}" : string.Empty;

    /// <summary>The aspects that hold, and those that are attested, for people. A count that may not be told says nothing here.</summary>
    public static IEnumerable<string> Aspects(PracticeResult practice) => practice.Aspects
        .Where(aspect => aspect.Level >= Level.Implemented || aspect.Attested > Level.Absent)
        .Where(aspect => Count(aspect) is not { } count || !count.StartsWith(PeopleCount.Few, StringComparison.Ordinal))
        .Select(aspect => aspect.Level >= Level.Implemented ? Count(aspect) ?? aspect.Aspect.Name : $"{aspect.Aspect.Name} (attested {Words.Of(aspect.Attested)}, not detected)");

    /// <summary>Of an aspect that counts people, the count; null of any other.</summary>
    public static string? Count(AspectResult aspect) => aspect.Evidence is [{ IsCount: true } count, ..] ? count.Detail : null;

    /// <summary><c>, could be automated: CAUSE</c>; empty where nothing is unknown.</summary>
    public static string CouldBe(PracticeResult practice)
    {
        if (practice.CouldBe <= practice.Level)
        {
            return string.Empty;
        }

        var more = practice.UnknownBecause.Length > 1 ? $" (and {practice.UnknownBecause.Length - 1} more)" : string.Empty;
        return $", could be {Words.Of(practice.CouldBe)}: {practice.UnknownBecause.FirstOrDefault() ?? "not all was seen"}{more}";
    }
}
