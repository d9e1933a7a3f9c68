using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>
/// Reads what the Azure Developer CLI deploys (<c>azure.yaml</c>; schema of azure.yaml): services with the folders of their projects, and hooks around the steps.
/// </summary>
public sealed class AzureDeveloperDetector : IDetector
{
    private static readonly string[] Systems = ["posix", "windows"];

    /// <inheritdoc/>
    public string Id => "azure-developer";

    /// <inheritdoc/>
    public string Summary => "Azure Developer CLI: services that are built and deployed, hooks";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "azure.yaml" or "azure.yml";
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var root = file.Read(YamlReader.Instance).Root;
        var folder = RepositoryPath.Folder(file.Path);
        foreach (var service in root["services"]?.Entries ?? [])
        {
            if (service.Value["host"]?.Value is { Length: > 0 } host && RepositoryPath.Combine(folder, service.Value["project"]?.Value ?? ".") is { } project)
            {
                WriteService(service, host, project, facts);
            }
        }

        WriteHooks(root["hooks"], "hooks", folder, facts);
    }

    private static void WriteService(MappingEntry service, string host, string project, FactWriter facts)
    {
        var id = "service:" + service.Key;
        var position = new Position(service.Line);
        facts.Add(new Unit(id, UnitKind.Service, service.Key, position));
        if (host is "containerapp" or "aks" && RepositoryPath.Combine(project, service.Value.Find("docker", "path")?.Value ?? "Dockerfile") is { } dockerfile)
        {
            foreach (var kind in new[] { ReferenceKinds.ImageBuild, ReferenceKinds.ContainerRun })
            {
                facts.Add(new Reference(kind, dockerfile, position, id) { Folder = string.Empty, Text = "service " + service.Key });
            }
        }

        WriteHooks(service.Value["hooks"], id, project, facts);
    }

    private static void WriteHooks(DocumentNode? hooks, string id, string folder, FactWriter facts)
    {
        foreach (var hook in hooks?.Entries ?? [])
        {
            facts.Add(new Unit(id, UnitKind.Service, id, new Position(hook.Line)));
            foreach (var each in Systems.Select(system => hook.Value[system]).OfType<DocumentNode>().Append(hook.Value))
            {
                if (each["run"] is { Value: { Length: > 0 } command } run)
                {
                    CommandInterpreter.Interpret(command, new Position(run.Line), id, folder, facts);
                }
            }
        }
    }
}
