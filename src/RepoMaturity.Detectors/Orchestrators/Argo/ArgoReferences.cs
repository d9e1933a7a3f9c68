namespace RepoMaturity.Detectors.Orchestrators.Argo;

/// <summary>Kinds of reference to what Argo Workflows runs.</summary>
internal static class ArgoReferences
{
    /// <summary>A template of workflows that is run. Target: its name.</summary>
    public const string Template = "argo-template";
}
