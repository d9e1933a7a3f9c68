namespace RepoMaturity.Detectors.Orchestrators.Argo;

/// <summary>Kinds of reference to what Argo Workflows runs.</summary>
internal static class ArgoReferences
{
    /// <summary>A template of workflows that is run. Target: its name.</summary>
    public const string Template = "argo-template";

    /// <summary>An event that a sensor waits for. Target: id of the unit that stands for it.</summary>
    public const string Event = "argo-event";

    /// <summary>What the ids of events begin with.</summary>
    public const string EventPrefix = "event:";
}
