using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>An event that starts a workflow.</summary>
/// <param name="Name">GitHub's name of it: what <c>github.event_name</c> is.</param>
/// <param name="Trigger">The trigger it makes; null for one that only another workflow can cause.</param>
internal sealed record WorkflowEvent(string Name, Trigger? Trigger)
{
    /// <summary>Whether it may come without a person.</summary>
    public bool MayBeAutomatic => Trigger is not { Kind: TriggerKind.Manual } || Name == "repository_dispatch";
}
