using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Orchestrators.Argo;

/// <summary>Connects workflows with the templates that they take from other files by name, and events with the sensors that wait for them.</summary>
public sealed class ArgoTemplateResolver : IResolver
{
    private static readonly string[] Kinds = ["WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow", "Workflow"];

    /// <inheritdoc/>
    public string Id => "argo-templates";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var (templates, events) = (repository.References(ArgoReferences.Template), repository.References(ArgoReferences.Event));
        if (templates.Count + events.Count == 0)
        {
            return;
        }

        var units = repository.Files.Where(file => file.Claims.Contains("argo-workflows")).SelectMany(file => file.Units.Select(unit => new UnitKey(file.Path, unit.Id)))
            .Where(key => key.Unit.StartsWith("resource:", StringComparison.Ordinal) || key.Unit.StartsWith(ArgoReferences.EventPrefix, StringComparison.Ordinal))
            .ToLookup(key => key.Unit, StringComparer.Ordinal);
        foreach (var site in templates)
        {
            var named = Kinds.Select(kind => $"resource:{kind}/{site.Reference.Target}").ToList();
            foreach (var file in named.SelectMany(id => units[id]).GroupBy(key => key.Path, StringComparer.Ordinal))
            {
                // Of several kinds with one name in a file, the first of the list is meant.
                if (file.MinBy(key => named.IndexOf(key.Unit)) is var key && key != site.From)
                {
                    links.Connect(site, key);
                }
            }
        }

        foreach (var site in events)
        {
            foreach (var source in units[site.Reference.Target])
            {
                links.Connect(new Edge(source, site.From, repository[source.Path]!.FindUnit(source.Unit)!.Position, site.Reference.Text ?? site.Reference.Target));
            }
        }
    }
}
