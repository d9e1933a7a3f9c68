using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>Makes units, facts and references of one configuration: the pipeline, its workflows, and the jobs that they run.</summary>
internal sealed class CircleConfiguration(DocumentNode root, FactWriter facts)
{
    /// <summary>The job that runs where no workflow is given.</summary>
    private const string DefaultJob = "build";

    private readonly PipelineUnits units = new(facts);
    private readonly CircleValues pipeline = CircleValues.OfPipeline(root);

    /// <summary>Reads the file.</summary>
    /// <param name="isStarted">Whether it is the file that the service starts, not one that a setup workflow goes on with.</param>
    public void Read(bool isStarted)
    {
        var start = new Position(root.Line);
        units.Add(new Unit(PipelineUnits.Pipeline, UnitKind.Workflow, "pipeline", start) { Triggers = isStarted ? [new Trigger(TriggerKind.Push, "push", start)] : [] });
        var workflows = root["workflows"]?.Entries.Where(workflow => workflow.Value.Kind == NodeKind.Mapping).ToList() ?? [];
        foreach (var workflow in workflows)
        {
            ReadWorkflow(workflow);
        }

        var jobs = new CircleJobs(root, units, pipeline);
        if (workflows.Count == 0 && root.Find("jobs", DefaultJob) is { } only)
        {
            jobs.Add(new CircleCall(DefaultJob, DefaultJob, DocumentNode.Absent, new Position(only.Line)), PipelineUnits.Pipeline);
        }

        // A job that no workflow runs is there to be read, and nothing starts it.
        jobs.AddUnused();
    }

    private void ReadWorkflow(MappingEntry workflow)
    {
        var id = "workflow:" + workflow.Key;
        var position = new Position(workflow.Line);
        var body = workflow.Value;
        units.AddPart(new Unit(id, UnitKind.Workflow, workflow.Key, position) { Triggers = [.. Triggers(body, position)] }, PipelineUnits.Pipeline, $"workflow {workflow.Key}");
        var jobs = new CircleJobs(root, units, pipeline) { Workflow = workflow.Key };
        var calls = (body["jobs"]?.Items ?? []).Select(CircleCall.Of).OfType<CircleCall>().ToList();
        foreach (var call in calls)
        {
            jobs.Add(call, IsApproved(call, calls, 0) || call.IsNever ? null : id);
        }
    }

    /// <summary>What starts a workflow in the place of a push; nothing where it runs with every pipeline that its conditions let through.</summary>
    private IEnumerable<Trigger> Triggers(DocumentNode workflow, Position position)
    {
        var crons = (workflow["triggers"]?.Items ?? []).Select(item => item["schedule"]).OfType<DocumentNode>().ToList();
        if (crons.Count > 0)
        {
            return crons.Select(cron => new Trigger(TriggerKind.Schedule, $"schedule {cron["cron"]?.Value}".TrimEnd(), new Position(cron.Line)));
        }

        var (when, unless) = (workflow["when"], workflow["unless"]);
        return CircleCondition.MayRun(when, unless, pipeline, CircleCondition.Push) ? []
            : CircleCondition.AsksForSchedule(when ?? unless) && CircleCondition.MayRun(when, unless, pipeline, CircleCondition.Schedule)
                ? [new Trigger(TriggerKind.Schedule, "scheduled pipeline", position)]
                : [new Trigger(TriggerKind.Manual, "when: a parameter that a person gives", position)];
    }

    /// <summary>Whether a person has to approve before the job runs, or before one that it waits for.</summary>
    private static bool IsApproved(CircleCall call, List<CircleCall> calls, int depth) => call.IsApproval
        || (depth < 32 && call.Requires.Any(name => calls.Find(other => other.Alias == name && other != call) is { } needed && IsApproved(needed, calls, depth + 1)));
}
