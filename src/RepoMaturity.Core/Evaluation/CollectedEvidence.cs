using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What the rules found in a repository.</summary>
/// <param name="Evidence">All evidence, strongest first.</param>
/// <param name="Pointers">Named causes why a practice could stand higher.</param>
/// <param name="Hits">The terms that fit each file.</param>
/// <param name="Conditions">Answers further conditions over the same files.</param>
internal sealed record CollectedEvidence(
    ImmutableArray<Evidence> Evidence, ImmutableArray<Pointer> Pointers, ImmutableArray<FileHits> Hits, ConditionEvaluator Conditions);
