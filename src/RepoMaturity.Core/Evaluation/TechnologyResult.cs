using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A technology in a repository.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Level">The best level at which it shows.</param>
/// <param name="Evidence">All its evidence, strongest first.</param>
public sealed record TechnologyResult(Rule Rule, Level Level, ImmutableArray<Evidence> Evidence);
