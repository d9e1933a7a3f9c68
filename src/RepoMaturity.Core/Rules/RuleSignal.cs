namespace RepoMaturity.Core.Rules;

/// <summary>A signal and the rule it stands in.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Signal">The signal.</param>
internal sealed record RuleSignal(Rule Rule, Signal Signal)
{
    /// <summary>Whether it asks for evidence that other signals give, and so comes second.</summary>
    public bool IsDerived { get; } = SignalIndex.AsksForEvidence(Signal.When);
}
