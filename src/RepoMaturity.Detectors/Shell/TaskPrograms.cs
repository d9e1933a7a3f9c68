using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.GitHubActions;
using RepoMaturity.Detectors.Languages;
using RepoMaturity.Detectors.Make;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Programs that run named tasks of a file of the repository.</summary>
internal static class TaskPrograms
{
    private static readonly HashSet<string> MakeOptions = WordSet.Of("-C -f -I -o -W --directory --file --makefile --include-dir --old-file --what-if -d --justfile --working-directory -t --taskfile --dir");

    private static readonly HashSet<string> DvcOptions = WordSet.Of("-S --set-param -n --name -j --jobs --rev -m --message -C --copy-paths -R --recursive --cd");

    public static void WriteMake(CommandLine command)
    {
        var kind = command.Program switch
        {
            "just" => MakeReferences.Recipe,
            "task" => MakeReferences.Task,
            _ => ReferenceKinds.MakeTarget,
        };
        var into = command.Value("-C", "--directory") ?? command.Value("", "--working-directory") ?? (command.Program == "task" ? command.Value("-d", "--dir") : null);
        Argument[] file = (command.Value("-f", "--file") ?? command.Value("", "--makefile") ?? command.Value("", "--justfile")) is { } path ? [new Argument("file", path)] : [];
        var any = false;
        for (var i = 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            if (word.StartsWith('-'))
            {
                i += MakeOptions.Contains(word) || (word is "-j" or "-l" && int.TryParse(command.Word(i + 1), out _)) ? 1 : 0;
            }
            else if (word.Length > 0 && !word.Contains('=', StringComparison.Ordinal))
            {
                any = true;
                command.AddName(kind, word, into, [.. file]);
                if (command.Program == "just")
                {
                    // What follows a recipe are its arguments.
                    break;
                }
            }
        }

        if (!any)
        {
            command.AddName(kind, string.Empty, into, [.. file]);
        }
    }

    public static void WriteDvc(CommandLine command)
    {
        var verb = command.Words.ToList().FindIndex(1, word => word is "repro" or "exp" or "experiments");
        if (verb < 0 || (command.Words[verb] != "repro" && command.Word(++verb) != "run"))
        {
            return;
        }

        var into = command.Value("", "--cd");
        var any = false;
        foreach (var stage in command.Operands(verb + 1, DvcOptions))
        {
            any = true;
            command.AddName(ReferenceKinds.DvcStage, stage, into);
        }

        if (!any)
        {
            command.AddName(ReferenceKinds.DvcStage, string.Empty, into ?? command.Value("-R", "--recursive"));
        }
    }

    public static void WritePackageScript(CommandLine command)
    {
        var verb = 1;
        while (command.Word(verb) is ['-', ..] option)
        {
            verb += option is "--prefix" or "-C" or "--cwd" or "--filter" or "-w" or "--workspace" ? 2 : 1;
        }

        var script = command.Word(verb) switch
        {
            "run" or "run-script" => command.Words.Skip(verb + 1).FirstOrDefault(word => !word.StartsWith('-')),
            "test" or "t" => "test",
            "start" => "start",
            "install" or "add" or "ci" or "i" or "exec" or "dlx" or "global" or "publish" or "init" or "remove" or "config" or "cache" or null => null,
            var word => command.Program is "yarn" or "pnpm" ? word : null,
        };
        if (script is null)
        {
            return;
        }

        if (script == "cdk")
        {
            WriteCdk(command);
        }

        command.AddName(PackageScripts.Kind, script, command.Value("-C", "--prefix") ?? command.Value("", "--cwd"));
        if (script == "test" || script.StartsWith("test:", StringComparison.Ordinal))
        {
            command.AddName(ReferenceKinds.Tests, string.Empty);
        }
    }

    /// <summary><c>cdk deploy</c> applies what the application of the folder declares.</summary>
    public static void WriteCdk(CommandLine command)
    {
        if (command.Has("deploy"))
        {
            command.AddPath(ReferenceKinds.Script, "cdk.json");
        }
    }

    /// <summary><c>gh workflow run</c> starts a workflow of the repository, unless another one is named.</summary>
    public static void WriteGitHub(CommandLine command)
    {
        if (command.Words is ["gh", "workflow", "run", ..] && command.Operands(3, WordSet.Of("-f -F -r -R --ref --repo --raw-field --field")).FirstOrDefault() is { } workflow
            && command.Value("-R", "--repo") is not { Length: > 0 })
        {
            command.AddName(WorkflowReferences.Started, workflow);
        }
    }

    public static void WriteDotnet(CommandLine command)
    {
        if (command.Word(1) is "build" or "test" or "pack" or "publish" or "run")
        {
            command.AddName(LanguageReferences.Build, string.Empty);
        }

        switch (command.Word(1))
        {
            case "test" or "vstest":
                var project = command.Operands(2, WordSet.Of("-c --configuration -f --framework -l --logger -r --results-directory -v --verbosity --filter --collect -s --settings -p")).FirstOrDefault();
                var tested = project is null || project.EndsWith(".sln", StringComparison.Ordinal) || project.EndsWith(".slnx", StringComparison.Ordinal) ? string.Empty
                    : project.EndsWith("proj", StringComparison.Ordinal) ? RepositoryPath.Folder(project) : project;
                command.AddPath(ReferenceKinds.Tests, tested, byTestRunner: true);
                break;
            case "run" or "watch":
                command.AddPath(LanguageReferences.Project, command.Value("-p", "--project") ?? ".");
                break;
            case { } file when file.EndsWith(".cs", StringComparison.Ordinal):
                command.AddPath(ReferenceKinds.Script, file);
                break;
        }
    }
}
