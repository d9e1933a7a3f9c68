namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>Kinds of reference to what Airflow runs.</summary>
internal static class AirflowReferences
{
    /// <summary>A graph that is started. Target: its id.</summary>
    public const string Graph = "airflow-graph";
}
