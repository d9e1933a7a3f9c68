using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Orchestrators.Mage;

/// <summary>
/// Reads pipelines of Mage (<c>pipelines/NAME/metadata.yaml</c> and <c>triggers.yaml</c> beside it): their blocks, the files of these, and schedules. Syntax:
/// Mage's reference of pipelines and triggers in code.
/// </summary>
public sealed class MagePipelineDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "mage-pipelines";

    /// <inheritdoc/>
    public string Summary => "Mage pipelines: blocks and their files, schedules";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage, FactKind.Resource, FactKind.Trigger];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "metadata.yaml" or "triggers.yaml" && RepositoryPath.Name(RepositoryPath.Folder(RepositoryPath.Folder(path))) == "pipelines";
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var root = file.Read(YamlReader.Instance).Root;
        var name = RepositoryPath.Name(RepositoryPath.Folder(file.Path));
        if (RepositoryPath.Name(file.Path) == "triggers.yaml")
        {
            ReadTriggers(root, name, file.Path, facts);
        }
        else if (root["blocks"] is { Kind: NodeKind.Sequence } blocks)
        {
            ReadBlocks(blocks, name, RepositoryPath.Folder(RepositoryPath.Folder(RepositoryPath.Folder(file.Path))), facts);
        }
    }

    private static void ReadBlocks(DocumentNode blocks, string name, string project, FactWriter facts)
    {
        facts.Add(new Unit(PipelineFiles.Whole, UnitKind.Pipeline, name, new Position(blocks.Line)));
        facts.Add(new Fact(FactKind.Resource, "mage/pipeline", new Position(blocks.Line), name, PipelineFiles.Whole));
        foreach (var block in blocks.Items)
        {
            if (block["uuid"] is not { Value: { Length: > 0 } id } || block["type"]?.Value is not { } type)
            {
                continue;
            }

            facts.Add(new Fact(FactKind.Stage, id, new Position(block.Line), type, PipelineFiles.Whole));
            var ending = block["language"]?.Value switch { "sql" => ".sql", "r" => ".r", "yaml" => ".yaml", _ => ".py" };
            var path = block.Find("configuration", "file_source", "path")?.Value ?? $"{(type is "custom" or "dbt" ? type : type + "s")}/{id}{ending}";
            facts.Add(new Reference(ReferenceKinds.Script, path, new Position(block.Line), PipelineFiles.Whole) { Folder = project, Text = $"block {id}" });
        }
    }

    /// <summary>Only what is active starts by itself; one that is inactive waits until a person turns it on.</summary>
    private static void ReadTriggers(DocumentNode root, string name, string path, FactWriter facts)
    {
        foreach (var trigger in root["triggers"]?.Items ?? [])
        {
            if (trigger["status"]?.Value != "active" || trigger["schedule_type"]?.Value is not { } kind || kind is not ("time" or "event"))
            {
                continue;
            }

            var id = "trigger:" + trigger["name"]?.Value;
            var start = kind == "time"
                ? new Trigger(TriggerKind.Schedule, $"schedule {trigger["schedule_interval"]?.Value}", new Position(trigger.Line))
                : new Trigger(TriggerKind.Event, "event", new Position(trigger.Line));
            facts.Add(new Unit(id, UnitKind.Pipeline, name, new Position(trigger.Line)) { Triggers = [start] });
            facts.Add(TriggerFact.Of(start, id));
            facts.Add(new Reference(PipelineFiles.Kind, "metadata.yaml", new Position(trigger.Line), id) { Folder = RepositoryPath.Folder(path), Text = $"pipeline {name}" });
        }
    }
}
