using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// The words by which calls of schedulers, job services and pipeline libraries are told what to run. They are the same in many libraries, so an argument counts whatever
/// call it is given to; calls that take a file or a command without a name are listed.
/// </summary>
internal static class PythonLaunchTable
{
    /// <summary>Arguments that name a file which is run.</summary>
    public static readonly HashSet<string> Scripts = WordSet.Of(
        "script_name entry_point entry_script script script_path code py_file python_file application "
        + "notebook_path submit_script submit_app scoring_script main_python_file_uri input_nb input_notebook notebook");

    /// <summary>Arguments that name the folder of such a file, the first that is given counts.</summary>
    public static readonly IReadOnlyList<string> Folders = ["source_directory", "source_dir", "code", "working_dir"];

    /// <summary>Arguments that name a module which is run.</summary>
    public static readonly HashSet<string> Modules = WordSet.Of("python_module_name python_module");

    /// <summary>Arguments that hold a command.</summary>
    public static readonly HashSet<string> Commands = WordSet.Of("bash_command command cmd cmds entrypoint");

    /// <summary>Arguments that hold a list of commands.</summary>
    public static readonly HashSet<string> CommandLists = WordSet.Of("commands");

    /// <summary>Arguments that name the image of a container.</summary>
    public static readonly IReadOnlyList<string> Images = ["image", "container_uri", "image_uri"];

    /// <summary>Arguments that hold what a container runs, in this order.</summary>
    public static readonly IReadOnlyList<string> ContainerParts = ["command", "cmds", "arguments", "args"];

    /// <summary>Keys of settings that hold a command, and those that name a module which is run, in the spellings of the services' interfaces.</summary>
    public static readonly HashSet<string> SpecifiedCommands = WordSet.Of("command entrypoint ContainerEntrypoint container_entrypoint");

    /// <inheritdoc cref="SpecifiedCommands"/>
    public static readonly HashSet<string> SpecifiedModules = WordSet.Of("python_module pythonModule");

    private static readonly string[] ScriptEndings = [".py", ".ipynb", ".sh", ".R", ".sql"];

    /// <summary>Calls whose first argument is a file that is run: how their names begin and end.</summary>
    private static readonly (string Begin, string End)[] TakingScripts =
    [
        ("sagemaker.", "Processor.run"), ("", ".get_run_args"), ("azureml.", ".PythonScriptStep"), ("metaflow.", "Runner"),
    ];

    /// <summary>Calls whose first argument holds the words after a program, or the whole command where the program is empty.</summary>
    private static readonly (string Begin, string End, string Program)[] TakingCommands =
    [
        ("dbt.", ".dbtRunner.invoke", "dbt"), ("dagster_dbt.", ".DbtCliResource.cli", "dbt"), ("prefect_dbt.", "DbtRunner.invoke", "dbt"),
        ("prefect_dbt.", ".trigger_dbt_cli_command", ""),
    ];

    /// <summary>Whether a path ends like that of a file which is run.</summary>
    public static bool IsScript(string path) => Array.Exists(ScriptEndings, ending => path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Whether a call runs the file that is its first argument.</summary>
    public static bool TakesScript(string name) =>
        Array.Exists(TakingScripts, call => name.EndsWith(call.End, StringComparison.Ordinal) && name.StartsWith(call.Begin, StringComparison.Ordinal));

    /// <summary>The program whose words are the first argument of a call; empty where the argument names it, null for another call.</summary>
    public static string? ProgramOf(string name) =>
        Array.Find(TakingCommands, call => name.EndsWith(call.End, StringComparison.Ordinal) && name.StartsWith(call.Begin, StringComparison.Ordinal)).Program;
}
