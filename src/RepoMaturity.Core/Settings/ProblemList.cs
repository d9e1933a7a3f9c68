using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Settings;

/// <summary>Gathers what does not count in a configuration: mistakes, and what has expired.</summary>
/// <param name="path">The configuration.</param>
/// <param name="on">The day by which entries have expired or not.</param>
internal sealed class ProblemList(string path, DateOnly on)
{
    private readonly List<RuleProblem> expired = [];

    public List<RuleProblem> Mistakes { get; } = [];

    public ImmutableArray<RuleProblem> Sorted() => [.. Mistakes.OrderBy(problem => problem.Line)];

    public ImmutableArray<RuleProblem> SortedExpired() => [.. expired.OrderBy(problem => problem.Line)];

    /// <summary>What was read, if nothing of it is a mistake; else null.</summary>
    public TEntry? Sound<TEntry>(Func<TEntry?> read)
        where TEntry : class
    {
        var before = Mistakes.Count;
        var entry = read();
        return Mistakes.Count == before ? entry : null;
    }

    /// <summary>Whether an entry still counts; one that does not is noted.</summary>
    /// <param name="what">The entry, for people.</param>
    /// <param name="expires">The last day on which it counts; null for always.</param>
    /// <param name="line">Where it stands.</param>
    public bool Counts(string what, DateOnly? expires, int line)
    {
        if (expires is not { } day || day >= on)
        {
            return true;
        }

        expired.Add(new RuleProblem(path, line, $"The {what} has expired on {day:yyyy-MM-dd} and counts for nothing: renew it or take it out."));
        return false;
    }
}
