using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>
/// Writes tables of tasks as project files have them: a name, and a command, a list, or a table with the command and what must run before. The runners differ in
/// the words of that table, not in its shape.
/// </summary>
/// <param name="facts">Takes units, commands and references.</param>
/// <param name="prefix">What the ids of the units begin with.</param>
/// <param name="folder">Folder of the file.</param>
/// <param name="inherited">Id of a task of another table that this one has as well; null where there is none.</param>
internal sealed class TaskTable(FactWriter facts, string prefix, string folder, Func<string, string?>? inherited = null)
{
    private const int Deepest = 4;

    private static readonly string[] Commands = ["cmd", "shell", "run", "command"];
    private static readonly string[] Calls = ["script", "call"];
    private static readonly string[] Sequences = ["sequence", "composite", "chain", "parallel"];
    private static readonly string[] Needs = ["deps", "depends", "depends-on", "depends_on", "depends_post", "ref"];
    private static readonly string[] Places = ["cwd", "dir", "working_dir"];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Writes all tasks of a table.</summary>
    public void Write(DocumentNode? tasks)
    {
        foreach (var task in tasks?.Entries ?? [])
        {
            names.Add(task.Key);
        }

        foreach (var task in tasks?.Entries ?? [])
        {
            if (task.Key is not ("" or "_"))
            {
                facts.Add(new Unit(prefix + task.Key, UnitKind.Task, task.Key, new Position(task.Line)));
                Write(task.Key, task.Value, task.Line, folder, Deepest);

                // What taskipy and PDM run before and after a task is named for it.
                foreach (var other in (string[])["pre_" + task.Key, "post_" + task.Key])
                {
                    Need(task.Key, other, task.Line);
                }
            }
        }
    }

    private void Write(string task, DocumentNode value, int line, string? place, int depth)
    {
        switch (value.Kind)
        {
            case NodeKind.Scalar:
                Run(task, value.Value!, line, place);
                break;
            case NodeKind.Sequence when depth > 0:
                foreach (var item in value.Items)
                {
                    if (item.Kind != NodeKind.Scalar || !Need(task, item.Value!, item.Line))
                    {
                        Write(task, item, item.Line, place, depth - 1);
                    }
                }

                break;
            case NodeKind.Mapping when depth > 0:
                WriteTable(task, value, place, depth - 1);
                break;
        }
    }

    private void WriteTable(string task, DocumentNode table, string? place, int depth)
    {
        if (First(table, Places) is { Value: { } into })
        {
            place = into.Contains("{{", StringComparison.Ordinal) || into.Contains('$', StringComparison.Ordinal) || place is null ? null : RepositoryPath.Combine(place, into);
        }

        foreach (var entry in table.Entries)
        {
            switch (entry.Key)
            {
                case "cmd" when entry.Value.Kind == NodeKind.Sequence:
                    // The words of one command; some runners take texts with several words in it.
                    Run(task, string.Join(' ', entry.Value.OneOrMany().Select(item => item.Value)), entry.Line, place);
                    break;
                case var key when Commands.Contains(key, StringComparer.Ordinal) || Sequences.Contains(key, StringComparer.Ordinal):
                    Write(task, entry.Value, entry.Value.Line, place, depth);
                    break;
                case var key when Needs.Contains(key, StringComparer.Ordinal):
                    foreach (var item in entry.Value.Kind == NodeKind.Sequence ? entry.Value.Items : [entry.Value])
                    {
                        Need(task, (item.Value ?? item["task"]?.Value)?.Split(' ')[0] ?? string.Empty, item.Line);
                    }

                    break;
                case var key when Calls.Contains(key, StringComparer.Ordinal):
                    Call(task, entry.Value.Value, entry.Line);
                    break;
                case "file" when entry.Value.Value is { Length: > 0 } path:
                    facts.Add(new Reference(ReferenceKinds.Script, path, new Position(entry.Line), prefix + task) { Folder = folder, Text = $"{task}: {path}" });
                    break;
            }
        }
    }

    private void Run(string task, string command, int line, string? place)
    {
        var end = command.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? command : command[..end];
        if (!first.StartsWith("#!", StringComparison.Ordinal) || first.TrimEnd().EndsWith("sh", StringComparison.Ordinal))
        {
            CommandInterpreter.Interpret(command, new Position(line), new CommandContext(facts, prefix + task, place) { ScriptFolder = folder });
        }
    }

    /// <summary>Whether a word is another task: then it is run.</summary>
    private bool Need(string task, string other, int line)
    {
        var id = other != task && names.Contains(other) ? prefix + other : inherited?.Invoke(other);
        if (id is null)
        {
            return false;
        }

        facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, new Position(line), prefix + task) { Text = $"{task}: {other}" });
        return true;
    }

    /// <summary><c>package.module:function(arguments)</c>.</summary>
    private void Call(string task, string? text, int line)
    {
        if (text is not null && text.Contains(':', StringComparison.Ordinal) && PythonScript.Running(text, line, prefix + task, $"{task}: {text}") is { } reference)
        {
            facts.Add(reference);
        }
    }

    private static DocumentNode? First(DocumentNode table, string[] keys) => keys.Select(key => table[key]).FirstOrDefault(node => node is not null);
}
