using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Make;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Programs of Python projects that run named tasks. Those that run any command as well (<c>pdm run</c>) are wrappers.</summary>
internal static class TaskRunnerPrograms
{
    private static readonly HashSet<string> NoxOptions = WordSet.Of(
        "-s --session --sessions -e -f --noxfile -p --python --pythons -k --keywords -t --tags --envdir -db --default-venv-backend -fb --force-venv-backend --extra-pythons -P --force-python --report -j");

    private static readonly HashSet<string> InvokeOptions = WordSet.Of("-c --collection -r --search-root -f --config -T --command-timeout");

    private static readonly HashSet<string> MiseOptions = WordSet.Of("-C --cd -E --env -j --jobs -t --tool -o --output -s --shell");

    private static readonly HashSet<string> PoeOptions = WordSet.Of("-C --directory -e --executor -X --executor-opt");

    private static readonly HashSet<string> HookOptions = WordSet.Of("-c --config --files --from-ref --to-ref -s -o --source --origin --hook-stage --color --commit-msg-filename --remote-name");

    /// <summary>Tests are meant unless an environment is named that is for something else.</summary>
    public static void WriteTox(CommandLine command)
    {
        var names = command.Values("-e", "--env")
            .SelectMany(ToxWords.Expand).Where(name => name is not ("ALL" or "")).Distinct(StringComparer.Ordinal).ToList();
        Argument[] file = command.Value("-c", "--conf") is { } path ? [new Argument("file", path)] : [];
        AddEach(command, MakeReferences.ToxEnvironment, names, null, file);
        AddTests(command, names);
    }

    /// <summary><c>nox -s tests lint</c>: all words behind the option are sessions.</summary>
    public static void WriteNox(CommandLine command)
    {
        var names = new List<string>();
        var isSession = false;
        for (var i = 1; i < command.Words.Count && command.Words[i] != "--"; i++)
        {
            var word = command.Words[i];
            if (word.StartsWith('-'))
            {
                isSession = word is "-s" or "--session" or "--sessions" or "-e";
                var sign = word.IndexOf('=', StringComparison.Ordinal);
                if (sign > 0 && word.StartsWith("--session", StringComparison.Ordinal))
                {
                    names.Add(word[(sign + 1)..]);
                }
                else if (!isSession && NoxOptions.Contains(word))
                {
                    i++;
                }
            }
            else if (isSession)
            {
                names.Add(word);
            }
        }

        Argument[] file = command.Value("-f", "--noxfile") is { } path ? [new Argument("file", path)] : [];
        AddEach(command, MakeReferences.NoxSession, names, null, file);
        AddTests(command, names);
    }

    public static void WriteInvoke(CommandLine command)
    {
        // Arguments of a task stand behind it like further tasks; what is no task is not found.
        foreach (var name in command.Operands(1, InvokeOptions).Where(word => !word.Contains('=', StringComparison.Ordinal)))
        {
            command.AddName(MakeReferences.InvokeTask, name, command.Value("-r", "--search-root"));
        }
    }

    public static void WriteDoit(CommandLine command) =>
        AddEach(command, MakeReferences.DoitTask, [.. command.Operands(1, WordSet.Of("-f --file -d --dir -n --process --db-file -v -r --reporter")).Where(word => word != "run" && !word.Contains('=', StringComparison.Ordinal))], command.Value("-d", "--dir"));

    /// <summary>The first word is the task, the others are its arguments.</summary>
    public static void WritePoe(CommandLine command)
    {
        if (command.Operands(1, PoeOptions).FirstOrDefault() is { } name)
        {
            command.AddName(MakeReferences.PoeTask, name, command.Value("-C", "--directory"));
        }
    }

    public static void WriteMise(CommandLine command)
    {
        var verb = 1;
        while (command.Word(verb) is ['-', ..] option)
        {
            verb += MiseOptions.Contains(option) ? 2 : 1;
        }

        verb += command.Word(verb) is "tasks" or "task" ? 1 : 0;
        if (command.Word(verb) is not ("run" or "r"))
        {
            return;
        }

        var isName = true;
        foreach (var word in command.Operands(verb + 1, MiseOptions))
        {
            // Further tasks follow after three colons; what follows a task else are its arguments.
            if (isName && word != ":::")
            {
                command.AddName(MakeReferences.MiseTask, word, command.Value("-C", "--cd"));
            }

            isName = word == ":::";
        }
    }

    /// <summary>Of the hooks only local ones are in the repository.</summary>
    public static void WriteHooks(CommandLine command)
    {
        if (command.Word(1) == "run")
        {
            AddEach(command, MakeReferences.Hook, [.. command.Operands(2, HookOptions).Take(1)], null);
        }
    }

    public static void WriteHatch(CommandLine command)
    {
        if (command.Word(1) == "test")
        {
            command.AddName(ReferenceKinds.Tests, string.Empty);
        }
    }

    private static void AddEach(CommandLine command, string kind, List<string> names, string? into, params Argument[] arguments)
    {
        foreach (var name in names.Count == 0 ? [string.Empty] : names)
        {
            command.AddName(kind, name, into, [.. arguments]);
        }
    }

    private static void AddTests(CommandLine command, List<string> names)
    {
        if (names.Count == 0 || names.Any(IsForTests))
        {
            command.AddName(ReferenceKinds.Tests, string.Empty);
        }
    }

    /// <summary>An environment of an interpreter, or one named for tests. A name that is not known may be one.</summary>
    private static bool IsForTests(string name) => name.StartsWith("py", StringComparison.Ordinal) || name.StartsWith("3.", StringComparison.Ordinal)
        || name.Contains("test", StringComparison.OrdinalIgnoreCase) || name.Contains("unit", StringComparison.OrdinalIgnoreCase) || name.Contains("integration", StringComparison.OrdinalIgnoreCase)
        || name.Contains("cov", StringComparison.OrdinalIgnoreCase) || name.Contains('$', StringComparison.Ordinal) || name.Contains('{', StringComparison.Ordinal);
}
