namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>How the constructs of Airflow are called in its versions, and those of Cosmos that are made of them.</summary>
internal static class AirflowNames
{
    /// <summary>Arguments by which a graph is given a clock or data sets.</summary>
    public static readonly string[] Schedules = ["schedule", "schedule_interval", "timetable"];

    /// <summary>Whether an argument of a graph says what it is called and when it runs.</summary>
    public static bool IsSetting(string argument) => argument is "dag_id" or "is_paused_upon_creation" || Schedules.Contains(argument, StringComparer.Ordinal);

    /// <summary>Whether an argument of a function that makes graphs says when they run.</summary>
    public static bool IsClock(string argument) => Schedules.Contains(argument, StringComparer.Ordinal) || argument is "cron" or "cron_schedule" or "cron_expression" or "interval";

    /// <summary>Whether a schedule is none.</summary>
    public static bool IsOff(string? schedule) => schedule is "None" or "" or "@once";

    /// <summary>Whether calling it declares a graph.</summary>
    public static bool IsGraph(string? name) => name is "airflow.DAG" or "airflow.models.DAG" or "airflow.models.dag.DAG" or "airflow.sdk.DAG" or "airflow.sdk.definitions.dag.DAG"
        or "cosmos.DbtDag" or "cosmos.airflow.dag.DbtDag";

    /// <summary>Whether decorating a function with it declares a graph.</summary>
    public static bool IsGraphDecorator(string name) => name is "airflow.decorators.dag" or "airflow.decorators.dag.dag" or "airflow.sdk.dag" or "airflow.sdk.asset" or "airflow.sdk.asset.multi";

    /// <summary>Whether calling it starts another graph.</summary>
    public static bool StartsGraph(string name) => IsOfAirflow(name) && name.EndsWith(".TriggerDagRunOperator", StringComparison.Ordinal);

    /// <summary>Whether it makes a data set.</summary>
    public static bool IsDataSet(string? name) => IsOfAirflow(name) && IsDataSetWord(LastPart(name!));

    /// <summary>Whether it combines data sets.</summary>
    public static bool CombinesDataSets(string? name) => IsOfAirflow(name)
        && LastPart(name!) is "DatasetAll" or "DatasetAny" or "AssetAll" or "AssetAny" or "DatasetOrTimeSchedule" or "AssetOrTimeSchedule";

    /// <summary>Whether it combines data sets with a clock.</summary>
    public static bool HasClock(string? name) => name?.EndsWith("OrTimeSchedule", StringComparison.Ordinal) == true;

    /// <summary>Whether the last word of a name is that of a data set.</summary>
    public static bool IsDataSetWord(ReadOnlySpan<char> word) => word is "Dataset" or "Asset" or "DatasetAlias" or "AssetAlias";

    private static bool IsOfAirflow(string? name) => name?.StartsWith("airflow.", StringComparison.Ordinal) == true;

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
