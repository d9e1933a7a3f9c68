using System.Collections.Frozen;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Detectors.Languages.R;
using RepoMaturity.Detectors.Orchestrators;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Writes what the words of a command refer to, by its program.</summary>
internal static class CommandPrograms
{
    private static readonly FrozenDictionary<string, Action<CommandLine>> Programs = new (string Names, Action<CommandLine> Write)[]
    {
        ("python", PythonPrograms.WriteInterpreter),
        ("uvicorn gunicorn hypercorn daphne waitress-serve granian functions-framework litestar robyn bentoml celery flask fastapi", PythonPrograms.WriteServer),
        ("papermill ploomber-engine runipy", command => WriteEnding(command, ".ipynb")),
        ("jupyter jupyter-nbconvert jupyter-execute", PythonPrograms.WriteNotebook),
        ("dagster dagster-webserver dagster-daemon dagit", PythonPrograms.WriteDagster),
        ("curl wget http https xh", HttpPrograms.Write),
        ("gcloud", GoogleCloudPrograms.Write),
        ("az aws kubectl oc fly flyctl heroku", DeployedImage.Write),
        ("streamlit chainlit marimo panel solara mesop shiny bokeh voila gradio locust", PythonPrograms.WriteApplication),
        ("pytest py.test unittest nosetests nose2 ward behave", TestRunners.Write),
        ("pip uv poetry pdm pipenv conda mamba micromamba rye pip-sync", InstallPrograms.Write),
        ("make just task", TaskPrograms.WriteMake),
        ("tox", TaskRunnerPrograms.WriteTox),
        ("nox", TaskRunnerPrograms.WriteNox),
        ("invoke inv", TaskRunnerPrograms.WriteInvoke),
        ("doit", TaskRunnerPrograms.WriteDoit),
        ("poe", TaskRunnerPrograms.WritePoe),
        ("mise", TaskRunnerPrograms.WriteMise),
        ("hatch", TaskRunnerPrograms.WriteHatch),
        ("pre-commit prek", TaskRunnerPrograms.WriteHooks),
        ("dvc", TaskPrograms.WriteDvc),
        ("npm yarn pnpm bun", TaskPrograms.WritePackageScript),
        ("gh", TaskPrograms.WriteGitHub),
        ("dotnet", TaskPrograms.WriteDotnet),
        ("docker podman nerdctl buildah docker-compose podman-compose", ContainerPrograms.Write),
        ("bash sh zsh dash ksh ash source . sbatch qsub bsub", command => WritePath(command, WordSet.Of("-o -O --rcfile --init-file -p -t -J -A -n -N"))),
        ("pwsh powershell", command => WriteEnding(command, ".ps1")),
        ("Rscript littler", EmbeddedR.Write),
        ("cdk", TaskPrograms.WriteCdk),
        ("node deno ts-node tsx ruby perl php julia lua", command => WriteScript(command, WordSet.Of("-r --require -e --import --loader --config -c --project"))),
        ("R", EmbeddedR.Write),
        ("terraform tofu terragrunt", InfrastructurePrograms.WriteTerraform),
        ("quarto", command => WriteEnding(command, ".qmd")),
        ("go", command => WriteEnding(command, ".go")),
        ("snakemake", PipelinePrograms.WriteSnakemake),
        ("mlflow", PipelinePrograms.WriteMlflow),
        ("databricks", PipelinePrograms.WriteDatabricks),
        ("dbx", PipelinePrograms.WriteDbx),
        ("kedro", PipelinePrograms.WriteKedro),
        ("pyflyte union flyte", PipelinePrograms.WriteFlyte),
        ("zenml", PipelinePrograms.WriteZenml),
        ("ploomber", PipelinePrograms.WritePloomber),
        ("airflow", PipelinePrograms.WriteAirflow),
        ("argo", PipelinePrograms.WriteArgo),
    }.SelectMany(entry => entry.Names.Split(' ').Select(name => (name, entry.Write)))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Write, StringComparer.Ordinal);

    private static readonly HashSet<string> Plain = WordSet.Of(
        "apt apt-get apk yum dnf brew ls cp mv rm mkdir rmdir touch cat tee head tail grep egrep sed awk cut sort uniq tr wc find chmod chown ln tar unzip zip gzip git jq yq "
        + "diff kill killall pkill ps date uname whoami id env sleep useradd groupadd adduser addgroup install ldconfig locale-gen update-ca-certificates gpg openssl "
        + "systemctl service helm gsutil");

    public static void Write(CommandLine command)
    {
        if (Programs.TryGetValue(command.Program, out var write))
        {
            write(command);
            PipelinePrograms.WriteModule(command);
            return;
        }

        var program = command.Program;
        if (program.Contains('/', StringComparison.Ordinal) || HasPlace(program) || HasEnding(program))
        {
            command.AddPath(ReferenceKinds.Script, program);
        }
        else if (!Plain.Contains(program) && (char.IsAsciiLetterOrDigit(program[0]) || program[0] == '_'))
        {
            command.AddName(ReferenceKinds.ConsoleScript, program, null, PythonPrograms.Subcommand(command, 1));
            PipelinePrograms.WriteModule(command);
        }
    }

    private static bool HasPlace(string program) => program.Length > 1 && ShellPlaces.IsPlace(program[0]);

    private static bool HasEnding(string program) =>
        program.EndsWith(".sh", StringComparison.Ordinal) || program.EndsWith(".py", StringComparison.Ordinal) || program.EndsWith(".ps1", StringComparison.Ordinal)
        || program.EndsWith(".bash", StringComparison.Ordinal);

    /// <summary>The first word that is no option is the file.</summary>
    private static void WritePath(CommandLine command, HashSet<string> valued)
    {
        if (command.Operands(1, valued).FirstOrDefault() is { } path && path != "-")
        {
            command.AddPath(ReferenceKinds.Script, path);
        }
    }

    /// <summary>The first word that names a file by its ending: <c>run</c> and other verbs stand before it.</summary>
    private static void WriteScript(CommandLine command, HashSet<string> valued)
    {
        if (command.Operands(1, valued).FirstOrDefault(word => RepositoryPath.Name(word).LastIndexOf('.') > 0 && !word.Contains(' ', StringComparison.Ordinal)) is { } path)
        {
            command.AddPath(ReferenceKinds.Script, path);
        }
    }

    private static void WriteEnding(CommandLine command, string ending)
    {
        if (command.Words.Skip(1).FirstOrDefault(word => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } path)
        {
            command.AddPath(ReferenceKinds.Script, path);
        }
    }
}
