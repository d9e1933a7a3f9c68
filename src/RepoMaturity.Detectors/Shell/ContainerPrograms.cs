using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Programs that build images and start containers. Containers that run a command are seen through as wrappers.</summary>
internal static class ContainerPrograms
{
    private static readonly HashSet<string> BuildOptions = WordSet.Of(
        "-f --file -t --tag --build-arg --target --platform --cache-from --cache-to --secret --label -o --output --progress --network --ssh --builder --iidfile --add-host --shm-size -m --memory "
        + "-r --registry -g --resource-group --image --subscription "
        + "--cpuset-cpus --isolation --metadata-file --provenance --sbom --attest --allow --ulimit --build-context --layers --format");

    private static readonly HashSet<string> ComposeOptions = WordSet.Of("-f --file -p --project-name --profile --env-file --project-directory --ansi --parallel --progress");

    public static void Write(CommandLine command)
    {
        if (command.Program.EndsWith("-compose", StringComparison.Ordinal))
        {
            WriteCompose(command, 1);
            return;
        }

        var at = 1;
        while (command.Word(at) is ['-', ..] option)
        {
            at += option is "--context" or "-H" or "--host" or "--config" or "--log-level" ? 2 : 1;
        }

        switch (command.Word(at))
        {
            case "compose":
                WriteCompose(command, at + 1);
                break;
            case "buildx" or "image" or "builder" when command.Word(at + 1) is "build" or "b":
                WriteBuild(command, at + 2);
                break;
            case "build" or "bud":
                WriteBuild(command, at + 1);
                break;
        }
    }

    /// <summary>Writes which image is built: the registries of clouds take the words of <c>docker build</c>.</summary>
    public static void WriteBuild(CommandLine command, int from)
    {
        var context = command.Operands(from, BuildOptions).LastOrDefault() ?? ".";
        if (context.Contains("://", StringComparison.Ordinal) || context.StartsWith("git@", StringComparison.Ordinal))
        {
            return;
        }

        var arguments = command.Values("-t", "--tag").Concat(command.Program == "az" ? command.Values("", "--image") : []).Select(tag => new Argument("tag", tag)).ToList();
        if (context is not ("." or "./" or "-"))
        {
            arguments.Add(new Argument("context", context));
        }

        if (command.Value("", "--target") is { } target)
        {
            arguments.Add(new Argument("target", target));
        }

        var file = command.Value("-f", "--file");
        command.AddPath(ReferenceKinds.ImageBuild, file is null or "-" ? context.TrimEnd('/') is "." or "-" ? "Dockerfile" : context.TrimEnd('/') + "/Dockerfile" : file, false, [.. arguments]);
    }

    private static void WriteCompose(CommandLine command, int at)
    {
        while (command.Word(at) is ['-', ..] option)
        {
            at += ComposeOptions.Contains(option) ? 2 : 1;
        }

        var kind = command.Word(at) switch
        {
            "up" or "run" or "start" or "restart" or "create" or "watch" => ComposeReferences.Up,
            "build" => ComposeReferences.Build,
            _ => null,
        };
        if (kind is null)
        {
            return;
        }

        var folder = command.Value("", "--project-directory");
        var files = command.Words.Take(at).ToList();
        var any = false;
        for (var i = 1; i < files.Count; i++)
        {
            var file = files[i - 1] is "-f" or "--file" ? files[i] : files[i].StartsWith("--file=", StringComparison.Ordinal) ? files[i]["--file=".Length..] : null;
            if (file is not null)
            {
                any = true;
                command.AddPath(kind, file);
            }
        }

        if (!any)
        {
            command.AddName(kind, string.Empty, folder);
        }
    }
}
