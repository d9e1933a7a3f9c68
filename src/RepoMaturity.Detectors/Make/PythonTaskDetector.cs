using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python.Syntax;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>
/// Reads files of tasks in Python: sessions of nox (https://nox.thea.codes/en/stable/config.html), tasks of Invoke (https://docs.pyinvoke.org) and of doit
/// (https://pydoit.org/tasks.html). Nothing is run: what a task runs is what its function is written to run.
/// </summary>
public sealed class PythonTaskDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "python-tasks";

    /// <inheritdoc/>
    public string Summary => "noxfile.py, tasks.py and dodo.py: sessions and tasks with their commands";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command, FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "noxfile.py" or "tasks.py" or "dodo.py" || path.EndsWith("tasks/__init__.py", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(PythonReader.Source);
        var folder = RepositoryPath.Folder(file.Path);
        switch (RepositoryPath.Name(file.Path))
        {
            case "noxfile.py":
                WriteNox(document, folder, facts);
                break;
            case "dodo.py":
                WriteDoit(document, folder, facts);
                break;
            default:
                WriteInvoke(document, RepositoryPath.Name(file.Path) == "tasks.py" ? folder : RepositoryPath.Folder(folder), facts);
                break;
        }
    }

    private static void WriteNox(PythonDocument document, string folder, FactWriter facts)
    {
        var reader = new PythonTaskReader(document, TaskRunners.Nox, folder, facts)
        {
            WordMethods = WordSet.Of("run run_always run_install"),
            InstallMethods = WordSet.Of("install"),
        };
        var sessions = Decorated(reader, "session").Select(found => (found.Function, Name: Name(found.Decorator, reader) ?? found.Function.Name, found.Decorator)).ToList();
        if (sessions.Count == 0)
        {
            return;
        }

        foreach (var (function, name, _) in sessions)
        {
            facts.Add(new Unit(TaskRunners.Nox + name, UnitKind.Task, name, new Position(function.Line)));
            reader.Write(name, function);
        }

        // Without a name all sessions run, or those that the file chooses.
        var chosen = document.Statements.OfType<PythonAssignment>().Where(IsChoice).Select(assignment => assignment.Value).OfType<PythonSequence>()
            .SelectMany(list => list.Items).Select(reader.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        facts.Add(new Unit(TaskRunners.Nox, UnitKind.Task, "nox", new Position(1)));
        foreach (var (function, name, decorator) in sessions)
        {
            if (chosen.Count > 0 ? chosen.Contains(name) : (decorator as PythonCall)?.Keyword("default") is not PythonConstant { Text: "False" })
            {
                facts.Add(new Reference(ReferenceKinds.Unit, "#" + TaskRunners.Nox + name, new Position(function.Line), TaskRunners.Nox) { Text = "nox: " + name });
            }
        }
    }

    private static bool IsChoice(PythonAssignment assignment) =>
        assignment.Targets is [PythonAttribute { Name: "sessions", Target: PythonAttribute { Name: "options" } }];

    private static void WriteInvoke(PythonDocument document, string folder, FactWriter facts)
    {
        // The name of the file says little: Celery has its tasks in one of this name too.
        if (!document.Statements.OfType<PythonImport>().Any(import => import.Module.Split('.')[0] is "invoke" or "fabric"))
        {
            return;
        }

        var reader = new PythonTaskReader(document, TaskRunners.Invoke, folder, facts) { TextMethods = WordSet.Of("run sudo local") };
        var tasks = Decorated(reader, "task").Select(found => (found.Function, Name: (Name(found.Decorator, reader) ?? found.Function.Name).Replace('_', '-'), found.Decorator)).ToList();
        foreach (var (function, name, _) in tasks)
        {
            reader.Tasks[function.Name] = name;
        }

        foreach (var (function, name, decorator) in tasks)
        {
            facts.Add(new Unit(TaskRunners.Invoke + name, UnitKind.Task, name, new Position(function.Line)));
            foreach (var needed in (decorator as PythonCall)?.Arguments.Where(argument => argument.Name is null or "pre" or "post").SelectMany(argument => PythonCalls.Parts(argument.Value, 3)) ?? [])
            {
                if (needed is PythonName { Name: var other } && reader.Tasks.TryGetValue(other, out var task))
                {
                    reader.Need(name, task, needed.Line);
                }
            }

            reader.Write(name, function);
        }
    }

    private static void WriteDoit(PythonDocument document, string folder, FactWriter facts)
    {
        var reader = new PythonTaskReader(document, TaskRunners.Doit, folder, facts);
        var any = false;
        foreach (var function in reader.Definitions.Where(function => function.Name.StartsWith("task_", StringComparison.Ordinal) && function.Name.Length > 5))
        {
            var name = function.Name["task_".Length..];
            var position = new Position(function.Line);
            any = true;
            facts.Add(new Unit(TaskRunners.Doit + name, UnitKind.Task, name, position));
            facts.Add(new Reference(ReferenceKinds.Unit, "#" + TaskRunners.Doit + name, position, TaskRunners.Doit) { Text = "doit: " + name });
            reader.WriteFunction(name, function);
            foreach (var values in Returned(function.Body).SelectMany(each => PythonCalls.Parts(each, 4)).OfType<PythonSequence>())
            {
                WriteActions(name, values.Items, folder, reader);
            }
        }

        if (any)
        {
            facts.Add(new Unit(TaskRunners.Doit, UnitKind.Task, "doit", new Position(1)));
        }
    }

    private static void WriteActions(string name, IReadOnlyList<PythonExpression> items, string folder, PythonTaskReader reader)
    {
        for (var i = 0; i + 1 < items.Count; i++)
        {
            if (items[i] is not PythonText { Constant: "actions" or "task_dep" or "setup" } key || items[i + 1] is not PythonSequence list)
            {
                continue;
            }

            foreach (var item in list.Items)
            {
                var text = item is PythonSequence words ? reader.Words(words.Items) : reader.Text(item);
                if (text is { Length: > 0 } && key.Constant == "actions")
                {
                    reader.Run(name, text, item.Line, folder);
                }
                else if (text is { Length: > 0 })
                {
                    reader.Need(name, text, item.Line);
                }
            }
        }
    }

    private static IEnumerable<PythonExpression> Returned(IEnumerable<PythonStatement> statements) => statements.SelectMany(statement => statement switch
    {
        PythonEvaluation evaluation => evaluation.Expressions,
        PythonAssignment { Value: { } value } => [value],
        PythonBlock block => Returned(block.Body),
        _ => [],
    });

    private static IEnumerable<(PythonDefinition Function, PythonExpression Decorator)> Decorated(PythonTaskReader reader, string name)
    {
        foreach (var function in reader.Definitions)
        {
            foreach (var decorator in function.Decorators)
            {
                var named = decorator is PythonCall call ? call.Target : decorator;
                if ((named as PythonAttribute)?.Name == name || (named as PythonName)?.Name == name)
                {
                    yield return (function, decorator);
                    break;
                }
            }
        }
    }

    private static string? Name(PythonExpression decorator, PythonTaskReader reader) => reader.Text((decorator as PythonCall)?.Keyword("name"));
}
