using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators;

/// <summary>Programs of orchestrators that run a pipeline which a file of the repository declares.</summary>
internal static class PipelinePrograms
{
    private static readonly HashSet<string> SnakemakeRuns = WordSet.Of("-n --dry-run --dryrun --lint --unlock --dag --rulegraph --filegraph --summary --detailed-summary --list --list-rules -l");

    private static readonly HashSet<string> FlowKeeping = WordSet.Of("create delete list-runs list-workflow-templates list-state-machines status suspend unsuspend terminate");

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

    /// <summary><c>dbx execute train --task main</c>, <c>dbx launch --job=train</c>: to deploy runs none of the jobs.</summary>
    public static void WriteDbx(CommandLine command)
    {
        if (command.Word(1) is "execute" or "launch"
            && (command.Value("", "--job") ?? command.Operands(2, WordSet.Of("--cluster-id --cluster-name --task --environment -e --deployment-file --parameters --existing-runs --tags")).FirstOrDefault()) is { } name)
        {
            command.AddName(PipelineFiles.NamedUnit, "bundle-job:" + name);
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

    /// <summary>
    /// Whether a script is only handed to an orchestrator, which then runs it by its own clock: <c>python flow.py argo-workflows create</c>, as all flows of Metaflow take it.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="from">Index of the first word after the script.</param>
    public static bool OnlyDeploys(CommandLine command, int from)
    {
        var words = command.Words.Skip(from).SkipWhile(word => word is not ("argo-workflows" or "step-functions" or "airflow")).Skip(1).ToList();
        return words.Any(FlowKeeping.Contains) && !words.Contains("trigger", StringComparer.Ordinal);
    }

    /// <summary><c>zenml pipeline run churn.flows.training</c>: the function behind the module; an older form names a file. To build or deploy one runs nothing.</summary>
    public static void WriteZenml(CommandLine command)
    {
        if (command.Word(1) != "pipeline" || command.Word(2) != "run"
            || command.Operands(3, WordSet.Of("-c --config -s --stack -b --build")).FirstOrDefault() is not { } source)
        {
            return;
        }

        if (source.EndsWith(".py", StringComparison.Ordinal))
        {
            command.AddPath(ReferenceKinds.Script, source);
        }
        else if (source.LastIndexOf('.') is > 0 and var dot)
        {
            command.AddName(ReferenceKinds.Module, source[..dot], null, new Argument(ReferenceKinds.CalledObject, source[(dot + 1)..]));
        }
    }

    /// <summary><c>ploomber build -e pipeline.train.yaml</c>, <c>ploomber task fit</c>.</summary>
    public static void WritePloomber(CommandLine command)
    {
        if (command.Word(1) is not ("build" or "task"))
        {
            return;
        }

        var unit = command.Word(1) == "task" && command.Operands(2, WordSet.Of("-e --entry-point")).FirstOrDefault() is { } task ? "task:" + task : PipelineFiles.Whole;
        command.AddPath(PipelineFiles.Kind, command.Value("-e", "--entry-point") ?? string.Empty, false,
            new Argument(PipelineFiles.Names, PipelineFiles.PloomberNames), new Argument(PipelineFiles.Unit, unit));
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
