using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>
/// Connects workflows that wait for the end of others, and events that some file of the repository sends: an event that nothing sends counts as
/// started by a person.
/// </summary>
public sealed class GitHubActionsResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "github-actions";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var workflows = repository.Files
            .Select(file => (file, unit: file.FindUnit(WorkflowFacts.Workflow)))
            .Where(entry => entry.unit is not null && entry.file.Path.StartsWith(".github/workflows/", StringComparison.Ordinal))
            .ToLookup(entry => entry.unit!.Name, entry => entry.file.Path, StringComparer.Ordinal);
        foreach (var site in repository.References(ReferenceKinds.AfterWorkflow))
        {
            foreach (var path in workflows[site.Reference.Target])
            {
                links.Connect(new Edge(new UnitKey(path, WorkflowFacts.Workflow), site.From, site.Reference.Position, $"starts {site.File.Path} when it ends"));
            }
        }

        ConnectStarted(repository, links);
        var senders = repository.Files.SelectMany(file => file.Facts.Where(Sends).Select(fact => (file, fact))).ToList();
        foreach (var site in repository.References(WorkflowReferences.Dispatched))
        {
            foreach (var (file, fact) in senders.Where(sender => Names(sender.fact, site.Reference.Target)))
            {
                links.Connect(new Edge(UnitKey.Of(file, fact.Scope), site.From, fact.Position, $"sends repository_dispatch {site.Reference.Target}".TrimEnd()));
            }
        }
    }

    /// <summary>A command that starts a workflow starts what a person's start would.</summary>
    private static void ConnectStarted(RepositoryFacts repository, LinkWriter links)
    {
        foreach (var site in repository.References(WorkflowReferences.Started))
        {
            foreach (var file in repository.Files)
            {
                if (file.Path.StartsWith(".github/workflows/", StringComparison.Ordinal) && file.FindUnit(WorkflowFacts.Workflow) is { } workflow
                    && (workflow.Name == site.Reference.Target || file.Path == site.Reference.Target || RepositoryPath.Name(file.Path) == site.Reference.Target))
                {
                    foreach (var unit in file.Units.Where(unit => unit.Triggers.Any(trigger => trigger.Detail == "workflow_dispatch")))
                    {
                        links.Connect(site, new UnitKey(file.Path, unit.Id));
                    }
                }
            }
        }
    }

    private static bool Sends(Fact fact) => fact.Kind switch
    {
        FactKind.Action => fact.Name is "peter-evans/repository-dispatch" or "actions/github-script",
        FactKind.Command => fact.Name.Contains("/dispatches", StringComparison.Ordinal),
        FactKind.Call => fact.Name.EndsWith(".create_repository_dispatch", StringComparison.Ordinal)
            || fact.Value?.EndsWith("/dispatches", StringComparison.Ordinal) == true,
        FactKind.Constant => fact.Value?.EndsWith("/dispatches", StringComparison.Ordinal) == true,
        _ => false,
    };

    /// <summary>Whether a sender names the event type; one whose text does not show the type is taken to send it.</summary>
    private static bool Names(Fact fact, string type)
    {
        var texts = fact.Arguments.Select(argument => argument.Value).OfType<string>().Append(fact.Kind == FactKind.Command ? fact.Name : string.Empty).ToList();
        return fact.Kind == FactKind.Action && fact.Name == "actions/github-script"
            ? texts.Exists(text => text.Contains("createDispatchEvent", StringComparison.Ordinal) && text.Contains(type, StringComparison.Ordinal))
            : type.Length == 0 || fact.Kind is FactKind.Call or FactKind.Constant || texts.Exists(text => text.Contains(type, StringComparison.Ordinal))
                || !texts.Exists(text => text.Contains("event_type", StringComparison.Ordinal) || text.Contains("event-type", StringComparison.Ordinal));
    }
}
