using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A practice in a repository.</summary>
/// <param name="Practice">The practice.</param>
/// <param name="Level">What is proved.</param>
/// <param name="CouldBe">What it could be; above <paramref name="Level"/> only for a named cause.</param>
/// <param name="UnknownBecause">The causes; empty when nothing is unknown.</param>
/// <param name="Spread">How many of the entry points it covers; null when there are none.</param>
/// <param name="Evidence">All evidence of the practice itself, strongest first.</param>
/// <param name="Aspects">Its aspects, in the order of the rules.</param>
public sealed record PracticeResult(
    PracticeRule Practice,
    Level Level,
    Level CouldBe,
    ImmutableArray<string> UnknownBecause,
    Spread? Spread,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<AspectResult> Aspects)
{
    private readonly int? evidenceTotal;

    /// <summary>How much evidence there is; more than <see cref="Evidence"/> where only the strongest was kept.</summary>
    public int EvidenceTotal
    {
        get => evidenceTotal ?? Evidence.Length;
        init => evidenceTotal = value;
    }

    /// <summary>What people attest; absent where they attest nothing. It changes nothing of what is proved.</summary>
    public Level Attested { get; init; }
}
