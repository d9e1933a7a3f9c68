namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>Kinds of reference to what Airflow runs.</summary>
internal static class AirflowReferences
{
    /// <summary>A graph that is started. Target: its id.</summary>
    public const string Graph = "airflow-graph";

    /// <summary>A data set that a module gives a name to. Target: the data set; the only argument: the name.</summary>
    public const string DataSet = "airflow-data-set";

    /// <summary>
    /// What a graph waits for, said where it is declared. Target: a data set, or <see cref="Imported"/> and the dotted name of a data set or constant; with the argument
    /// <see cref="Clock"/> there is a clock besides.
    /// </summary>
    public const string Schedule = "airflow-schedule";

    /// <summary>A data set that a task brings up to date. Target: as for <see cref="Schedule"/>.</summary>
    public const string Updates = "airflow-updates";

    /// <summary>An argument that is a constant of another module. Target: its dotted name; the only argument: the argument.</summary>
    public const string Value = "airflow-value";

    /// <summary>The argument of a schedule that combines data sets with a clock.</summary>
    public const string Clock = "clock";

    /// <summary>What stands before the dotted name of something that another module defines.</summary>
    public const char Imported = '=';
}
