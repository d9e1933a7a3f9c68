using System.Buffers;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Orchestrators;
using RepoMaturity.Detectors.Python.Syntax;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Calls that start something else: a command, a script, a module. Words that the file does not know are handed to the command interpreter as a
/// variable, so that <c>["python", "train.py", "--seed", str(seed)]</c> is still seen to run <c>train.py</c>.
/// </summary>
/// <param name="facts">Takes what is found.</param>
/// <param name="constantText">The constant text of an expression; null where it has none.</param>
/// <param name="nameOf">The resolved dotted name of an expression; null where it is unknown.</param>
/// <param name="assigned">What a name was set to; null where it is unknown.</param>
internal sealed partial class PythonLaunches(
    FactWriter facts, Func<PythonExpression, string?> constantText, Func<PythonExpression, string?> nameOf, Func<PythonExpression, PythonExpression?> assigned)
{
    private const string UnknownWord = "$value";

    private static readonly SearchValues<char> SpecialToShells = SearchValues.Create(" \t\n\"'`;&|<>()*?#\\");

    /// <summary>Writes what a call starts, if it starts anything.</summary>
    public void Find(string name, PythonCall call, Position position, string? scope)
    {
        switch (name)
        {
            case "subprocess.run" or "subprocess.call" or "subprocess.check_call" or "subprocess.check_output" or "subprocess.Popen":
            case "subprocess.getoutput" or "subprocess.getstatusoutput" or "os.system" or "os.popen" or "asyncio.create_subprocess_shell":
                Run(CommandText(call.First ?? call.Keyword("args")), call, position, scope);
                break;
            case "asyncio.create_subprocess_exec":
                Run(Joined(call.Arguments.Where(argument => argument.Name is null).Select(argument => argument.Value)), call, position, scope);
                break;
            case "runpy.run_path" or "execfile" or "papermill.execute_notebook" or "papermill.execute.execute_notebook":
                Refer(ReferenceKinds.Script, call, name, position, scope);
                break;
            case "runpy.run_module" or "importlib.import_module" or "__import__":
                Refer(ReferenceKinds.Module, call, name, position, scope);
                break;
            case "ploomber.spec.DAGSpec" or "ploomber.spec.DAGSpec.find":
                var declared = call.First is { } place ? PathText(place) : null;
                facts.Add(new Reference(PipelineFiles.Kind, declared ?? string.Empty, position, scope) { Text = name, Arguments = [new Argument(PipelineFiles.Names, PipelineFiles.PloomberNames)] });
                break;
            case "uvicorn.run" or "hypercorn.run" or "granian.Granian":
                Serve(name, call, position, scope);
                break;
            case "os.environ.setdefault" when call.Arguments is [{ Name: null, Value: var variable }, { Name: null, Value: var value }] && constantText(variable) == "DJANGO_SETTINGS_MODULE":
                AddSettings(constantText(value), name, position, scope);
                break;
            case "django.core.management.call_command" when call.First is { } first && constantText(first) is { Length: > 0 } started:
                facts.Add(new Reference(DjangoResolver.Command, started, position, scope) { Text = $"{name}(\"{started}\")" });
                break;
            case "mlflow.run" or "mlflow.projects.run":
                RunProject(call, name, position, scope);
                break;
            default:
                FindArguments(name, call, position, scope);
                FindRequest(name, call, position, scope);
                break;
        }
    }

    /// <summary>Settings that Django imports because a text names them.</summary>
    private void AddSettings(string? module, string name, Position position, string? scope)
    {
        if (module is { Length: > 0 })
        {
            facts.Add(new Reference(ReferenceKinds.Import, module, position, scope) { Text = $"{name}(\"{module}\")" });
            facts.Add(new Reference(DjangoResolver.Settings, module, position, scope));
        }
    }

    /// <summary><c>mlflow.run("steps/clean", "main")</c>: an entry point of a project in a folder.</summary>
    private void RunProject(PythonCall call, string name, Position position, string? scope)
    {
        if ((call.First ?? call.Keyword("uri")) is not { } place || PathText(place) is not { } project || project.Contains("://", StringComparison.Ordinal))
        {
            return;
        }

        var second = call.Arguments.Count > 1 && call.Arguments[1].Name is null ? call.Arguments[1].Value : call.Keyword("entry_point");
        facts.Add(new Reference(PipelineFiles.Kind, project, position, scope)
        {
            Text = $"{name}(\"{project}\")",
            Arguments = [new Argument(PipelineFiles.Names, "MLproject|mlproject"), new Argument(PipelineFiles.Unit, "entry:" + (second is null ? "main" : constantText(second)))],
        });
    }

    /// <summary>
    /// A component or job that stands in a file of its own: <c>load_component_from_file("train/component.yaml")</c>. One whose path the file does not show is one of
    /// those that lie near.
    /// </summary>
    private void Load(string name, PythonCall call, Position position, string? scope)
    {
        if ((call.First ?? call.Keyword("source") ?? call.Keyword("filename") ?? call.Keyword("path")) is not { } value)
        {
            return;
        }

        var path = PathText(value)?.TrimStart('/');
        var isNamed = path is not null && YamlPath.IsYaml(path) && RepositoryPath.Name(path)[0] != '.';
        facts.Add(new Reference(PipelineFiles.Component, isNamed ? path! : string.Empty, position, scope) { Text = isNamed ? $"{name}(\"{path}\")" : name });
    }

    /// <summary>A container that an orchestrator starts: its image, and the command with the arguments that follow it.</summary>
    private void StartContainer(string name, string image, PythonCall call, Position position, string? scope)
    {
        facts.Add(new Reference(ReferenceKinds.ContainerRun, image, position, scope) { Folder = string.Empty, Text = $"{name}(image={image})" });
        var parts = PythonLaunchTable.ContainerParts.Select(call.Keyword).OfType<PythonExpression>().ToList();
        if (parts.Count > 1 && parts.TrueForAll(part => part is PythonSequence))
        {
            Run(Joined(parts.SelectMany(part => ((PythonSequence)part).Items)), call, position, scope);
        }
    }

    private void FindArguments(string name, PythonCall call, Position position, string? scope)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        if (last is "load_component_from_file" or "load_component" or "load_job")
        {
            Load(name, call, position, scope);
        }

        if (PythonLaunchTable.TakesScript(name) && call.First is { } first)
        {
            StartScript(name, "file", first, call, position, scope);
        }

        if (PythonLaunchTable.ProgramOf(name) is { } program && CommandText(call.First ?? call.Keyword("args")) is { } words)
        {
            Run(program.Length == 0 ? words : $"{program} {words}", call, position, scope);
        }

        foreach (var keyword in PythonLaunchTable.Images)
        {
            if (call.Keyword(keyword) is { } value && CommandText(value) is { Length: > 0 } image && !image.Contains(' ', StringComparison.Ordinal))
            {
                StartContainer(name, image, call, position, scope);
            }
        }

        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i].Name is { } keyword)
            {
                FindArgument(name, keyword, call.Arguments[i].Value, call, position, scope);
            }
        }
    }

    private void FindArgument(string name, string keyword, PythonExpression value, PythonCall call, Position position, string? scope)
    {
        if (PythonLaunchTable.Scripts.Contains(keyword))
        {
            StartScript(name, keyword, value, call, position, scope);
        }

        if (value is PythonSequence && !PythonLaunchTable.Commands.Contains(keyword) && !PythonLaunchTable.CommandLists.Contains(keyword))
        {
            FindSpecified(name, value, call, position, scope);
        }

        if (PythonLaunchTable.Modules.Contains(keyword) && constantText(value) is { Length: > 0 } module)
        {
            facts.Add(new Reference(ReferenceKinds.Module, module, position, scope) { Text = $"{name}({keyword}={module})" });
        }
        else if (PythonLaunchTable.Commands.Contains(keyword))
        {
            var command = CommandText(value);

            // Azure ML runs the command in the folder that is sent along.
            var folder = command is null ? null : (call.Keyword("code") ?? call.Keyword("source_directory")) is { } code ? PathText(code) : null;
            Run(string.IsNullOrEmpty(folder) || folder.AsSpan().ContainsAny(SpecialToShells) ? command : $"cd {folder} && {command}", call, position, scope);
        }
        else if (PythonLaunchTable.CommandLists.Contains(keyword) && value is PythonSequence lines)
        {
            foreach (var line in lines.Items)
            {
                Run(CommandText(line), call, position, scope);
            }
        }
    }

    private void StartScript(string name, string keyword, PythonExpression value, PythonCall call, Position position, string? scope)
    {
        if (PathText(value) is not { } path || !PythonLaunchTable.IsScript(path))
        {
            return;
        }

        var folder = PythonLaunchTable.Folders.Where(each => each != keyword).Select(call.Keyword).OfType<PythonExpression>().Select(PathText)
            .FirstOrDefault(text => !string.IsNullOrEmpty(text));
        var target = folder is null ? path : $"{folder.TrimEnd('/')}/{path}";
        facts.Add(new Reference(ReferenceKinds.Script, target, position, scope) { Text = $"{name}({keyword}={path})" });
    }

    private void Run(string? command, PythonCall call, Position position, string? scope)
    {
        if (command is null)
        {
            return;
        }

        var folder = call.Keyword("cwd") is { } value && constantText(value) is { } path && !path.StartsWith('/')
            ? RepositoryPath.Combine(string.Empty, path)
            : null;
        CommandInterpreter.Interpret(command, position, scope, folder, facts);
    }

    /// <summary>An application that is named as <c>module:object</c>; one that is handed over is mentioned.</summary>
    private void Serve(string name, PythonCall call, Position position, string? scope)
    {
        if ((call.First ?? call.Keyword("app")) is { } application && constantText(application) is { } text && text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            facts.Add(new Reference(ReferenceKinds.Module, text[..colon], position, scope)
            {
                Text = $"{name}(\"{text}\")",
                Arguments = [new Argument(ReferenceKinds.Application, text[(colon + 1)..])],
            });
        }
    }

    private void Refer(string kind, PythonCall call, string name, Position position, string? scope)
    {
        if (call.First is not { } first || (constantText(first) ?? (kind == ReferenceKinds.Module ? ModulePattern(first) : null)) is not { Length: > 0 } target)
        {
            return;
        }

        var actualKind = kind == ReferenceKinds.Module && target.StartsWith('.') ? ReferenceKinds.Import : kind;
        var isOpaque = name is "importlib.import_module" or "__import__";
        facts.Add(new Reference(actualKind, target, position, scope)
        {
            Text = $"{name}(\"{target}\")",
            Arguments = isOpaque && actualKind == kind ? [new Argument(ReferenceKinds.CalledObject, null)] : [],
        });
    }

    /// <summary>A module of whose name a part is known: <c>f"models.{name}.train"</c>, <c>name + ".pipeline"</c>.</summary>
    private static string? ModulePattern(PythonExpression expression) => expression switch
    {
        PythonText { Fields.Count: > 0 } text when Template(text) is { } template => VariableParts.Pattern(template, mayBegin: true),
        PythonCompound { IsChoice: false, Operands: [_, PythonText { Constant: ['.', _, ..] ending }] } => VariableParts.Pattern(UnknownWord + ending, mayBegin: true),
        _ => null,
    };

    /// <summary>Containers and modules in the settings that a call is given: <c>worker_pool_specs=[{"container_spec": {"command": ["python", "train.py"]}}]</c>.</summary>
    private void FindSpecified(string name, PythonExpression settings, PythonCall call, Position position, string? scope)
    {
        var open = new Stack<PythonExpression>([settings]);
        while (open.TryPop(out var next))
        {
            if (next is not PythonSequence { Items: var items })
            {
                continue;
            }

            for (var i = 0; i < items.Count; i++)
            {
                open.Push(items[i]);
                if (items[i] is not PythonText { Constant: { } key } || i + 1 == items.Count)
                {
                    continue;
                }

                if (PythonLaunchTable.SpecifiedModules.Contains(key) && constantText(items[i + 1]) is { Length: > 0 } module)
                {
                    facts.Add(new Reference(ReferenceKinds.Module, module, position, scope) { Text = $"{name}({key}={module})" });
                }
                else if (PythonLaunchTable.SpecifiedCommands.Contains(key) && items[i + 1] is PythonSequence command)
                {
                    Run(Joined(command.Items.Concat(SpecifiedArguments(items))), call, position, scope);
                }
            }
        }
    }

    /// <summary>The words that stand beside a command in the same settings.</summary>
    private static IReadOnlyList<PythonExpression> SpecifiedArguments(IReadOnlyList<PythonExpression> settings)
    {
        for (var i = 0; i + 1 < settings.Count; i++)
        {
            if (settings[i] is PythonText { Constant: "args" or "arguments" or "ContainerArguments" } && settings[i + 1] is PythonSequence words)
            {
                return words.Items;
            }
        }

        return [];
    }
}
