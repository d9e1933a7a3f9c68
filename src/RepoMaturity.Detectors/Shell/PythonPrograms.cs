using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Programs that run Python files, modules and notebooks.</summary>
internal static class PythonPrograms
{
    private static readonly HashSet<string> InterpreterOptions = WordSet.Of("-W -X --check-hash-based-pycs");

    public static void WriteInterpreter(CommandLine command)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            if (word == "-m")
            {
                WriteModule(command, command.Word(i + 1), Subcommand(command, i + 2));
                return;
            }

            if (word is "-c" or "-")
            {
                WriteCode(command, word == "-c" ? command.Word(i + 1) : null);
                return;
            }

            if (InterpreterOptions.Contains(word))
            {
                i++;
            }
            else if (word[..Math.Min(1, word.Length)] is not ("-" or ""))
            {
                if (!PipelinePrograms.OnlyDeploys(command, i + 1))
                {
                    command.AddPath(ReferenceKinds.Script, word, byTestRunner: false, Subcommand(command, i + 1));
                }

                return;
            }
        }
    }

    /// <summary>Servers take <c>module:object</c>, or a module or file behind an option.</summary>
    public static void WriteServer(CommandLine command)
    {
        var application = command.Program switch
        {
            "celery" => command.Value("-A", "--app"),
            "flask" => command.Value("-A", "--app") ?? command.Context.Environment?.GetValueOrDefault("FLASK_APP"),
            "functions-framework" => command.Value("", "--source"),
            "fastapi" => command.Operands(1, WordSet.Of("--host --port --app")).FirstOrDefault(word => word is not ("run" or "dev")),
            "bentoml" => command.Operands(1, WordSet.Of("-p --port --host --api-workers --working-dir")).FirstOrDefault(word => word.Contains(':', StringComparison.Ordinal) && word.Contains('.', StringComparison.Ordinal)),
            _ => command.Words.Skip(1).FirstOrDefault(IsApplication) ?? command.Words.Skip(1).FirstOrDefault(IsGateway),
        };
        if (application is null || application.StartsWith('$'))
        {
            return;
        }

        var colon = application.IndexOf(':', StringComparison.Ordinal);
        var module = colon < 0 ? application : application[..colon];
        var loaded = new Argument(ReferenceKinds.Application, colon < 0 ? null : application[(colon + 1)..].Split('.', '(')[0]);
        var into = command.Value("", "--app-dir") ?? command.Value("", "--chdir") ?? command.Value("", "--working-dir");
        if (module.EndsWith(".py", StringComparison.Ordinal) || module.Contains('/', StringComparison.Ordinal))
        {
            command.AddPath(ReferenceKinds.Script, into is null ? module : into.TrimEnd('/') + "/" + module, byTestRunner: false, loaded);
        }
        else
        {
            command.AddName(ReferenceKinds.Module, module, into, loaded);
        }
    }

    public static void WriteNotebook(CommandLine command)
    {
        if (command.Program == "jupyter-execute" || command.Has("--execute", "execute"))
        {
            foreach (var notebook in command.Words.Skip(1).Where(word => word.EndsWith(".ipynb", StringComparison.Ordinal) && word[0] != '-'))
            {
                command.AddPath(ReferenceKinds.Script, notebook);
            }
        }
    }

    /// <summary>Programs that show a file as an application; the verb stands before it.</summary>
    public static void WriteApplication(CommandLine command)
    {
        if (command.Words.Skip(1).FirstOrDefault(word => word[..Math.Min(1, word.Length)] != "-" && (word.EndsWith(".py", StringComparison.Ordinal) || word.EndsWith(".ipynb", StringComparison.Ordinal))) is { } path)
        {
            command.AddPath(ReferenceKinds.Script, path);
        }
    }

    /// <summary>Dagster loads a module or file and runs what it defines.</summary>
    public static void WriteDagster(CommandLine command)
    {
        foreach (var module in command.Values("-m", "--module-name"))
        {
            command.AddName(ReferenceKinds.Module, module, command.Value("-d", "--working-directory"), new Argument(ReferenceKinds.CalledObject, null));
        }

        foreach (var file in command.Values("-f", "--python-file"))
        {
            command.AddPath(ReferenceKinds.Script, file);
        }
    }

    /// <summary>A training job of Vertex AI packs local code: <c>--worker-pool-spec=...,local-package-path=.,script=task.py</c>.</summary>
    public static void WriteCustomJob(CommandLine command)
    {
        if (!command.Has("custom-jobs"))
        {
            return;
        }

        var settings = command.Values("", "--worker-pool-spec").SelectMany(spec => spec.Split(',')).Concat(command.Words.Select(word => word.TrimStart('-')))
            .Select(setting => setting.Split('=', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        var folder = settings["local-package-path"].FirstOrDefault();
        foreach (var script in settings["script"].Distinct(StringComparer.Ordinal))
        {
            command.AddPath(ReferenceKinds.Script, folder is null ? script : folder.TrimEnd('/') + "/" + script);
        }

        foreach (var module in settings["python-module"].Distinct(StringComparer.Ordinal))
        {
            command.AddName(ReferenceKinds.Module, module, folder);
        }
    }

    private static void WriteCode(CommandLine command, string? code)
    {
        if (code is not null)
        {
            EmbeddedPython.Write(code, command.Position, command.Context.Facts, command.Context.Scope);
        }
    }

    /// <summary>The word at an index, where it can name a command of the program before it.</summary>
    public static ImmutableArray<Argument> Subcommand(CommandLine command, int index) =>
        command.Word(index) is { Length: > 0 } word && char.IsAsciiLetter(word[0]) && word.AsSpan().IndexOfAnyExcept(WordCharacters) < 0 ? [new Argument(ReferenceKinds.Subcommand, word)] : [];

    private static void WriteModule(CommandLine command, string? module, ImmutableArray<Argument> subcommand)
    {
        // A tool that is run as a module is interpreted as the tool it is; its module may still be one of the repository.
        if (!string.IsNullOrEmpty(module) && VariableParts.Pattern(module) is { } pattern && !pattern.Contains('/', StringComparison.Ordinal))
        {
            command.AddName(ReferenceKinds.Module, pattern, null, subcommand);
        }
    }

    private static bool IsApplication(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < word.Length - 1 && (char.IsAsciiLetter(word[colon + 1]) || word[colon + 1] == '_') && word[0] != '-'
            && word.AsSpan(0, colon).IndexOfAnyExcept(ModuleCharacters) < 0 && !char.IsAsciiDigit(word[0]);
    }

    /// <summary>A module with the name that frameworks give to the one that servers load.</summary>
    private static bool IsGateway(string word) => word is "wsgi" or "asgi"
        || ((word.EndsWith(".wsgi", StringComparison.Ordinal) || word.EndsWith(".asgi", StringComparison.Ordinal)) && word[0] != '-' && word.AsSpan().IndexOfAnyExcept(ModuleCharacters) < 0);

    private static readonly System.Buffers.SearchValues<char> WordCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private static readonly System.Buffers.SearchValues<char> ModuleCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-");
}
