namespace RepoMaturity.Detectors.Orchestrators.Kedro;

/// <summary>Kinds of reference to what Kedro runs.</summary>
internal static class KedroReferences
{
    /// <summary>A run of the project around the command. Target: the pipeline; empty for the default one, which holds all.</summary>
    public const string Run = "kedro-run";
}
