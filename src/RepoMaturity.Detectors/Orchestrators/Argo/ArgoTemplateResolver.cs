using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Orchestrators.Argo;

/// <summary>Connects workflows with the templates that they take from other files by name.</summary>
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
        foreach (var site in repository.References(ArgoReferences.Template))
        {
            foreach (var file in repository.Files)
            {
                if (file.Units.IsEmpty || Kinds.Select(kind => file.FindUnit($"resource:{kind}/{site.Reference.Target}")).FirstOrDefault(unit => unit is not null) is not { } unit)
                {
                    continue;
                }

                var key = new UnitKey(file.Path, unit.Id);
                if (key != site.From)
                {
                    links.Connect(site, key);
                }
            }
        }
    }
}
