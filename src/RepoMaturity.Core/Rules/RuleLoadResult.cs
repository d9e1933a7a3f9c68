namespace RepoMaturity.Core.Rules;

/// <summary>What loading rules gave.</summary>
/// <param name="Rules">The rules; null when there were problems.</param>
/// <param name="Problems">All mistakes found, in order of file and line.</param>
public sealed record RuleLoadResult(RuleSet? Rules, IReadOnlyList<RuleProblem> Problems);
