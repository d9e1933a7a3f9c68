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

    /// <summary>How many of the entry points it covers, as far as that says something: it is in place, and covers any.</summary>
    public Spread? Reach => Level >= Level.Implemented && Spread is { Units: > 0 } ? Spread : null;

    /// <summary>Whether another says the same.</summary>
    public bool IsLike(ClaimState? other) => other is not null && Level == other.Level && CouldBe == other.CouldBe && Attested == other.Attested && Reach == other.Reach;

    /// <summary>How many of the entry points are covered; null where there are none.</summary>
    public decimal? Share => Spread is { Of: > 0 } spread ? (decimal)spread.Units / spread.Of : null;
}
