using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;

namespace RepoMaturity.Detectors.Shell;

/// <summary>What <c>gcloud</c> is told to run: jobs, and functions that events start.</summary>
internal static class GoogleCloudPrograms
{
    /// <summary>Kind of reference to the file of a function that new data in a bucket starts. Target: the file; the argument names the function.</summary>
    public const string StartedFunction = "started-function";

    /// <summary>A build that each push starts from then on. Target: its configuration.</summary>
    public const string BuildTrigger = "build-trigger";

    /// <summary>Name of the argument that holds the function.</summary>
    public const string Function = "function";

    /// <summary>Writes what a command refers to.</summary>
    public static void Write(CommandLine command)
    {
        if (command.Has("functions") && command.Has("deploy"))
        {
            WriteFunction(command);
        }
        else if (command.Has("builds") && command.Has("triggers") && command.Has("create"))
        {
            WriteTrigger(command);
        }
        else if (command.Has("scheduler") && command.Has("create", "update") && command.Has("http"))
        {
            HttpPrograms.WriteScheduled(command);
        }
        else if (command.Has("run") && command.Has("deploy", "update", "create"))
        {
            DeployedImage.Write(command);
        }
        else
        {
            PythonPrograms.WriteCustomJob(command);
        }
    }

    /// <summary><c>gcloud builds triggers create github --build-config=cloudbuild.yaml --branch-pattern="^main$"</c>; other triggers wait for a message or a person.</summary>
    private static void WriteTrigger(CommandLine command)
    {
        if (command.Value("", "--build-config") is { Length: > 0 } build && (command.Value("", "--branch-pattern") ?? command.Value("", "--tag-pattern") ?? command.Value("", "--pull-request-pattern")) is not null)
        {
            // The service reads the path from the root of the repository, wherever the script stands.
            command.Context.Facts.Add(new Reference(BuildTrigger, build, command.Position, command.Context.Scope) { Folder = string.Empty, Text = command.Context.Prefix + command.Text });
        }
    }

    /// <summary>
    /// <c>gcloud functions deploy train --trigger-bucket=churn-data --source=functions</c>. A bucket sends its events of its own; the sender of a message is not seen.
    /// </summary>
    private static void WriteFunction(CommandLine command)
    {
        var isStored = command.Value("", "--trigger-bucket") is not null
            || command.Values("", "--trigger-event").Concat(command.Values("", "--trigger-event-filters")).Any(text => text.Contains("storage.object", StringComparison.Ordinal));
        var name = command.Value("", "--entry-point") ?? command.Words.SkipWhile(word => word != "deploy").Skip(1).FirstOrDefault();
        if (isStored && name is not (null or ['-', ..]) && command.Value("", "--source") is var source && source?.Contains("://", StringComparison.Ordinal) != true)
        {
            command.AddPath(StartedFunction, (source ?? ".").TrimEnd('/') + "/main.py", false, new Argument(Function, name));
        }
    }
}
