namespace RepoMaturity.Core.Rules;

/// <summary>One step of the decision on the kind: of the decisions in their order, the first whose case holds gives it.</summary>
/// <param name="Kind">The kind that it gives.</param>
/// <param name="Case">What must hold.</param>
public sealed record KindDecision(KindRule Kind, KindCase Case);
