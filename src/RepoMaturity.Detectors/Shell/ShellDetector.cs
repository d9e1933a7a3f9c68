using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Reads shell scripts: what they run.</summary>
public sealed class ShellDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "shell";

    /// <inheritdoc/>
    public string Summary => "shell scripts: the commands that they run";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command, FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = RepositoryPath.Name(path);
        return name.EndsWith(".sh", StringComparison.Ordinal) || name.EndsWith(".bash", StringComparison.Ordinal) || name.EndsWith(".zsh", StringComparison.Ordinal)
            || name is "entrypoint" or "Procfile" || IsProgram(path, name);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var name = RepositoryPath.Name(file.Path);
        if (name == "Procfile")
        {
            ReadProcesses(file.Source.Text, facts);
            return;
        }

        if (IsProgram(file.Path, name) && !IsShell(file.Source.Text))
        {
            return;
        }

        var document = file.Read(ShellReader.Instance);
        facts.AddProblems(document.Problems, Id);
        facts.Add(new Unit(string.Empty, UnitKind.Script, name, new Position(1)));
        // A script is started from anywhere; what it computes from its own place is known.
        CommandInterpreter.Interpret(document, new Position(1), new CommandContext(facts, null, null) { ScriptFolder = RepositoryPath.Folder(file.Path) });
    }

    /// <summary>Files without an ending in the folders where programs lie; their first line says what they are.</summary>
    private static bool IsProgram(string path, string name) =>
        !name.Contains('.', StringComparison.Ordinal) && RepositoryPath.Name(RepositoryPath.Folder(path)) is "bin" or "script" or "scripts" or "ci" or ".ci" or "mise-tasks" or ".mise-tasks" or "tasks";

    private static bool IsShell(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return first.StartsWith("#!", StringComparison.Ordinal) && first.TrimEnd().EndsWith("sh", StringComparison.Ordinal);
    }

    /// <summary>A Procfile names the processes that a hosting service keeps running.</summary>
    private static void ReadProcesses(string text, FactWriter facts)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line[0] == '#')
            {
                continue;
            }

            var id = "process:" + line[..colon].Trim();
            facts.Add(new Unit(id, UnitKind.Service, line[..colon].Trim(), new Position(number)));
            CommandInterpreter.Interpret(line[(colon + 1)..], new Position(number), id, string.Empty, facts);
        }
    }
}
