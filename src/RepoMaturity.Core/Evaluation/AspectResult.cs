using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>An aspect in a repository.</summary>
/// <param name="Aspect">The aspect.</param>
/// <param name="Level">What is proved.</param>
/// <param name="CouldBe">What it could be.</param>
/// <param name="Evidence">Its evidence, strongest first.</param>
public sealed record AspectResult(AspectRule Aspect, Level Level, Level CouldBe, ImmutableArray<Evidence> Evidence)
{
    /// <summary>What people attest; absent where they attest nothing. It changes nothing of what is proved.</summary>
    public Level Attested { get; init; }

    /// <summary>Why it could stand higher, in ordinal order; empty when nothing is unknown.</summary>
    public ImmutableArray<string> UnknownBecause { get; init; } = [];
}
