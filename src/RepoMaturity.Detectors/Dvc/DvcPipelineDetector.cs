using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Dvc;

/// <summary>Reads the pipelines of DVC (<c>dvc.yaml</c>). Syntax: DVC's reference of dvc.yaml files.</summary>
public sealed class DvcPipelineDetector : IDetector
{
    private static readonly string[] Lists = ["deps", "outs", "params", "metrics", "plots"];

    /// <inheritdoc/>
    public string Id => "dvc-pipeline";

    /// <inheritdoc/>
    public string Summary => "DVC pipelines: stages with their commands, dependencies, outputs, metrics and plots; artifacts";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage, FactKind.Command, FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) == "dvc.yaml";
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        var root = document.Root;
        var folder = RepositoryPath.Folder(file.Path);
        if (root["stages"] is { Kind: NodeKind.Mapping, Entries.Count: > 0 } stages)
        {
            facts.Add(new Unit(DvcReferences.Pipeline, UnitKind.Pipeline, file.Path, new Position(stages.Line)));
            foreach (var stage in stages.Entries)
            {
                ReadStage(root, stage, folder, facts);
            }

            if (stages.Entries.Any(stage => DvcValues.HasTemplate(stage.Value["do"] ?? stage.Value)))
            {
                DvcValues.WriteFiles(root, folder, facts);
            }

            DvcStageOrder.Write(stages, facts);
        }

        AddKeys(root, "metrics", facts, null);
        AddKeys(root, "plots", facts, null);
        AddKeys(root, "params", facts, null);
        foreach (var artifact in root["artifacts"]?.Entries ?? [])
        {
            facts.Add(new Fact(FactKind.Key, "artifacts", new Position(artifact.Line), artifact.Value["type"]?.Value));
        }
    }

    private static void ReadStage(DocumentNode root, MappingEntry stage, string folder, FactWriter facts)
    {
        // A stage over a list (foreach, matrix) has its body under "do"; its commands are those of every item.
        var body = stage.Value["do"] ?? stage.Value;
        var id = "stage:" + stage.Key;
        var position = new Position(stage.Line);
        facts.Add(new Unit(id, UnitKind.Stage, stage.Key, position) { Disabled = stage.Value["frozen"]?.Value == "true" ? "frozen" : null });
        facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, position, DvcReferences.Pipeline) { Text = $"stage {stage.Key}" });
        facts.Add(new Fact(FactKind.Stage, stage.Key, position, body["cmd"]?.OneOrMany().FirstOrDefault()?.Value, id));
        var working = body["wdir"]?.Value is { } wdir ? RepositoryPath.Combine(folder, wdir) : folder;
        foreach (var command in body["cmd"]?.OneOrMany() ?? [])
        {
            CommandInterpreter.Interpret(command.Value!, new Position(command.Line), id, working, facts);
        }

        if (DvcValues.HasTemplate(body))
        {
            DvcValues.Write(root, stage, id, facts);
        }

        foreach (var list in Lists)
        {
            AddKeys(body, list, facts, id);
        }
    }

    /// <summary>A fact for each path of a list; a path with settings is a mapping with one key.</summary>
    private static void AddKeys(DocumentNode node, string key, FactWriter facts, string? scope)
    {
        if (node[key] is not { } list)
        {
            return;
        }

        foreach (var (path, line) in list.OneOrMany().Select(item => (item.Value, item.Line))
            .Concat(list.Items.Append(list).SelectMany(item => item.Entries).Select(entry => ((string?)entry.Key, entry.Line))))
        {
            facts.Add(new Fact(FactKind.Key, key, new Position(line), path, scope));
        }
    }
}
