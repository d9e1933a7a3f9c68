using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Detectors.Settings;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>
/// Reads pyproject.toml: PEP 621, PEP 735 groups, and the tables of Poetry, uv, PDM, Hatch and Flit. A dependency outside the plain ones has a scope that says
/// where: <c>build-system</c>, <c>extra:NAME</c>, <c>group:NAME</c>.
/// </summary>
public sealed class PyprojectDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "pyproject";

    /// <inheritdoc/>
    public string Summary => "pyproject.toml: dependencies of every packaging tool, console scripts, tasks of task runners, settings of tools.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency, FactKind.Command, FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == "pyproject.toml";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(TomlReader.Instance);
        facts.AddReading(document, Id);
        var root = document.Root;
        WriteProject(root, facts);
        WritePoetry(root.Find("tool", "poetry"), facts);
        WriteGroups(root.Find("tool", "pdm", "dev-dependencies"), "group:", facts);
        WriteList(root.Find("tool", "uv", "dev-dependencies"), "group:dev", facts);
        WriteHatch(root.Find("tool", "hatch", "envs"), facts);
        WriteList(root.Find("tool", "flit", "metadata", "requires"), null, facts);
        WriteGroups(root.Find("tool", "flit", "metadata", "requires-extra"), "extra:", facts);
        PixiDetector.WriteDependencies(root.Find("tool", "pixi"), facts);
        ProjectTasks.Write(root, file.Path, RepositoryPath.Folder(file.Path), facts);
        var keys = new KeyFacts(facts);
        keys.Write(root.Find("project", "classifiers"), "project.classifiers");
        keys.Write(root.Find("build-system", "build-backend"), "build-system.build-backend");
        keys.Write(root["tool"], "tool");
    }

    private static void WriteProject(DocumentNode root, FactWriter facts)
    {
        WriteList(root.Find("project", "dependencies"), null, facts);
        WriteGroups(root.Find("project", "optional-dependencies"), "extra:", facts);
        WriteGroups(root["dependency-groups"], "group:", facts);
        WriteList(root.Find("build-system", "requires"), "build-system", facts);
        WriteScripts(root.Find("project", "scripts"), facts);
        WriteScripts(root.Find("project", "gui-scripts"), facts);
    }

    private static void WritePoetry(DocumentNode? poetry, FactWriter facts)
    {
        if (poetry is null)
        {
            return;
        }

        DependencyTable.Write(poetry["dependencies"], null, facts);
        DependencyTable.Write(poetry["dev-dependencies"], "group:dev", facts);
        foreach (var group in poetry["group"]?.Entries ?? [])
        {
            DependencyTable.Write(group.Value["dependencies"], "group:" + group.Key, facts);
        }

        WriteScripts(poetry["scripts"], facts);
    }

    private static void WriteHatch(DocumentNode? environments, FactWriter facts)
    {
        foreach (var environment in environments?.Entries ?? [])
        {
            WriteList(environment.Value["dependencies"], "group:" + environment.Key, facts);
            WriteList(environment.Value["extra-dependencies"], "group:" + environment.Key, facts);
        }
    }

    private static void WriteGroups(DocumentNode? groups, string prefix, FactWriter facts)
    {
        foreach (var group in groups?.Entries ?? [])
        {
            WriteList(group.Value, prefix + group.Key, facts);
        }
    }

    // Items that are tables include another group of the same file: its own lines speak for it.
    private static void WriteList(DocumentNode? list, string? scope, FactWriter facts)
    {
        foreach (var item in list?.OneOrMany() ?? [])
        {
            if (PythonRequirement.Parse(item.Value) is { } requirement)
            {
                facts.Add(new Fact(FactKind.Dependency, requirement.Name, new Position(item.Line), requirement.Specifier, scope));
            }
        }
    }

    private static void WriteScripts(DocumentNode? scripts, FactWriter facts)
    {
        foreach (var script in scripts?.Entries ?? [])
        {
            var reference = script.Value.Value ?? script.Value["reference"]?.Value ?? script.Value["callable"]?.Value;
            if (reference is not null && script.Value["type"]?.Value != "file")
            {
                PythonScript.Write(script.Key, reference, script.Line, facts);
            }
        }
    }
}
