using System.Collections.Frozen;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Python;

namespace RepoMaturity.Detectors.Orchestrators;

/// <summary>
/// Starts Python files to which an orchestrator or a service gives a clock, or a pipeline of the AWS CDK a push: the call or decorator that says so stands in them.
/// An argument whose value the file does not show counts as given; <c>None</c> and an empty text do not.
/// </summary>
public sealed class PythonScheduleResolver : IResolver
{
    private static readonly string[] Always = [];

    /// <summary>Names of calls and decorators, and the arguments of which one must be given.</summary>
    private static readonly FrozenDictionary<string, string[]> Schedules = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["prefect.serve"] = ["cron", "interval", "rrule", "schedule", "schedules"],
        ["?.serve"] = ["cron", "interval", "rrule", "schedule", "schedules"],
        ["?.deploy"] = ["cron", "interval", "rrule", "schedule", "schedules"],
        ["?.to_deployment"] = ["cron", "interval", "rrule", "schedule", "schedules"],
        ["prefect.deployments.Deployment.build_from_flow"] = ["schedule", "schedules"],
        ["prefect.deployments.Deployment"] = ["schedule", "schedules"],
        ["dagster.ScheduleDefinition"] = ["cron_schedule"],
        ["dagster.schedule"] = ["cron_schedule"],
        ["dagster.build_schedule_from_partitioned_job"] = Always,
        ["dagster.sensor"] = Always,
        ["dagster.asset_sensor"] = Always,
        ["dagster.multi_asset_sensor"] = Always,
        ["dagster.AutomationCondition.on_cron"] = Always,
        ["dagster.AutomationCondition.eager"] = Always,
        ["dagster.AutoMaterializePolicy.eager"] = Always,
        ["prefect.Flow"] = ["schedule"],
        ["metaflow.schedule"] = Always,
        ["zenml.config.schedule.Schedule"] = ["cron_expression", "interval_second"],
        ["zenml.config.Schedule"] = ["cron_expression", "interval_second"],
        ["zenml.pipelines.Schedule"] = ["cron_expression", "interval_second"],
        ["zenml.pipelines.schedule.Schedule"] = ["cron_expression", "interval_second"],
        ["zenml.Schedule"] = ["cron_expression", "interval_second"],
        ["cosmos.DbtDag"] = ["schedule", "schedule_interval", "timetable"],
        ["cosmos.airflow.dag.DbtDag"] = ["schedule", "schedule_interval", "timetable"],
        ["dagster_dbt.build_schedule_from_dbt_selection"] = ["cron_schedule"],
        ["flyte.Cron"] = Always,
        ["flyte.FixedRate"] = Always,
        ["flyte.Trigger.hourly"] = Always,
        ["flyte.Trigger.daily"] = Always,
        ["flyte.Trigger.weekly"] = Always,
        ["flytekit.CronSchedule"] = Always,
        ["flytekit.FixedRate"] = Always,
        ["modal.Cron"] = Always,
        ["modal.Period"] = Always,
        ["kfp.Client.create_recurring_run"] = Always,
        ["?.create_recurring_run"] = Always,
        ["?.create_schedule_from_job_spec"] = Always,
        ["google.cloud.aiplatform.PipelineJobSchedule.create"] = Always,
        ["sagemaker.workflow.triggers.PipelineSchedule"] = Always,
        ["?.put_rule"] = ["ScheduleExpression"],
        ["google.cloud.aiplatform.PipelineJob.create_schedule"] = Always,
        ["azure.ai.ml.entities.JobSchedule"] = Always,
        ["azureml.pipeline.core.schedule.Schedule.create"] = Always,
        ["azureml.pipeline.core.Schedule.create"] = Always,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those of methods of objects that the file does not tell the class of: flows are functions of the file (<c>train_flow.serve(cron=...)</c>).</summary>
    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> OfMethods = Schedules.Where(entry => entry.Key.StartsWith('?'))
        .ToFrozenDictionary(entry => entry.Key[1..], entry => entry.Value, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <inheritdoc/>
    public string Id => "python-schedules";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        ConnectTasks(repository, links);
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact.Kind is FactKind.Call or FactKind.Decorator && ScheduleOf(fact) is { } detail)
                {
                    links.Start(UnitKey.File(file.Path), new Trigger(TriggerKind.Schedule, detail, fact.Position));
                }
                else if (fact.Kind == FactKind.Call && IsSource(fact))
                {
                    links.Start(UnitKey.File(file.Path), new Trigger(TriggerKind.Push, fact.Name, fact.Position));
                }
            }
        }
    }

    /// <summary>A task of Celery may have a name of its own, by which the clock calls it.</summary>
    private static void ConnectTasks(RepositoryFacts repository, LinkWriter links)
    {
        var sites = repository.References(PythonClocks.Task);
        if (sites.Count == 0)
        {
            return;
        }

        var byName = repository.Files
            .SelectMany(file => file.Facts.Where(fact => fact.Kind == FactKind.Decorator && fact.Name.EndsWith("task", StringComparison.Ordinal)).Select(fact => (file.Path, fact)))
            .Select(task => (Name: task.fact.Arguments.FirstOrDefault(argument => argument.Name == "name").Value, Unit: new UnitKey(task.Path, PythonParts.Of(task.fact.Value ?? string.Empty))))
            .Where(task => task.Name is not null).ToLookup(task => task.Name!, task => task.Unit, StringComparer.Ordinal);
        foreach (var site in sites)
        {
            foreach (var unit in byName[site.Reference.Target].Where(unit => repository[unit.Path]?.FindUnit(unit.Unit) is not null))
            {
                links.Connect(site, unit);
            }
        }
    }

    /// <summary>Whether a call gives a pipeline of the AWS CDK the repository as its source: a push then runs and deploys what the file declares.</summary>
    private static bool IsSource(Fact fact) => fact.Name.StartsWith("aws_cdk.", StringComparison.Ordinal)
        && (fact.Name.EndsWith(".CodePipelineSource.connection", StringComparison.Ordinal) || fact.Name.EndsWith(".CodePipelineSource.git_hub", StringComparison.Ordinal)
            || fact.Name.EndsWith(".CodePipelineSource.code_commit", StringComparison.Ordinal)
            || (fact.Name.EndsWith("SourceAction", StringComparison.Ordinal) && !fact.Name.EndsWith("S3SourceAction", StringComparison.Ordinal) && !fact.Name.EndsWith("EcrSourceAction", StringComparison.Ordinal)))
        && !fact.Arguments.Any(argument => argument is { Name: "trigger_on_push", Value: "False" });

    private static string? ScheduleOf(Fact fact)
    {
        if (!Schedules.TryGetValue(fact.Name, out var arguments) && !OfMethods.TryGetValue(fact.Name.AsSpan(Math.Max(0, fact.Name.LastIndexOf('.'))), out arguments))
        {
            return null;
        }

        // Deployed, but waiting for a person to turn it on.
        if (fact.Arguments.Any(argument => argument is { Name: "is_paused_upon_creation" or "paused", Value: "True" }))
        {
            return null;
        }

        if (arguments.Length == 0)
        {
            return "schedule " + fact.Name;
        }

        foreach (var argument in fact.Arguments)
        {
            if (arguments.Contains(argument.Name, StringComparer.Ordinal) && argument.Value is not ("None" or "" or "@once"))
            {
                return $"schedule {argument.Value ?? argument.Name}";
            }
        }

        return null;
    }
}
