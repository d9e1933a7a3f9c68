namespace RepoMaturity.Core.Rules;

/// <summary>The stages of a framework that two requirements of a use case ask for: the right stage is not always the highest.</summary>
/// <param name="RegulatoryCompliance">Whether compliance with regulation is needed.</param>
/// <param name="OperationalExcellence">Whether operational excellence is needed.</param>
/// <param name="Lowest">The lowest stage that will do.</param>
/// <param name="Highest">The highest stage that is asked for.</param>
public sealed record DesiredStages(bool RegulatoryCompliance, bool OperationalExcellence, int Lowest, int Highest);
