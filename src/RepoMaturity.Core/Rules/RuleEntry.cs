namespace RepoMaturity.Core.Rules;

/// <summary>A key of a mapping in a rule file, and its value.</summary>
internal sealed record RuleEntry(string Key, RuleNode Value);
