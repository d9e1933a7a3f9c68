using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Orchestrators.Databricks;

/// <summary>
/// Reads the jobs and pipelines of Databricks bundles, in <c>databricks.yml</c> and the files that it includes, by shape (<c>resources.jobs</c>): tasks, what
/// they run, and when the job starts; and those of dbx, which came before (<c>environments</c>). Syntax: Databricks' reference of bundle configuration, the documentation of dbx.
/// </summary>
public sealed class DatabricksBundleDetector : IDetector
{
    private static readonly SearchValues<string> Words = SearchValues.Create(["resources:", "environments:"], StringComparison.Ordinal);

    /// <inheritdoc/>
    public string Id => "databricks-bundles";

    /// <inheritdoc/>
    public string Summary => "Databricks bundles: jobs, pipelines, what their tasks run, schedules";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage, FactKind.Resource, FactKind.Command, FactKind.Trigger];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlPath.IsYaml(path) && !path.StartsWith(".github/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (!SharedFormat.IsWrittenWith(file, Words))
        {
            return;
        }

        var root = file.Read(YamlReader.Instance).Root;
        Read(root["resources"], file.Path, facts);
        foreach (var target in root["targets"]?.Entries ?? [])
        {
            Read(target.Value["resources"], file.Path, facts);
        }

        foreach (var environment in root["environments"]?.Entries ?? [])
        {
            ReadDeployment(environment.Value, file.Path, facts);
        }
    }

    /// <summary>The jobs that dbx deploys, the tool before bundles: their paths begin at the folder above that of the file.</summary>
    private static void ReadDeployment(DocumentNode environment, string path, FactWriter facts)
    {
        var folder = RepositoryPath.Folder(RepositoryPath.Folder(path));
        foreach (var job in (environment["workflows"] ?? environment["jobs"])?.Items ?? [])
        {
            if (job["name"] is { Value: { Length: > 0 } name } named)
            {
                var entry = new MappingEntry(name, named.Line, job);
                if (job["tasks"] is { Kind: NodeKind.Sequence } tasks)
                {
                    ReadJob(entry, tasks, folder, facts);
                }
                else
                {
                    BundleTask.Write(job, folder, Begin("bundle-job:", "jobs", entry, [.. Triggers(job)], facts), facts);
                }
            }
        }
    }

    private static void Read(DocumentNode? resources, string path, FactWriter facts)
    {
        foreach (var job in resources?["jobs"]?.Entries ?? [])
        {
            // What only changes a job for one target has no tasks, and Kubernetes has resources too.
            if (job.Value["tasks"] is { Kind: NodeKind.Sequence } tasks)
            {
                // Paths are those of the file, or of the root of the repository that the job checks out.
                ReadJob(job, tasks, job.Value["git_source"] is null ? RepositoryPath.Folder(path) : string.Empty, facts);
            }
        }

        foreach (var pipeline in resources?["pipelines"]?.Entries ?? [])
        {
            if (pipeline.Value["libraries"] is { Kind: NodeKind.Sequence } libraries)
            {
                var id = Begin("bundle-pipeline:", "pipelines", pipeline, pipeline.Value["continuous"]?.Value == "true"
                    ? [new Trigger(TriggerKind.Schedule, "continuous", new Position(pipeline.Value["continuous"]!.Line))] : [], facts);
                foreach (var library in libraries.Items)
                {
                    BundleTask.Refer(library.Find("notebook", "path") ?? library.Find("file", "path"), RepositoryPath.Folder(path), id, facts);
                }
            }
        }
    }

    private static void ReadJob(MappingEntry job, DocumentNode tasks, string folder, FactWriter facts)
    {
        // One task alone is no pipeline of steps.
        var id = Begin("bundle-job:", tasks.Items.Count > 1 ? "workflows" : "jobs", job, [.. Triggers(job.Value)], facts);
        foreach (var task in tasks.Items.Where(task => task.Kind == NodeKind.Mapping))
        {
            var name = task["task_key"]?.Value ?? "task";
            var unit = id + "/" + name;
            var position = new Position(task.Line);
            facts.Add(new Unit(unit, UnitKind.Stage, name, position));
            facts.Add(new Reference(ReferenceKinds.Unit, "#" + unit, position, id) { Text = $"task {name}" });
            facts.Add(new Fact(FactKind.Stage, name, position, job.Key, unit));
            BundleTask.Write(task, folder, unit, facts);
        }
    }

    private static string Begin(string prefix, string kind, MappingEntry entry, IReadOnlyList<Trigger> triggers, FactWriter facts)
    {
        var id = prefix + entry.Key;
        var position = new Position(entry.Line);
        facts.Add(new Unit(id, UnitKind.Task, entry.Value["name"]?.Value ?? entry.Key, position) { Triggers = [.. triggers] });
        facts.Add(new Fact(FactKind.Resource, "databricks/" + kind, position, entry.Key, id));
        foreach (var trigger in triggers)
        {
            facts.Add(TriggerFact.Of(trigger, id));
        }

        return id;
    }

    /// <summary>What starts a job; a paused one waits for a person.</summary>
    private static IEnumerable<Trigger> Triggers(DocumentNode job)
    {
        if (job["schedule"] is { } schedule && !IsPaused(schedule) && schedule["quartz_cron_expression"] is { Value: { Length: > 0 } clock } time)
        {
            yield return new Trigger(TriggerKind.Schedule, $"schedule {clock}", new Position(time.Line));
        }

        if (job["continuous"] is { Kind: NodeKind.Mapping } continuous && !IsPaused(continuous))
        {
            yield return new Trigger(TriggerKind.Schedule, "continuous", new Position(continuous.Line));
        }

        if (job["trigger"] is { Kind: NodeKind.Mapping } trigger && !IsPaused(trigger))
        {
            var isClock = trigger["periodic"] is not null;
            var what = isClock ? "periodic" : trigger.Entries.Select(entry => entry.Key).FirstOrDefault(key => key != "pause_status");
            if (what is not null)
            {
                yield return new Trigger(isClock ? TriggerKind.Schedule : TriggerKind.Event, (isClock ? "schedule " : "event ") + what, new Position(trigger.Line));
            }
        }
    }

    private static bool IsPaused(DocumentNode node) => node["pause_status"]?.Value is { } status && status.Equals("PAUSED", StringComparison.OrdinalIgnoreCase);
}
