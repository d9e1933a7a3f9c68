using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators;

/// <summary>
/// Reads job definitions in YAML: documents that hand a command to a job service (Azure ML jobs and pipelines, Ray and Anyscale jobs, SkyPilot tasks), told
/// by their shape: a command at the top, or a mapping of jobs with commands.
/// </summary>
public sealed class JobDefinitionDetector : IDetector
{
    /// <summary>A look at the text before the costly reading: most YAML is something else.</summary>
    private static readonly SearchValues<string> CommandWords = SearchValues.Create(
        ["entrypoint:", "command:", "run:", "component:"], StringComparison.Ordinal);
    private static readonly string[] Commands = ["entrypoint", "command", "run"];
    private static readonly string[] Marks =
    [
        "compute", "environment", "compute_config", "image_uri", "cluster_env", "resources", "working_dir", "runtime_env", "experiment_name", "$schema",
        "code", "num_nodes", "build_id",
    ];

    /// <inheritdoc/>
    public string Id => "job-definitions";

    /// <inheritdoc/>
    public string Summary => "job definitions in YAML: the commands and files that a job service is told to run";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command, FactKind.Stage];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlPath.IsYaml(path) && !path.StartsWith(".github/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (!SharedFormat.IsWrittenWith(file, CommandWords))
        {
            return;
        }

        var root = file.Read(YamlReader.Instance).Root;
        if (root.Kind != NodeKind.Mapping || !Marks.Any(mark => root[mark] is not null))
        {
            return;
        }

        ReadCommands(root, null, file.Path, facts);
        ReadComponent(root, null, file.Path, facts);
        foreach (var job in root["jobs"]?.Entries ?? [])
        {
            if (job.Value.Kind != NodeKind.Mapping || (job.Value["command"] is null && job.Value["component"] is null && job.Value["type"] is null))
            {
                continue;
            }

            var id = "job:" + job.Key;
            facts.Add(new Unit(id, UnitKind.Stage, job.Key, new Position(job.Line)));
            facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, new Position(job.Line)) { Text = $"job {job.Key}" });
            facts.Add(new Fact(FactKind.Stage, job.Key, new Position(job.Line), job.Value["component"]?.Value ?? job.Value["command"]?.Value, id));
            ReadCommands(job.Value, id, file.Path, facts);
            ReadComponent(job.Value, id, file.Path, facts);
        }
    }

    private static void ReadCommands(DocumentNode node, string? scope, string path, FactWriter facts)
    {
        // Azure ML runs the command in the folder that "code" names, as seen from the file.
        var folder = node["code"]?.Value is { } code ? RepositoryPath.Combine(RepositoryPath.Folder(path), code) : null;
        foreach (var key in Commands)
        {
            if (node[key] is { Kind: NodeKind.Scalar, Value.Length: > 0 } command)
            {
                CommandInterpreter.Interpret(command.Value!, new Position(command.Line), scope, folder, facts);
            }
        }
    }

    /// <summary>A component that stands in a file of its own: <c>component: ./train.yml</c>.</summary>
    private static void ReadComponent(DocumentNode node, string? scope, string path, FactWriter facts)
    {
        if (node["component"] is { Value: { } component } named && YamlPath.IsYaml(component))
        {
            var target = component.StartsWith("file:", StringComparison.Ordinal) ? component[5..] : component;
            facts.Add(new Reference(ReferenceKinds.Script, target, new Position(named.Line), scope)
            {
                Folder = RepositoryPath.Folder(path),
                Text = $"component {component}",
            });
        }
    }
}
