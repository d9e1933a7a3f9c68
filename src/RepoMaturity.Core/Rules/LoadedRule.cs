namespace RepoMaturity.Core.Rules;

/// <summary>What was read of a rule file, and where.</summary>
/// <param name="Node">The root of the file.</param>
/// <param name="Rule">What was read.</param>
internal sealed record LoadedRule<TRule>(RuleNode Node, TRule Rule);
