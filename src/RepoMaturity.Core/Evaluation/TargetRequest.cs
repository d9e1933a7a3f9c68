using System.Collections.Immutable;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What people want of a repository: a stage, or what is required of the use case, from which the stage follows.</summary>
/// <param name="Stage">Number or name of a stage, as a framework has it (the name also in lower case with hyphens); null where the requirements decide.</param>
/// <param name="Requirements">Ids of what is required; where there is no stage, all others are not required.</param>
/// <param name="Framework">Id of the framework that is meant; null for the one whose stages follow from requirements.</param>
public sealed record TargetRequest(string? Stage, ImmutableArray<string> Requirements, string? Framework = null);
