using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Make;

/// <summary>Reads the tasks of mise (https://mise.jdx.dev/tasks/toml-tasks.html) and of files of their own for Hatch and Poe the Poet.</summary>
public sealed class TomlTaskDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "toml-tasks";

    /// <inheritdoc/>
    public string Summary => "mise.toml, hatch.toml and poe_tasks.toml: tasks with their dependencies and commands";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command, FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) switch
        {
            "mise.toml" or ".mise.toml" or "hatch.toml" or "poe_tasks.toml" => true,
            "config.toml" => RepositoryPath.Name(RepositoryPath.Folder(path)) is "mise" or ".mise",
            _ => false,
        };
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(TomlReader.Instance);
        facts.AddReading(document, Id);
        var folder = RepositoryPath.Folder(file.Path);
        switch (RepositoryPath.Name(file.Path))
        {
            case "hatch.toml":
                ProjectTasks.WriteHatch(document.Root["envs"], folder, facts);
                break;
            case "poe_tasks.toml":
                new TaskTable(facts, TaskRunners.Poe, folder).Write(document.Root.Find("tool", "poe", "tasks") ?? document.Root["tasks"]);
                break;
            default:
                new TaskTable(facts, TaskRunners.Mise, Project(folder)).Write(document.Root["tasks"]);
                break;
        }
    }

    /// <summary>The folder in which tasks run: that of the project, whose settings may lie in a folder of their own.</summary>
    private static string Project(string folder)
    {
        while (RepositoryPath.Name(folder) is "mise" or ".mise" or ".config")
        {
            folder = RepositoryPath.Folder(folder);
        }

        return folder;
    }
}
