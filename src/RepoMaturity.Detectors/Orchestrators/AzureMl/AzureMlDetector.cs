using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Orchestrators.AzureMl;

/// <summary>
/// Reads what Azure Machine Learning declares in YAML beside commands (which are read as those of any job definition): schedules, scoring scripts of
/// deployments, trials of sweeps, scripts of parallel jobs, components by name. Syntax: the CLI (v2) YAML schemas.
/// </summary>
public sealed class AzureMlDetector : IDetector
{
    private static readonly SearchValues<string> Schemas = SearchValues.Create(["azuremlschemas"], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Id => "azure-ml";

    /// <inheritdoc/>
    public string Summary => "Azure Machine Learning YAML: schedules, scoring scripts, trials, parallel scripts, named components";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger];

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
        if (!SharedFormat.IsWrittenWith(file, Schemas))
        {
            return;
        }

        var root = file.Read(YamlReader.Instance).Root;
        var folder = RepositoryPath.Folder(file.Path);
        ReadSchedule(root, folder, facts);
        ReadScoring(root, folder, facts);
        ReadStep(root, null, folder, facts);
        if (root["$schema"]?.Value is { } schema && schema.Contains("omponent", StringComparison.Ordinal) && root["name"]?.Value is { Length: > 0 } name)
        {
            var id = "component:" + name;
            facts.Add(new Unit(id, UnitKind.Stage, name, new Position(root.Line)));
            facts.Add(new Reference(ReferenceKinds.Unit, file.Path + "#", new Position(root.Line), id) { Text = $"component {name}" });
        }

        foreach (var job in root["jobs"]?.Entries ?? [])
        {
            ReadStep(job.Value, "job:" + job.Key, folder, facts);
        }
    }

    private static void ReadStep(DocumentNode step, string? scope, string folder, FactWriter facts)
    {
        var parallel = step["task"];
        Refer(parallel?["entry_script"], parallel?["code"]?.Value, folder, scope, facts);
        if (step["trial"] is { Kind: NodeKind.Scalar } trial)
        {
            Refer(trial, null, folder, scope, facts);
        }

        // A component of the workspace is one that some file of the repository registers under that name.
        if ((step["component"] ?? step["trial"])?.Value is { } component && component.StartsWith("azureml:", StringComparison.Ordinal))
        {
            var name = component["azureml:".Length..].Split(':', '@')[0];
            facts.Add(new Reference(PipelineFiles.NamedUnit, "component:" + name, new Position(step.Line), scope) { Text = $"component {name}" });
        }
    }

    private static void ReadScoring(DocumentNode root, string folder, FactWriter facts)
    {
        if (root["code_configuration"] is { Kind: NodeKind.Mapping } code)
        {
            Refer(code["scoring_script"], code["code"]?.Value, folder, null, facts);
        }
    }

    private static void ReadSchedule(DocumentNode root, string folder, FactWriter facts)
    {
        if (root["trigger"] is not { Kind: NodeKind.Mapping } trigger || trigger["type"] is not { Value: "cron" or "recurrence" } type)
        {
            return;
        }

        var name = root["name"]?.Value ?? "schedule";
        var clock = trigger["expression"]?.Value ?? $"every {trigger["interval"]?.Value} {trigger["frequency"]?.Value}";
        var start = new Trigger(TriggerKind.Schedule, $"schedule {clock}", new Position(type.Line));
        var isOff = root["is_enabled"]?.Value is { } enabled && enabled.Equals("false", StringComparison.OrdinalIgnoreCase);
        var id = "schedule:" + name;
        facts.Add(new Unit(id, UnitKind.Pipeline, name, new Position(root.Line)) { Triggers = isOff ? [] : [start] });
        if (!isOff)
        {
            facts.Add(TriggerFact.Of(start, id));
        }

        var job = root["create_job"];
        Refer(job is { Kind: NodeKind.Mapping } ? job["job"] : job, null, folder, id, facts);
    }

    private static void Refer(DocumentNode? path, string? below, string folder, string? scope, FactWriter facts)
    {
        if (path?.Value is not { Length: > 0 } target || target.StartsWith("azureml:", StringComparison.Ordinal))
        {
            return;
        }

        var plain = target.StartsWith("file:", StringComparison.Ordinal) ? target[5..] : target;
        facts.Add(new Reference(ReferenceKinds.Script, plain, new Position(path.Line), scope)
        {
            Folder = below is null ? folder : RepositoryPath.Combine(folder, below),
            Text = $"runs {target}",
        });
    }
}
