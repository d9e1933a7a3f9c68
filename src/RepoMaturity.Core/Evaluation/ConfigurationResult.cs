using System.Collections.Immutable;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What a configuration made of a repository.</summary>
/// <param name="Configuration">The configuration.</param>
/// <param name="ExcludedFiles">How many files count as not there.</param>
/// <param name="Suppressed">What its suppressions took away, in their order.</param>
public sealed record ConfigurationResult(Configuration Configuration, int ExcludedFiles, ImmutableArray<SuppressionResult> Suppressed);
