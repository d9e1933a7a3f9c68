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

    /// <summary>What starts a workflow by a command or a call of GitHub's API starts what a person's start would.</summary>
    private static void ConnectStarted(RepositoryFacts repository, LinkWriter links)
    {
        var started = repository.References(WorkflowReferences.Started)
            .Select(site => (site.From, site.Reference.Target, site.Reference.Position, Text: site.Reference.Text ?? site.Reference.Target))
            .Concat(repository.Files.SelectMany(file => file.Facts
                .Select(fact => (fact, target: WorkflowSender.Started(fact)))
                .Where(found => found.target is not null)
                .Select(found => (From: UnitKey.Of(file, found.fact.Scope), Target: found.target!, found.fact.Position, Text: $"starts workflow {found.target}"))))
            .ToList();
        foreach (var file in started.Count == 0 ? [] : repository.Files.Where(file => file.Path.StartsWith(".github/workflows/", StringComparison.Ordinal)))
        {
            if (file.FindUnit(WorkflowFacts.Workflow) is not { } workflow)
            {
                continue;
            }

            var units = file.Units.Where(unit => unit.Triggers.Any(trigger => trigger.Detail == "workflow_dispatch")).ToList();
            foreach (var (from, target, position, text) in started)
            {
                if (workflow.Name == target || file.Path == target || RepositoryPath.Name(file.Path) == target)
                {
                    units.ForEach(unit => links.Connect(new Edge(from, new UnitKey(file.Path, unit.Id), position, text)));
                }
            }
        }
    }

    private static bool Sends(Fact fact) => fact.Kind switch
    {
        FactKind.Action => fact.Name is "peter-evans/repository-dispatch" or "actions/github-script",
        _ when WorkflowSender.IsStart(fact.Kind == FactKind.Command ? fact.Name : fact.Value ?? string.Empty) => false,
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
