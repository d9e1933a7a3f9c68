using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Settings;

/// <summary>Reads the hooks of pre-commit (https://pre-commit.com/#pre-commit-configyaml---repos).</summary>
public sealed class PreCommitDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "pre-commit";

    /// <inheritdoc/>
    public string Summary => ".pre-commit-config.yaml: hooks, the repositories that they come from, and what local ones run.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Hook, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is ".pre-commit-config.yaml" or ".pre-commit-config.yml";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddReading(document, Id);

        // Before version 1.0 the list of repositories was the whole file.
        var repositories = document.Root.Kind == NodeKind.Sequence ? document.Root : document.Root["repos"];
        foreach (var repository in repositories?.Items ?? [])
        {
            foreach (var hook in repository["hooks"]?.Items ?? [])
            {
                if (hook["id"] is { Value: { Length: > 0 } name } id)
                {
                    facts.Add(new Fact(FactKind.Hook, name, new Position(id.Line), repository["repo"]?.Value));
                    if (repository["repo"]?.Value == "local")
                    {
                        WriteLocal(name, id.Line, hook, facts);
                    }
                }
            }
        }
    }

    /// <summary>A local hook runs a command in the root of the repository, unless it only searches for a pattern or for files.</summary>
    private static void WriteLocal(string name, int line, DocumentNode hook, FactWriter facts)
    {
        if (hook["entry"] is not { Value: { Length: > 0 } command } entry || hook["language"]?.Value is "pygrep" or "fail")
        {
            return;
        }

        var id = TaskRunners.Hook + name;
        facts.Add(new Unit(id, UnitKind.Task, name, new Position(line)));
        CommandInterpreter.Interpret(command, new Position(entry.Line), id, string.Empty, facts);
        if (hook["stages"]?.OneOrMany().All(stage => stage.Value == "manual") is not true)
        {
            facts.Add(new Unit(TaskRunners.Hook, UnitKind.Task, "hooks", new Position(1)));
            facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, new Position(line), TaskRunners.Hook) { Text = "hook " + name });
        }
    }
}
