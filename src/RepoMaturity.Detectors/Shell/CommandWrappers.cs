using RepoMaturity.Detectors.Make;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Sees through programs that run others.</summary>
internal static class CommandWrappers
{
    private const int MostWrappers = 10;

    private static readonly HashSet<string> Shells = WordSet.Of("bash sh zsh dash ksh ash");

    private static readonly HashSet<string> Runners = WordSet.Of("python bash sh make pytest poetry uv pipenv conda node npm dvc torchrun docker dotnet Rscript uvicorn gunicorn jupyter papermill");

    /// <summary>What a command really runs.</summary>
    public static UnwrappedCommand Unwrap(IReadOnlyList<string> command)
    {
        var result = new UnwrappedCommand(command);
        for (var i = 0; i < MostWrappers && result.Words.Count > 0; i++)
        {
            var words = Named(result.Words);
            result = result with { Words = words };
            if (words.Count == 0)
            {
                break;
            }

            if (words is ["command", "-v" or "-V", ..])
            {
                return new UnwrappedCommand([]);
            }

            if (InnerText(words) is { } text)
            {
                return result with { Words = [], Text = text };
            }

            if (Find(words) is not ({ } wrapper, var start))
            {
                break;
            }

            result = Remove(result, wrapper, start);
        }

        return result;
    }

    /// <summary>A command that a command's own words hold although it is no wrapper that is known; null when there is none.</summary>
    public static IReadOnlyList<string>? Inner(IReadOnlyList<string> words)
    {
        if (words is ["python", "-m", var module, ..] && !module.Contains('.', StringComparison.Ordinal))
        {
            return [.. words.Skip(2)];
        }

        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (words[i] == "--")
            {
                return Runners.Contains(CommandText.Program(words[i + 1])) ? [.. words.Skip(i + 1)] : null;
            }
        }

        return null;
    }

    /// <summary>The words with the program by its common name; a variable before a known program is taken for a wrapper.</summary>
    private static List<string> Named(IReadOnlyList<string> words)
    {
        var program = CommandText.Program(words[0]);
        if (program.StartsWith('$') && words.Count > 1 && Runners.Contains(CommandText.Program(words[1])))
        {
            return [CommandText.Program(words[1]), .. words.Skip(2)];
        }

        return [program, .. words.Skip(1)];
    }

    private static (CommandWrapper? Wrapper, int Start) Find(List<string> words)
    {
        foreach (var wrapper in CommandWrapperTable.Of(words[0]))
        {
            if (wrapper.Begins(words) is > 0 and var start)
            {
                return (wrapper, start);
            }
        }

        return (null, 0);
    }

    private static UnwrappedCommand Remove(UnwrappedCommand command, CommandWrapper wrapper, int start)
    {
        var words = command.Words;
        var at = OptionsEnd(wrapper, words, start);
        var own = wrapper.Skipped > 0 && at < words.Count ? words[at] : null;
        var rest = words.Skip(at + wrapper.Skipped).ToList();
        if (wrapper.Flags is not null && ValueOf(words, "--entrypoint", at) is { } program)
        {
            rest.Insert(0, program);
        }

        var result = command with
        {
            Wrapped = wrapper.IsTold ? [.. command.Wrapped, words] : command.Wrapped,
            IsElsewhere = command.IsElsewhere || wrapper.IsElsewhere,
            Folder = wrapper.FolderOption.Length > 0 && ValueOf(words, wrapper.FolderOption, at) is { } folder ? folder : command.Folder,
            Task = wrapper.Tasks.Length > 0 && rest.Count > 0 ? (wrapper.Tasks, TaskName(wrapper, words, rest[0], at)) : command.Task,
            Service = IsCompose(wrapper) && wrapper.Words[^1] == "run" && rest.Count == 0 ? own : command.Service,
            Image = command.Image ?? (wrapper.Flags is not null && wrapper.Words[^1] == "run" && !IsCompose(wrapper) ? own : null),
        };
        return wrapper.Leaves switch
        {
            WrappedKind.Text => result with { Words = [], Text = string.Join(' ', rest) },
            WrappedKind.Python => result with { Words = rest.Count == 0 ? [] : ["python", .. rest] },
            WrappedKind.PythonOrCommand when rest is ["-m" or "--module", .. var module] => result with { Words = ["python", "-m", .. module] },
            WrappedKind.PythonOrCommand when rest is ["-s" or "--script", .. var script] => result with { Words = ["python", .. script] },
            WrappedKind.PythonOrCommand when rest.Count > 0 && rest[0].EndsWith(".py", StringComparison.Ordinal) => result with { Words = ["python", .. rest] },
            WrappedKind.PythonAfterOptions => result with { Words = AfterOptions(words, start) },
            _ when wrapper.Tasks == MakeReferences.HatchScript && rest.Count > 0 => result with { Words = [rest[0][(rest[0].IndexOf(':', StringComparison.Ordinal) + 1)..], .. rest.Skip(1)] },
            _ => result with { Words = rest },
        };
    }

    private static bool IsCompose(CommandWrapper wrapper) => wrapper.Name.Contains("compose", StringComparison.Ordinal);

    /// <summary>Scripts of Hatch belong to an environment, which an option may name.</summary>
    private static string TaskName(CommandWrapper wrapper, IReadOnlyList<string> words, string name, int end) => wrapper.Tasks != MakeReferences.HatchScript || name.Contains(':', StringComparison.Ordinal)
        ? name : $"{ValueOf(words, "-e", end) ?? ValueOf(words, "--env", end) ?? "default"}:{name}";

    /// <summary>The index of the first word that is no option, no value of one, and no assignment.</summary>
    private static int OptionsEnd(CommandWrapper wrapper, IReadOnlyList<string> words, int at)
    {
        if (wrapper.Leaves == WrappedKind.AfterDashes)
        {
            while (at < words.Count && words[at] != "--")
            {
                at++;
            }

            return at + 1;
        }

        var takesModule = wrapper.Leaves is WrappedKind.Python or WrappedKind.PythonOrCommand;
        for (; at < words.Count; at++)
        {
            var word = words[at];
            if (word == "--")
            {
                return at + 1;
            }

            if (takesModule && word is "-m" or "--module" or "-s" or "--script" && at + 1 < words.Count)
            {
                return at;
            }

            if (word is ['-', _, ..])
            {
                at += wrapper.TakesNext(word) ? 1 : 0;
            }
            else if (wrapper.Words[0] is not ("env" or "sudo") || !word.Contains('=', StringComparison.Ordinal))
            {
                return at;
            }
        }

        return at;
    }

    private static List<string> AfterOptions(IReadOnlyList<string> words, int start)
    {
        for (var i = start; i < words.Count; i++)
        {
            if (words[i] is "-m" or "--module" && i + 1 < words.Count)
            {
                return ["python", "-m", .. words.Skip(i + 1)];
            }

            if (words[i].EndsWith(".py", StringComparison.Ordinal) && words[i][0] != '-')
            {
                return ["python", .. words.Skip(i)];
            }
        }

        return [];
    }

    private static string? ValueOf(IReadOnlyList<string> words, string option, int end)
    {
        for (var i = 1; i < words.Count && i < end; i++)
        {
            if (words[i] == option && i + 1 < words.Count)
            {
                return words[i + 1];
            }

            if (words[i].StartsWith(option, StringComparison.Ordinal) && words[i].Length > option.Length && words[i][option.Length] == '=')
            {
                return words[i][(option.Length + 1)..];
            }
        }

        // The long form of poetry's and env's letter.
        return option == "-C" ? ValueOf(words, words[0] == "env" ? "--chdir" : "--directory", end) : null;
    }

    /// <summary>The text that a shell is told to run: <c>bash -c TEXT</c>, <c>eval TEXT</c>.</summary>
    private static string? InnerText(List<string> words)
    {
        switch (words[0])
        {
            case "eval" when words.Count > 1:
                return string.Join(' ', words.Skip(1));
            case "su" or "runuser":
                return ValueOf(words, "-c", words.Count) ?? ValueOf(words, "--command", words.Count);
            case "gcloud" when words.Contains("ssh"):
                return ValueOf(words, "--command", words.Count);
            case "sbatch":
                return ValueOf(words, "--wrap", words.Count);
            case "nix-shell":
                return ValueOf(words, "--run", words.Count) ?? ValueOf(words, "--command", words.Count);
            case "nix" when words.Contains("develop") || words.Contains("shell"):
                return words.FindIndex(word => word is "-c" or "--command") is >= 0 and var at ? string.Join(' ', words.Skip(at + 1)) : null;
        }

        if (!Shells.Contains(words[0]))
        {
            return null;
        }

        for (var i = 1; i + 1 < words.Count && words[i].StartsWith('-'); i++)
        {
            if (words[i].EndsWith('c') && !words[i].StartsWith("--", StringComparison.Ordinal))
            {
                return words[i + 1] == "--" && i + 2 < words.Count ? words[i + 2] : words[i + 1];
            }

            i += words[i].EndsWith('o') ? 1 : 0;
        }

        return null;
    }
}
