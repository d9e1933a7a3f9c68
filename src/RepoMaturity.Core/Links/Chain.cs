using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>The way from a trigger to a unit: the trigger itself first, then each place that runs the next.</summary>
/// <param name="Trigger">What starts it.</param>
/// <param name="Steps">The steps, the trigger included; never empty.</param>
public sealed record Chain(TriggerKind Trigger, ImmutableArray<ChainStep> Steps);
