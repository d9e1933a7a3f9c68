using System.Collections.Immutable;

namespace RepoMaturity.GitHub;

/// <summary>The newest runs of workflows.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Newest">The newest of them, newest first.</param>
public sealed record WorkflowRunList(int Total, ImmutableArray<WorkflowRun> Newest)
{
    /// <summary>Whether these are all.</summary>
    public bool IsWhole => Newest.Length >= Total;
}
