using System.Buffers;
using System.Text;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
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
internal sealed class PythonLaunches(FactWriter facts, Func<PythonExpression, string?> constantText, Func<PythonExpression, string?> nameOf)
{
    private const string UnknownWord = "$value";

    /// <summary>Arguments by which schedulers, job services and pipeline libraries are told what file to run.</summary>
    private static readonly string[] ScriptArguments =
        ["script_name", "entry_point", "entry_script", "script", "script_path", "code", "py_file", "python_file", "application", "notebook_path", "submit_script"];

    /// <summary>Arguments that name the folder of such a file.</summary>
    private static readonly string[] FolderArguments = ["source_directory", "source_dir", "code", "working_dir"];

    /// <summary>Arguments that hold a command.</summary>
    private static readonly string[] CommandArguments = ["bash_command", "command", "cmd", "cmds", "entrypoint"];

    private static readonly string[] ScriptEndings = [".py", ".ipynb", ".sh", ".R", ".sql"];

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
            case "uvicorn.run" or "hypercorn.run" or "granian.Granian":
                Serve(name, call, position, scope);
                break;
            default:
                FindArguments(name, call, position, scope);
                break;
        }
    }

    private void FindArguments(string name, PythonCall call, Position position, string? scope)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Name is not { } keyword)
            {
                continue;
            }

            if (ScriptArguments.Contains(keyword, StringComparer.Ordinal) && PathText(argument.Value) is { } path
                && ScriptEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            {
                var folder = FolderArguments.Where(each => each != keyword).Select(call.Keyword).OfType<PythonExpression>().Select(PathText)
                    .FirstOrDefault(text => !string.IsNullOrEmpty(text));
                var target = folder is null ? path : $"{folder.TrimEnd('/')}/{path}";
                facts.Add(new Reference(ReferenceKinds.Script, target, position, scope) { Text = $"{name}({keyword}={path})" });
            }
            else if (CommandArguments.Contains(keyword, StringComparer.Ordinal))
            {
                Run(CommandText(argument.Value), call, position, scope);
            }
        }
    }

    /// <summary>The text of a path: a constant, or the constant end of <c>os.path.join</c>, <c>f"{folder}/name"</c> and <c>folder / "name"</c>.</summary>
    private string? PathText(PythonExpression expression) => expression switch
    {
        PythonCall call when nameOf(call.Target) is "os.path.join" or "posixpath.join" =>
            JoinedEnd(call.Arguments),
        PythonCall { First: { } first } call when nameOf(call.Target) is "str" or "pathlib.Path" => PathText(first),
        PythonText { Fields.Count: > 0 } text =>
            text.Template is { } template && template.LastIndexOf("{}", StringComparison.Ordinal) is >= 0 and var last ? template[(last + 2)..].TrimStart('/') : null,
        PythonCompound { Operands.Count: > 1 } compound
            when compound.IsChoice || compound.SoleOperator is PythonOperator.None or PythonOperator.Other => PathText(compound.Operands[^1]),
        _ => constantText(expression),
    };

    private string? JoinedEnd(IReadOnlyList<PythonArgument> parts)
    {
        var known = parts.Reverse().Select(part => PathText(part.Value)).TakeWhile(text => !string.IsNullOrEmpty(text)).Reverse().ToList();
        return known.Count == 0 ? null : string.Join('/', known);
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
        if (call.First is not { } first || constantText(first) is not { Length: > 0 } target)
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

    private string? CommandText(PythonExpression? expression)
    {
        switch (expression)
        {
            case PythonSequence sequence:
                return Joined(sequence.Items);
            case PythonCall { Target: PythonAttribute { Name: "split", Target: PythonText text } }:
                return Template(text);
            case PythonCall { First: { } first } call when nameOf(call.Target) == "shlex.split":
                return CommandText(first);
            case PythonText text:
                return Template(text);
            default:
                return expression is null ? null : constantText(expression);
        }
    }

    private string? Joined(IEnumerable<PythonExpression> words)
    {
        var command = new StringBuilder();
        foreach (var word in words)
        {
            var text = word is PythonText literal ? Template(literal) : constantText(word);
            if (command.Length == 0)
            {
                text ??= nameOf(word) == "sys.executable" ? "python" : null;
                if (text is null)
                {
                    return null;
                }

                AppendWord(command, text);
                continue;
            }

            command.Append(' ');
            AppendWord(command, text ?? UnknownWord);
        }

        return command.Length == 0 ? null : command.ToString();
    }

    private static string? Template(PythonText text) => text.Fields.Count == 0
        ? text.Template
        : text.Template?.Replace("{}", UnknownWord, StringComparison.Ordinal);

    private static void AppendWord(StringBuilder command, string word)
    {
        if (word.Length > 0 && !word.AsSpan().ContainsAny(SpecialToShells))
        {
            command.Append(word);
            return;
        }

        command.Append('\'').Append(word.Replace("'", "'\\''", StringComparison.Ordinal)).Append('\'');
    }
}
