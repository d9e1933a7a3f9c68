using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What stands beside a file: a practice or aspect that has to be raised on the way to a stage.</summary>
/// <param name="Claim">Id of the practice or aspect.</param>
/// <param name="From">Its level now.</param>
/// <param name="To">The level that is asked of it.</param>
/// <param name="Place">The file that its first step edits, else the one for remarks about no file; null where there is none.</param>
/// <param name="Steps">What to do, in this order.</param>
public sealed record Remark(string Claim, Level From, Level To, string? Place, ImmutableArray<NextStep> Steps)
{
    /// <summary>The remarks of a framework, easiest first. What the configuration suppresses everywhere is left out: nothing that could be written would count.</summary>
    public static ImmutableArray<Remark> Of(Assessment assessment, FrameworkResult? result)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return result is null ? [] : [.. result.NextSteps.GroupBy(step => step.Claim, StringComparer.Ordinal)
            .Where(steps => assessment.Configuration?.Configuration.Suppresses(steps.Key, path: null) != true)
            .Select(steps => new Remark(steps.Key, steps.First().From, steps.Last().To, steps.First().Place, [.. steps]))];
    }
}
