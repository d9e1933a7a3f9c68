namespace RepoMaturity.Core.Rules;

/// <summary>A signal and the rule it stands in. There is one of each, so that two are never compared by what they say.</summary>
/// <param name="rule">The rule.</param>
/// <param name="signal">The signal.</param>
internal sealed class RuleSignal(Rule rule, Signal signal)
{
    /// <summary>The rule.</summary>
    public Rule Rule => rule;

    /// <summary>The signal.</summary>
    public Signal Signal => signal;

    /// <summary>Whether it asks for evidence that other signals give, and so comes second.</summary>
    public bool IsDerived { get; } = SignalIndex.AsksForEvidence(signal.When);
}
