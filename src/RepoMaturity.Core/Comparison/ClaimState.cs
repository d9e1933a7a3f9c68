using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Comparison;

/// <summary>How a practice, aspect or technology stands.</summary>
/// <param name="Level">What is proved.</param>
/// <param name="CouldBe">What it could be.</param>
/// <param name="Attested">What people attest.</param>
/// <param name="Spread">How many of the entry points it covers; null where there are none, or nobody asks.</param>
public sealed record ClaimState(Level Level, Level CouldBe, Level Attested, Spread? Spread)
{
    /// <summary>No trace.</summary>
    public static ClaimState Absent { get; } = new(Level.Absent, Level.Absent, Level.Absent, null);

    /// <summary>How many of the entry points are covered; null where there are none.</summary>
    public decimal? Share => Spread is { Of: > 0 } spread ? (decimal)spread.Units / spread.Of : null;
}
