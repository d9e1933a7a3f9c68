using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>An example of a rule: a small repository that it matches, or one that it must not match.</summary>
/// <param name="Files">Path and text of each file.</param>
/// <param name="IsMatch">Whether the rule matches.</param>
/// <param name="Claim">The practice or aspect that must (not) be shown; null: the technology itself, or for a non-match anything of the rule.</param>
/// <param name="Level">The level that must be shown; null: implemented or more.</param>
/// <param name="Path">The rule file.</param>
/// <param name="Line">Its line there.</param>
public sealed record RuleExample(
    ImmutableArray<KeyValuePair<string, string>> Files,
    bool IsMatch,
    string? Claim,
    Level? Level,
    string Path,
    int Line);
