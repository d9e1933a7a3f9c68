using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>Makes units, facts and references of one workflow.</summary>
internal sealed class WorkflowFacts(FactWriter facts, string path, string? left)
{
    /// <summary>Id of the unit that holds the triggers.</summary>
    public const string Workflow = "workflow";

    private string? disabled = left;

    private readonly Dictionary<string, WorkflowStarts> starts = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);

    public void Read(DocumentNode root)
    {
        if (root["jobs"] is not { Kind: NodeKind.Mapping } jobs)
        {
            return;
        }

        var on = root["on"] ?? root["true"];
        if (on is { Kind: NodeKind.Scalar, Value: null or "" })
        {
            // All its events are commented out: GitHub never runs it, not even by hand.
            disabled ??= "no event starts it";
        }

        var events = WorkflowTriggers.Read(on);
        var all = new WorkflowStarts(events, events, WorkflowTriggers.IsCallable(on));
        facts.Add(new Unit(Workflow, UnitKind.Workflow, root["name"]?.Value ?? path, new Position(root.Line)) { Triggers = all.Triggers, Disabled = disabled });
        foreach (var trigger in all.Triggers)
        {
            facts.Add(TriggerFact.Of(trigger, Workflow));
        }

        foreach (var awaited in WorkflowTriggers.Awaited(on))
        {
            facts.Add(new Reference(ReferenceKinds.AfterWorkflow, awaited.Value!, new Position(awaited.Line), Workflow));
        }

        foreach (var type in WorkflowTriggers.Dispatched(on))
        {
            facts.Add(new Reference(WorkflowReferences.Dispatched, type.Value!, new Position(type.Line), Workflow));
        }

        var environment = StepEnvironment.Empty.WithInputs(on?["workflow_call"]?["inputs"]).With(root["env"]);
        foreach (var job in jobs.Entries)
        {
            ReadJob(job, StartsOf(job.Key, jobs, all), root, environment);
        }
    }

    /// <summary>What can start a job: its own condition, and those of the jobs that it needs.</summary>
    private WorkflowStarts StartsOf(string id, DocumentNode jobs, WorkflowStarts all)
    {
        if (starts.TryGetValue(id, out var known))
        {
            return known;
        }

        var job = jobs[id];
        if (job is null || underWay.Count > 64 || !underWay.Add(id))
        {
            return all;
        }

        var condition = job["if"]?.Value;
        var result = all.Under(condition);
        if (!WorkflowCondition.OutlivesNeeds(condition))
        {
            foreach (var needed in job["needs"]?.OneOrMany() ?? [])
            {
                result = result.After(StartsOf(needed.Value!, jobs, all));
            }
        }

        underWay.Remove(id);
        return starts[id] = result;
    }

    private void ReadJob(MappingEntry job, WorkflowStarts mayStart, DocumentNode root, StepEnvironment environment)
    {
        var id = "job:" + job.Key;
        var position = new Position(job.Line);
        var follows = mayStart.FollowsWorkflow;
        facts.Add(new Unit(id, UnitKind.Job, job.Key, position) { Disabled = disabled ?? mayStart.Disabled, Triggers = follows ? [] : mayStart.Triggers });
        if (follows)
        {
            facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, position, Workflow) { Text = $"job {job.Key}" });
        }

        AddSettings(job.Value, id);
        if (job.Value["uses"] is { Value: { } uses } called)
        {
            AddCalledWorkflow(uses, called.Line, id);
            if (uses.StartsWith("./", StringComparison.Ordinal))
            {
                new UsedAction(facts, id, string.Empty, environment).AddHandedScripts(job.Value["with"], $"uses {uses}");
            }

            return;
        }

        var defaults = new[] { job.Value, root }.Select(node => node.Find("defaults", "run")).OfType<DocumentNode>().ToList();
        new StepFacts(facts, id, $"job {job.Key}, step ", environment)
        {
            Starts = mayStart,
            Disabled = disabled,
            Folder = defaults.Select(node => node["working-directory"]?.Value).FirstOrDefault(value => value is not null) ?? string.Empty,
            Combinations = JobMatrix.Read(job.Value.Find("strategy", "matrix")),
            JobEnvironment = job.Value["env"],
            Shell = defaults.Select(node => node["shell"]?.Value).FirstOrDefault(value => value is not null),
        }.Read(job.Value["steps"]);
    }

    private void AddSettings(DocumentNode job, string id)
    {
        foreach (var needed in job["needs"]?.OneOrMany() ?? [])
        {
            facts.Add(new Fact(FactKind.Key, "needs", new Position(needed.Line), needed.Value, id));
        }

        foreach (var runner in job["runs-on"]?.OneOrMany() ?? [])
        {
            facts.Add(new Fact(FactKind.Key, "runs-on", new Position(runner.Line), runner.Value, id));
        }

        if ((job.Find("environment", "name") ?? job["environment"]) is { Value: { Length: > 0 } name } named)
        {
            facts.Add(new Fact(FactKind.Environment, name, new Position(named.Line), null, id));
        }

        foreach (var container in (job["services"]?.Entries.Select(entry => entry.Value) ?? []).Append(job["container"]))
        {
            if ((container?["image"] ?? container) is { Value: { Length: > 0 } image } node && !image.Contains("${{", StringComparison.Ordinal))
            {
                facts.Add(ImageName.Fact(image, new Position(node.Line), id));
            }
        }
    }

    private void AddCalledWorkflow(string uses, int line, string unit)
    {
        var at = uses.IndexOf('@', StringComparison.Ordinal);
        var called = at < 0 ? uses : uses[..at];
        facts.Add(new Fact(FactKind.Action, called, new Position(line), at < 0 ? null : uses[(at + 1)..], unit));
        facts.Add(called.StartsWith("./", StringComparison.Ordinal)
            ? new Reference(ReferenceKinds.Unit, $"{called[2..]}#{Workflow}", new Position(line), unit) { Text = $"uses {called}" }
            : new Reference(ReferenceKinds.Outside, uses, new Position(line), unit) { Text = $"uses {uses}" });
    }
}
