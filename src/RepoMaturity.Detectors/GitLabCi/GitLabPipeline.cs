using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.GitLabCi;

/// <summary>Makes units, facts and references of one pipeline or included file.</summary>
internal sealed class GitLabPipeline(DocumentNode root, FactWriter facts)
{
    private const string Pipeline = "workflow";

    /// <summary>Needs of needs grow fast, and pipelines have few.</summary>
    private const int DeepestNeeds = 4;
    private const int MostNeeds = 12;

    private static readonly string[] Keywords =
        ["default", "include", "stages", "variables", "workflow", "image", "services", "cache", "before_script", "after_script", "spec"];

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
        var waits = !rules.IsManual && (WaitsForPerson(job.Value, 0) || WaitsForStage(job.Value));
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
        DocumentNode? OwnOrDefault(string key) => Own(key) ?? root.Find("default", key) ?? root[key];
    }

    /// <summary>Whether a job that this one needs, directly or not, is started by a person.</summary>
    private bool WaitsForPerson(DocumentNode job, int depth)
    {
        var needs = jobs.Lineage(job).Select(node => node["needs"]).FirstOrDefault(value => value is not null);
        foreach (var need in (needs?.Items ?? []).Take(MostNeeds))
        {
            if (need["optional"]?.Value == "true" || (need["job"] ?? need).Value is not { } name || jobs.Find(name) is not { } needed)
            {
                continue;
            }

            var lineage = jobs.Lineage(needed);
            if (GitLabRules.Of(key => lineage.Select(node => node[key]).FirstOrDefault(value => value is not null)).IsManual
                || (depth < DeepestNeeds && WaitsForPerson(needed, depth + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a job of an earlier stage, under the same conditions, is started by a person and holds the pipeline up until then: one that its rules make manual does, unless
    /// it may fail.
    /// </summary>
    private bool WaitsForStage(DocumentNode job)
    {
        var conditions = Conditions(job, "manual", "never");
        if (Value(job, "needs") is not null || conditions.Count == 0 || conditions.Contains(null))
        {
            return false;
        }

        var stage = StageOf(job);
        return root.Entries.Any(earlier => earlier.Value.Kind == NodeKind.Mapping && !Keywords.Contains(earlier.Key, StringComparer.Ordinal) && !earlier.Key.StartsWith('.')
            && StageOf(earlier.Value) < stage && Value(earlier.Value, "allow_failure")?.Value != "true" && conditions.IsSubsetOf(Held(earlier.Value)));
    }

    /// <summary>The conditions under which rules let a job run otherwise than these words say; null among them for a rule without one.</summary>
    private HashSet<string?> Conditions(DocumentNode job, params string[] except) =>
        [.. (Value(job, "rules")?.Items ?? []).Where(rule => !except.Contains(rule["when"]?.Value)).Select(rule => rule["if"]?.Value)];

    /// <summary>The conditions under which a job waits for a person and others wait for it.</summary>
    private HashSet<string?> Held(DocumentNode job) =>
        [.. (Value(job, "rules")?.Items ?? []).Where(rule => rule["when"]?.Value == "manual" && rule["allow_failure"]?.Value != "true").Select(rule => rule["if"]?.Value)];

    private int StageOf(DocumentNode job)
    {
        var stages = root["stages"]?.OneOrMany().Select(stage => stage.Value).ToList() ?? ["build", "test", "deploy"];
        return stages.IndexOf(Value(job, "stage")?.Value ?? "test");
    }

    private DocumentNode? Value(DocumentNode job, string key) => jobs.Lineage(job).Select(node => node[key]).FirstOrDefault(value => value is not null);

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
