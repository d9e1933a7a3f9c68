using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What was seen of a workflow that a chain of proof begins with.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Trigger">What starts the chain: a workflow may have a schedule that is stale, and pushes that are not.</param>
/// <param name="Observed">Whether it runs.</param>
/// <param name="Why">By what that is told, in one clause.</param>
/// <param name="Last">Its newest run of the kind that was looked for; null where that is unknown.</param>
public sealed record WorkflowObservation(string Path, TriggerKind Trigger, Observed Observed, string Why, HostRun? Last);
