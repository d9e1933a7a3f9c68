using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators.Mlflow;

/// <summary>Reads projects of MLflow (<c>MLproject</c>): entry points and their commands. Syntax: MLflow's reference of projects.</summary>
public sealed class MlflowProjectDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "mlflow-projects";

    /// <inheritdoc/>
    public string Summary => "MLflow projects: entry points and their commands";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage, FactKind.Command, FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is "MLproject" or "mlproject";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        foreach (var key in document.Root.Entries)
        {
            facts.Add(new Fact(FactKind.Key, key.Key, new Position(key.Line), key.Value.Value));
        }

        foreach (var entry in document.Root["entry_points"]?.Entries ?? [])
        {
            var id = "entry:" + entry.Key;
            var position = new Position(entry.Line);
            facts.Add(new Unit(id, UnitKind.Stage, entry.Key, position));
            var command = entry.Value["command"];
            facts.Add(new Fact(FactKind.Stage, entry.Key, position, command?.Value, id));
            if (command is { Value: { Length: > 0 } text })
            {
                // Parameters stand in braces: {alpha}.
                CommandInterpreter.Interpret(text.Replace("{", "${", StringComparison.Ordinal), new Position(command.Line), id, RepositoryPath.Folder(file.Path), facts);
            }
        }
    }
}
