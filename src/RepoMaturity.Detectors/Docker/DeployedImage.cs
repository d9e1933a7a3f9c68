using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Docker;

/// <summary>Commands and actions that hand an image to a hosting service, which then runs what the image starts.</summary>
internal static class DeployedImage
{
    /// <summary>Name of the argument of a container that a hosting service runs: without a known name its image is the one that the same file builds.</summary>
    public const string Argument = "deployed";

    /// <summary>The inputs by which actions that deploy are given an image.</summary>
    private static readonly string[] ImageInputs = ["image", "images", "imageToDeploy", "container-image", "image-uri"];

    /// <summary>The inputs by which they are given the folder of a Dockerfile.</summary>
    private static readonly string[] SourceInputs = ["source", "appSourcePath"];

    private static readonly string[] Actions =
    [
        "google-github-actions/deploy-cloudrun", "azure/webapps-deploy", "azure/container-apps-deploy-action", "azure/k8s-deploy", "azure/aci-deploy",
        "aws-actions/amazon-ecs-render-task-definition", "digitalocean/app_action", "koyeb/action-git-deploy", "ibm/code-engine-github-action",
    ];

    /// <summary>Writes which image a command of a cloud builds, or hands to a service.</summary>
    public static void Write(CommandLine command)
    {
        if (command.Program == "az" && command.Word(1) == "acr" && command.Word(2) == "build")
        {
            ContainerPrograms.WriteBuild(command, 3);
            return;
        }

        var image = command.Program switch
        {
            "gcloud" when command.Has("run") && command.Has("deploy", "update", "create") => command.Value("", "--image"),
            "az" when command.Has("webapp") => command.Value("", "--deployment-container-image-name") ?? command.Value("", "--container-image-name")
                ?? command.Value("", "--docker-custom-image-name") ?? (command.Has("create") ? command.Value("-i", "") : null),
            "az" when command.Has("containerapp", "container") && command.Has("create", "update", "up") => command.Value("", "--image"),
            "kubectl" or "oc" when command.Has("set") && command.Has("image") => SetImage(command),
            "aws" when command.Has("update-function-code", "create-function") => command.Value("", "--image-uri") ?? ImageOf(command.Value("", "--code")),
            _ => null,
        };
        if (!string.IsNullOrEmpty(image))
        {
            command.AddName(ReferenceKinds.ContainerRun, image, null, new Argument(Argument, null));
        }
        else if (Source(command) is { } source && !source.Contains("://", StringComparison.Ordinal))
        {
            var dockerfile = source is "." or "./" ? "Dockerfile" : source.TrimEnd('/') + "/Dockerfile";
            command.AddPath(ReferenceKinds.ImageBuild, dockerfile);
            command.AddPath(ReferenceKinds.ContainerRun, dockerfile);
        }
    }

    /// <summary>Writes which image an action hands to a service.</summary>
    public static void Write(string action, ImmutableArray<Argument> inputs, Position position, string scope, string text, FactWriter facts)
    {
        if (!Actions.Contains(action, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (var (name, value) in inputs)
        {
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            if (ImageInputs.Contains(name, StringComparer.Ordinal))
            {
                foreach (var image in value.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    facts.Add(new Reference(ReferenceKinds.ContainerRun, image, position, scope) { Folder = string.Empty, Text = text, Arguments = [new Argument(Argument, null)] });
                }
            }
            else if (SourceInputs.Contains(name, StringComparer.Ordinal) && !value.Contains("${{", StringComparison.Ordinal) && RepositoryPath.Combine(string.Empty, value.TrimStart(ShellPlaces.Root, '/')) is { } folder)
            {
                var dockerfile = RepositoryPath.Below(folder, "Dockerfile");
                facts.Add(new Reference(ReferenceKinds.ImageBuild, dockerfile, position, scope) { Folder = string.Empty, Text = text });
                facts.Add(new Reference(ReferenceKinds.ContainerRun, dockerfile, position, scope) { Folder = string.Empty, Text = text });
            }
        }
    }

    /// <summary><c>kubectl set image deployment/churn api=registry/churn:2</c>.</summary>
    private static string? SetImage(CommandLine command)
    {
        var pair = command.Words.SkipWhile(word => word != "image").Skip(2).FirstOrDefault(word => word is not ['-', ..] && word.Contains('=', StringComparison.Ordinal));
        return pair?[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }

    private static string? ImageOf(string? code) =>
        code is not null && code.IndexOf("ImageUri=", StringComparison.Ordinal) is >= 0 and var at ? code[(at + "ImageUri=".Length)..] : null;

    /// <summary>The folder of the Dockerfile that the service builds itself; null where none is handed over.</summary>
    private static string? Source(CommandLine command) => command.Program switch
    {
        "gcloud" when command.Has("run") && command.Has("deploy") => command.Value("", "--source"),
        "az" when command.Has("containerapp") && command.Has("up", "create", "update") => command.Value("", "--source"),
        "fly" or "flyctl" when command.Word(1) is "deploy" => ".",
        "heroku" when command.Word(1) is "container:push" => ".",
        _ => null,
    };
}
