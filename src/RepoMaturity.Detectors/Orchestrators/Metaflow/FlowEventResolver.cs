using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Orchestrators.Metaflow;

/// <summary>
/// Connects flows of Metaflow that wait for something with what brings it about: the end of another flow (<c>@trigger_on_finish(flow="Prepare")</c>), an event that code of the
/// repository publishes (<c>@trigger(event="new_data")</c>). An event from outside starts nothing here.
/// </summary>
public sealed class FlowEventResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "metaflow-events";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var waiting = new List<(FileFacts File, Fact Fact)>();
        var causes = new List<(string Name, UnitKey Unit, Position Position)>();
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                switch (fact)
                {
                    case { Kind: FactKind.Decorator, Name: "metaflow.trigger" or "metaflow.trigger_on_finish" }:
                        waiting.Add((file, fact));
                        break;
                    case { Kind: FactKind.Base, Name: "metaflow.FlowSpec", Value: { } flow }:
                        causes.Add((flow, UnitKey.File(file.Path), fact.Position));
                        break;
                    case { Kind: FactKind.Call } when fact.Name.StartsWith("metaflow.", StringComparison.Ordinal) && fact.Name.EndsWith(".ArgoEvent", StringComparison.Ordinal):
                        causes.Add((Text(fact, "name") ?? fact.Value ?? string.Empty, UnitKey.Of(file, fact.Scope), fact.Position));
                        break;
                }
            }
        }

        foreach (var (file, fact) in waiting)
        {
            var awaited = Text(fact, "flow") ?? Text(fact, "event");
            foreach (var (name, unit, position) in causes.Where(cause => awaited is not null && cause.Name == awaited.Split('.')[^1] && cause.Unit.Path != file.Path))
            {
                links.Connect(new Edge(unit, UnitKey.File(file.Path), position, fact.Name == "metaflow.trigger" ? $"event {name}" : $"end of flow {name}"));
            }
        }
    }

    private static string? Text(Fact fact, string name) => fact.Arguments.FirstOrDefault(argument => argument.Name == name).Value;
}
