using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators.Databricks;

/// <summary>What a task of a Databricks job runs.</summary>
internal static class BundleTask
{
    private static readonly string[] NotebookEndings = [".py", ".ipynb", ".sql", ".r", ".R"];

    /// <summary>Writes what a task runs.</summary>
    public static void Write(DocumentNode task, string folder, string unit, FactWriter facts)
    {
        Refer(task.Find("notebook_task", "notebook_path"), folder, unit, facts);
        Refer(task.Find("spark_python_task", "python_file"), folder, unit, facts);
        Refer(task.Find("sql_task", "file", "path"), folder, unit, facts);
        if (task["python_wheel_task"] is { } wheel && wheel["entry_point"] is { Value: { Length: > 0 } entry } named)
        {
            facts.Add(new Reference(ReferenceKinds.ConsoleScript, entry, new Position(named.Line), unit) { Folder = folder, Text = $"entry point {entry} of {wheel["package_name"]?.Value}" });
        }

        var project = RepositoryPath.Combine(folder, task.Find("dbt_task", "project_directory")?.Value ?? string.Empty);
        foreach (var command in task.Find("dbt_task", "commands")?.OneOrMany() ?? [])
        {
            CommandInterpreter.Interpret(command.Value!, new Position(command.Line), unit, project, facts);
        }

        ReferTo(task.Find("pipeline_task", "pipeline_id"), "pipelines", "bundle-pipeline:", unit, facts);
        ReferTo(task.Find("run_job_task", "job_id"), "jobs", "bundle-job:", unit, facts);
        if (task.Find("for_each_task", "task") is { Kind: NodeKind.Mapping } inner)
        {
            Write(inner, folder, unit, facts);
        }
    }

    /// <summary>Writes a reference to a notebook or script; a notebook of a workspace is named without its ending.</summary>
    public static void Refer(DocumentNode? path, string folder, string unit, FactWriter facts)
    {
        if (path?.Value is not { Length: > 0 } target)
        {
            return;
        }

        // A file that dbx sends along.
        target = target.StartsWith("file:", StringComparison.Ordinal) && target.IndexOf("://", StringComparison.Ordinal) is > 0 and var place ? target[(place + 3)..] : target;
        foreach (var name in RepositoryPath.Name(target).Contains('.', StringComparison.Ordinal) ? [target] : NotebookEndings.Select(ending => target + ending))
        {
            facts.Add(new Reference(ReferenceKinds.Script, name, new Position(path.Line), unit) { Folder = folder, Text = $"runs {target}" });
        }
    }

    /// <summary>Another job of the bundle: <c>${resources.jobs.train.id}</c>.</summary>
    private static void ReferTo(DocumentNode? node, string kind, string prefix, string unit, FactWriter facts)
    {
        if (node?.Value is { } text && text.Split('.') is ["${resources", var actual, var key, ..] && actual == kind)
        {
            facts.Add(new Reference(PipelineFiles.NamedUnit, prefix + key, new Position(node.Line), unit) { Text = $"runs {key}" });
        }
    }
}
