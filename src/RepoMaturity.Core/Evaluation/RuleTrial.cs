using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What one rule shows of a repository, signal by signal.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Repository">Name of the repository.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Signals">Its signals, in their order.</param>
/// <param name="History">What it shows in the history.</param>
/// <param name="Claims">Each practice and aspect that it shows, in ordinal order: its level without the rule, and with it.</param>
public sealed record RuleTrial(
    Rule Rule, string Repository, int Files, ImmutableArray<SignalTrial> Signals, ImmutableArray<Evidence> History, ImmutableArray<KeyValuePair<string, (Level Without, Level With)>> Claims);
