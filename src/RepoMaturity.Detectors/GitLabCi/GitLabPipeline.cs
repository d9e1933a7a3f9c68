using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.GitLabCi;

/// <summary>Makes units, facts and references of one pipeline or included file.</summary>
internal sealed class GitLabPipeline(DocumentNode root, FactWriter facts)
{
    private const string Pipeline = "workflow";

    private readonly GitLabJobs jobs = new(root, facts);

    /// <summary>Reads the file.</summary>
    /// <param name="isStarted">Whether it is the file that GitLab starts, not one that others include.</param>
    public void Read(bool isStarted)
    {
        var start = new Position(root.Line);
        Trigger[] triggers = !isStarted ? []
            : GitLabRules.Of(name => root.Find("workflow", name)) is { IsManual: true } ? [new Trigger(TriggerKind.Manual, "workflow: rules", start)]
            : GitLabRules.Of(name => root.Find("workflow", name)) is { IsOnlyScheduled: true } ? [new Trigger(TriggerKind.Schedule, "schedule", start)]
            : [new Trigger(TriggerKind.Push, "push", start)];
        AddUnit(new Unit(Pipeline, UnitKind.Workflow, "pipeline", start) { Triggers = [.. triggers] });
        AddIncludes(root["include"], Pipeline);
        var waiting = new GitLabWaits(root, jobs);
        foreach (var job in jobs.All)
        {
            ReadJob(job, waiting);
        }
    }

    private void ReadJob(MappingEntry job, GitLabWaits waiting)
    {
        var lineage = jobs.Lineage(job.Value);
        var (script, trigger) = (Own("script"), Own("trigger"));
        if (script is null && trigger is null)
        {
            return;
        }

        var id = "job:" + job.Key;
        var position = new Position(job.Line);
        var isHidden = job.Key.StartsWith('.');
        var rules = jobs.Rules(job.Value);
        var waits = !rules.IsManual && waiting.Holds(job.Value);
        AddUnit(new Unit(id, UnitKind.Job, job.Key, position)
        {
            Disabled = isHidden ? "a hidden job that others extend" : rules.IsNever ? "rules: when: never" : null,
            Triggers = rules.IsManual ? [new Trigger(TriggerKind.Manual, "when: manual", position)]
                : waits ? [new Trigger(TriggerKind.Manual, "needs a job that a person starts", position)]
                : rules.IsScheduled ? [new Trigger(TriggerKind.Schedule, "schedule", position)]
                : [],
        });
        if (!isHidden && !rules.IsManual && !waits)
        {
            facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, position, Pipeline) { Text = $"job {job.Key}" });
        }

        if (OwnOrDefault("image") is { } image && (image["name"] ?? image).Value is { Length: > 0 } name)
        {
            facts.Add(ImageName.Fact(name, position, id));
        }

        if (Own("environment") is { } environment && (environment["name"] ?? environment).Value is { Length: > 0 } place)
        {
            facts.Add(new Fact(FactKind.Environment, place, position, null, id));
        }

        // One shell runs what stands before the script and the script; what stands after it has a shell of its own.
        var context = new CommandContext(facts, id, string.Empty);
        ScriptLines.Interpret(jobs.Lines(OwnOrDefault("before_script")).Concat(jobs.Lines(script)), context);
        ScriptLines.Interpret(jobs.Lines(OwnOrDefault("after_script")), context);

        AddDownstream(trigger, position, id);

        DocumentNode? Own(string key) => lineage.Select(node => node[key]).FirstOrDefault(value => value is not null);
        DocumentNode? OwnOrDefault(string key) => Own(key) ?? jobs.Find("default")?[key] ?? jobs.Find(key);
    }

    /// <summary>Pipelines that a job starts: of other projects, or of files of this one.</summary>
    private void AddDownstream(DocumentNode? trigger, Position position, string job)
    {
        AddIncludes(trigger?["include"], job);
        if ((trigger?["project"] ?? trigger)?.Value is { Length: > 0 } project)
        {
            facts.Add(new Reference(ReferenceKinds.Outside, project, position, job) { Text = $"trigger {project}" });
        }
    }

    private void AddIncludes(DocumentNode? include, string owner)
    {
        foreach (var item in include?.Kind == NodeKind.Sequence ? include.Items : include is null ? [] : [include])
        {
            var position = new Position(item.Line);
            var isRemote = item.Value?.Contains("://", StringComparison.Ordinal) == true;
            if ((item["local"] ?? (isRemote ? null : item))?.Value is { Length: > 0 } local)
            {
                facts.Add(new Reference(GitLabCiDetector.Include, local.TrimStart('/'), position, owner) { Text = $"include {local}" });
            }
            else if ((item["project"] ?? item["remote"] ?? item["component"] ?? item).Value is { Length: > 0 } outside)
            {
                facts.Add(new Reference(ReferenceKinds.Outside, outside, position, owner) { Text = $"include {outside} {item["file"]?.Value}".TrimEnd() });
            }
        }
    }

    private void AddUnit(Unit unit)
    {
        facts.Add(unit);
        foreach (var trigger in unit.Triggers)
        {
            facts.Add(TriggerFact.Of(trigger, unit.Id));
        }
    }
}
