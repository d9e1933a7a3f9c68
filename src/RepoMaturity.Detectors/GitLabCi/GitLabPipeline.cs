using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.GitLabCi;

/// <summary>Makes units, facts and references of one pipeline or included file.</summary>
internal sealed class GitLabPipeline(DocumentNode root, FactWriter facts)
{
    private const string Pipeline = "workflow";

    private static readonly string[] Keywords =
        ["default", "include", "stages", "variables", "workflow", "image", "services", "cache", "before_script", "after_script", "spec"];

    private readonly GitLabJobs jobs = new(root, facts);

    /// <summary>Reads the file.</summary>
    /// <param name="isStarted">Whether it is the file that GitLab starts, not one that others include.</param>
    public void Read(bool isStarted)
    {
        var start = new Position(root.Line);
        Trigger[] triggers = !isStarted ? []
            : GitLabRules.Of(name => root.Find("workflow", name)).IsManual ? [new Trigger(TriggerKind.Manual, "workflow: rules", start)]
            : [new Trigger(TriggerKind.Push, "push", start)];
        AddUnit(new Unit(Pipeline, UnitKind.Workflow, "pipeline", start) { Triggers = [.. triggers] });
        AddIncludes(root["include"], Pipeline);
        foreach (var job in root.Entries)
        {
            if (job.Value.Kind == NodeKind.Mapping && !Keywords.Contains(job.Key, StringComparer.Ordinal) && jobs.IsLast(job))
            {
                ReadJob(job);
            }
        }
    }

    private void ReadJob(MappingEntry job)
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
        var rules = GitLabRules.Of(Own);
        AddUnit(new Unit(id, UnitKind.Job, job.Key, position)
        {
            Disabled = isHidden ? "a hidden job that others extend" : rules.IsNever ? "rules: when: never" : null,
            Triggers = rules.IsManual ? [new Trigger(TriggerKind.Manual, "when: manual", position)]
                : rules.IsScheduled ? [new Trigger(TriggerKind.Schedule, "schedule", position)]
                : [],
        });
        if (!isHidden && !rules.IsManual)
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

        foreach (var line in new[] { OwnOrDefault("before_script"), script, OwnOrDefault("after_script") }.SelectMany(jobs.Lines))
        {
            CommandInterpreter.Interpret(line.Value!, new Position(line.Line), id, string.Empty, facts);
        }

        AddDownstream(trigger, position, id);

        DocumentNode? Own(string key) => lineage.Select(node => node[key]).FirstOrDefault(value => value is not null);
        DocumentNode? OwnOrDefault(string key) => Own(key) ?? root.Find("default", key) ?? root[key];
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
