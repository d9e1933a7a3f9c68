using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Make;

/// <summary>Tasks that pyproject.toml lists for the runners which keep theirs there.</summary>
internal static class ProjectTasks
{
    /// <summary>Writes the tasks of all runners.</summary>
    /// <param name="root">The document.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="facts">Takes what is found.</param>
    public static void Write(DocumentNode root, string path, string folder, FactWriter facts)
    {
        new TaskTable(facts, TaskRunners.Poe, folder).Write(root.Find("tool", "poe", "tasks"));
        new TaskTable(facts, TaskRunners.Pdm, folder).Write(root.Find("tool", "pdm", "scripts"));
        new TaskTable(facts, TaskRunners.Rye, folder).Write(root.Find("tool", "rye", "scripts"));
        new TaskTable(facts, TaskRunners.Taskipy, folder).Write(root.Find("tool", "taskipy", "tasks"));
        WriteHatch(root.Find("tool", "hatch", "envs"), folder, facts);
        WritePixi(root.Find("tool", "pixi"), folder, facts);
        if (root.Find("tool", "tox") is { } tox)
        {
            ToxFacts.WriteTables(tox, path, facts);
        }
    }

    /// <summary>Scripts of the environments of Hatch: each environment has those of the default one as well (https://hatch.pypa.io/latest/config/environment/overview/#scripts).</summary>
    public static void WriteHatch(DocumentNode? environments, string folder, FactWriter facts)
    {
        var common = environments?.Find("default", "scripts");
        foreach (var environment in environments?.Entries ?? [])
        {
            new TaskTable(facts, $"{TaskRunners.Hatch}{environment.Key}:", folder, name => environment.Key != "default" && common?[name] is not null ? $"{TaskRunners.Hatch}default:{name}" : null)
                .Write(environment.Value["scripts"]);
        }
    }

    /// <summary>Tasks of pixi, those of features and platforms included (https://pixi.sh/latest/workspace/advanced_tasks/).</summary>
    public static void WritePixi(DocumentNode? pixi, string folder, FactWriter facts)
    {
        if (pixi is null)
        {
            return;
        }

        var tables = new List<DocumentNode?> { pixi["tasks"] };
        tables.AddRange((pixi["target"]?.Entries ?? []).Select(target => target.Value["tasks"]));
        tables.AddRange((pixi["feature"]?.Entries ?? []).Select(feature => feature.Value["tasks"]));
        var entries = tables.OfType<DocumentNode>().SelectMany(table => table.Entries).ToList();
        new TaskTable(facts, TaskRunners.Pixi, folder).Write(DocumentNode.Mapping(1, entries));
    }
}
