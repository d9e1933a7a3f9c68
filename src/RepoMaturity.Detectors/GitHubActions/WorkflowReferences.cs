namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>Kinds of reference that only GitHub Actions knows.</summary>
internal static class WorkflowReferences
{
    /// <summary>The <c>repository_dispatch</c> event that starts a workflow. Target: its type; empty for any.</summary>
    public const string Dispatched = "github-dispatched";

    /// <summary>A workflow that a command starts (<c>gh workflow run</c>). Target: its file name, path or name.</summary>
    public const string Started = "github-started";
}
