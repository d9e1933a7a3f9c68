using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads the Pipfile of Pipenv (https://pipenv.pypa.io/en/latest/pipfile.html).</summary>
public sealed class PipfileDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "pipfile";

    /// <inheritdoc/>
    public string Summary => "Pipfile: dependencies and scripts.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == "Pipfile";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(TomlReader.Instance);
        facts.AddReading(document, Id);
        foreach (var table in document.Root.Entries)
        {
            switch (table.Key)
            {
                case "packages":
                    DependencyTable.Write(table.Value, null, facts);
                    break;
                case "scripts":
                    WriteScripts(table.Value, RepositoryPath.Folder(file.Path), facts);
                    break;
                case "source" or "requires" or "pipenv":
                    break;
                default:
                    // Every other table is a group of packages (https://pipenv.pypa.io/en/latest/pipfile.html#package-category-groups).
                    DependencyTable.Write(table.Value, "group:" + (table.Key == "dev-packages" ? "dev" : table.Key), facts);
                    break;
            }
        }
    }

    private static void WriteScripts(DocumentNode scripts, string folder, FactWriter facts)
    {
        foreach (var script in scripts.Entries)
        {
            if ((script.Value.Value ?? script.Value["cmd"]?.Value) is { } command)
            {
                var position = new Position(script.Line);
                var id = "script:" + script.Key;
                facts.Add(new Unit(id, UnitKind.Task, script.Key, position));
                CommandInterpreter.Interpret(command, position, id, folder, facts);
            }
        }
    }
}
