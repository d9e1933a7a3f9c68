using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators;

/// <summary>Programs of orchestrators that run a pipeline which a file of the repository declares.</summary>
internal static class PipelinePrograms
{
    private static readonly HashSet<string> SnakemakeRuns = WordSet.Of("-n --dry-run --dryrun --lint --unlock --dag --rulegraph --filegraph --summary --detailed-summary --list --list-rules -l");

    /// <summary><c>snakemake -s workflow/Snakefile</c>.</summary>
    public static void WriteSnakemake(CommandLine command)
    {
        if (command.Words.Any(SnakemakeRuns.Contains))
        {
            return;
        }

        var file = command.Value("-s", "--snakefile");
        var folder = command.Value("-d", "--directory");
        command.AddPath(PipelineFiles.Kind, file ?? folder ?? string.Empty, false, new Argument(PipelineFiles.Names, "Snakefile|workflow/Snakefile|snakefile"));
    }

    /// <summary><c>mlflow run . -e train</c>; a project that is not local is another's.</summary>
    public static void WriteMlflow(CommandLine command)
    {
        if (command.Word(1) != "run" || command.Operands(2, WordSet.Of("-e --entry-point -P --param-list -A --docker-args -b --backend -c --backend-config -v --version --experiment-name --experiment-id --env-manager --run-id --run-name --storage-dir")).FirstOrDefault() is not { } project
            || project.Contains("://", StringComparison.Ordinal))
        {
            return;
        }

        command.AddPath(PipelineFiles.Kind, project, false, new Argument(PipelineFiles.Names, "MLproject|mlproject"),
            new Argument(PipelineFiles.Unit, "entry:" + (command.Value("-e", "--entry-point") ?? "main")));
    }

    /// <summary><c>databricks bundle run nightly</c>; to deploy a bundle runs none of its jobs.</summary>
    public static void WriteDatabricks(CommandLine command)
    {
        if (command.Word(1) == "bundle" && command.Word(2) == "run"
            && command.Operands(3, WordSet.Of("-t --target -p --profile --var --params --job-params --notebook-params --python-params --refresh --only")).FirstOrDefault() is { } key)
        {
            command.AddName(PipelineFiles.NamedUnit, "bundle-job:" + key);
            command.AddName(PipelineFiles.NamedUnit, "bundle-pipeline:" + key);
        }
    }

    /// <summary><c>kedro run --pipeline training</c>.</summary>
    public static void WriteKedro(CommandLine command)
    {
        if (command.Word(1) == "run")
        {
            command.AddName(Kedro.KedroReferences.Run, command.Value("-p", "--pipeline") ?? command.Value("", "--pipelines") ?? string.Empty);
        }
    }

    /// <summary>Programs that are told which module holds the pipeline: <c>luigi --module churn.tasks Train</c>, <c>run-pipeline --module-name churn.pipeline</c>.</summary>
    public static void WriteModule(CommandLine command)
    {
        // The template of SageMaker has a twin of its program that only prints the definition.
        if (command.Text.Contains("definition", StringComparison.Ordinal))
        {
            return;
        }

        if (command.Value("", "--module-name") is { Length: > 0 } named)
        {
            command.AddName(ReferenceKinds.Module, named);
        }
        else if (command.Program == "luigi" && command.Value("", "--module") is { Length: > 0 } module)
        {
            command.AddName(ReferenceKinds.Module, module);
        }
    }

    /// <summary><c>pyflyte run --remote flow.py train</c>; to register runs nothing.</summary>
    public static void WriteFlyte(CommandLine command)
    {
        if (command.Has("run") && command.Words.FirstOrDefault(word => word.EndsWith(".py", StringComparison.Ordinal)) is { } file)
        {
            command.AddPath(ReferenceKinds.Script, file);
        }
    }

    /// <summary><c>airflow dags trigger churn</c>.</summary>
    public static void WriteAirflow(CommandLine command)
    {
        if (command.Word(1) is "dags" && command.Word(2) is "trigger" or "test" or "backfill" && command.Operands(3, WordSet.Of("-c --conf -r --run-id -e --exec-date --logical-date -s --start-date -o --output")).FirstOrDefault() is { } graph)
        {
            command.AddName(Airflow.AirflowReferences.Graph, graph);
        }
    }

    /// <summary><c>argo submit --from workflowtemplate/churn</c>; a file that is submitted is an applied file.</summary>
    public static void WriteArgo(CommandLine command)
    {
        if (command.Word(1) == "submit" && command.Value("", "--from") is { } from && from.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
        {
            command.AddName(Argo.ArgoReferences.Template, from[(slash + 1)..]);
        }
    }
}
