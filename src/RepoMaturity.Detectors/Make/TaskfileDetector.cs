using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>Reads Taskfiles: tasks, what they depend on, and what they run. Syntax: Task's schema reference (https://taskfile.dev/reference/schema).</summary>
public sealed class TaskfileDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "taskfile";

    /// <inheritdoc/>
    public string Summary => "Taskfiles: tasks with their dependencies and commands";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command, FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "Taskfile.yml" or "Taskfile.yaml" or "taskfile.yml" or "taskfile.yaml" or "Taskfile.dist.yml" or "Taskfile.dist.yaml";
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        var folder = RepositoryPath.Folder(file.Path);
        var constants = Constants(document.Root["vars"]);
        foreach (var task in document.Root["tasks"]?.Entries ?? [])
        {
            ReadTask(task, folder, constants, facts);
        }
    }

    private static void ReadTask(MappingEntry task, string folder, Dictionary<string, string> constants, FactWriter facts)
    {
        var id = MakeDetector.Unit(task.Key);
        facts.Add(new Unit(id, UnitKind.Task, task.Key, new Position(task.Line)));
        foreach (var needed in task.Value["deps"]?.Items ?? [])
        {
            AddTask(needed.Value ?? needed["task"]?.Value, needed.Line);
        }

        var place = task.Value["dir"]?.Value is { } into ? RepositoryPath.Combine(folder, into) : folder;
        var commands = task.Value["cmds"] ?? task.Value["cmd"] ?? task.Value;
        foreach (var command in commands.Kind == NodeKind.Scalar ? [commands] : commands.Items)
        {
            if (command["task"]?.Value is { } called)
            {
                AddTask(called, command.Line);
            }
            else if ((command["cmd"] ?? command) is { Value: { Length: > 0 } text } run)
            {
                foreach (var (name, value) in constants)
                {
                    text = text.Replace("{{." + name + "}}", value, StringComparison.Ordinal);
                }

                CommandInterpreter.Interpret(text, new Position(run.Line), new CommandContext(facts, id, place) { ScriptFolder = folder });
            }
        }

        void AddTask(string? name, int line)
        {
            if (name is { Length: > 0 })
            {
                facts.Add(new Reference(ReferenceKinds.Unit, "#" + MakeDetector.Unit(name), new Position(line), id) { Text = $"{task.Key}: {name}" });
            }
        }
    }

    private static Dictionary<string, string> Constants(DocumentNode? variables)
    {
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in variables?.Entries ?? [])
        {
            if (entry.Value.Value is { Length: < 1000 } value && !value.Contains("{{", StringComparison.Ordinal))
            {
                constants[entry.Key] = value;
            }
        }

        return constants;
    }
}
