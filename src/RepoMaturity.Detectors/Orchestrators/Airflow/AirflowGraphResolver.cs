using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>
/// Starts the graphs of Airflow: by their clock, wherever it is set, by a data set that a task of another graph updates, and by their id from operators of other graphs and commands.
/// </summary>
public sealed class AirflowGraphResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "airflow-graphs";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var values = new AirflowValues(repository);
        var byId = new Dictionary<string, UnitKey>(StringComparer.Ordinal);
        var waiting = new SortedDictionary<string, List<UnitKey>>(StringComparer.Ordinal);
        var starts = new List<(FileFacts File, Fact Fact, string Id)>();
        var factories = new AirflowFactories(repository);
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact.Kind is not (FactKind.Call or FactKind.Decorator))
                {
                    continue;
                }

                if (AirflowGraph.Of(file, fact) is { } graph)
                {
                    factories.Note(graph);
                    Declare(graph, values, byId, waiting, links);
                }
                else if (AirflowNames.StartsGraph(fact.Name) && values.Argument(file, fact, "trigger_dag_id") is { } started)
                {
                    starts.Add((file, fact, started));
                }
            }
        }

        foreach (var (file, fact, id) in starts)
        {
            if (byId.TryGetValue(id, out var graph))
            {
                Connect(new Edge(UnitKey.Of(file, fact.Scope), graph, fact.Position, $"starts {id}"), links);
            }
        }

        foreach (var site in repository.References(AirflowReferences.Graph))
        {
            if (byId.TryGetValue(site.Reference.Target, out var graph))
            {
                links.Connect(site, graph);
            }
        }

        factories.Start(links);
        ConnectDataSets(repository, values, waiting, links);
    }

    private static void Declare(AirflowGraph graph, AirflowValues values, Dictionary<string, UnitKey> byId, SortedDictionary<string, List<UnitKey>> waiting, LinkWriter links)
    {
        // What stands at the top of the file runs with each of its graphs.
        Connect(new Edge(graph.Unit, UnitKey.File(graph.Unit.Path), default, string.Empty) { IsInner = true }, links);
        if ((values.Argument(graph.File, graph.Fact, "dag_id") ?? graph.Fact.Value) is { } id)
        {
            byId.TryAdd(id, graph.Unit);
        }

        // Deployed, but waiting for a person to turn it on.
        if (graph.Fact.Arguments.Any(argument => argument is { Name: "is_paused_upon_creation", Value: "True" }))
        {
            return;
        }

        if (ClockOf(graph, values, waiting) is { } clock)
        {
            links.Start(graph.Unit, new Trigger(TriggerKind.Schedule, $"schedule {clock}", graph.Fact.Position));
        }
    }

    /// <summary>The clock of a graph; null where there is none, or data sets are waited for instead. A value that nothing shows counts as a clock.</summary>
    private static string? ClockOf(AirflowGraph graph, AirflowValues values, SortedDictionary<string, List<UnitKey>> waiting)
    {
        foreach (var argument in graph.Fact.Arguments)
        {
            if (!AirflowNames.Schedules.Contains(argument.Name, StringComparer.Ordinal) || AirflowNames.IsOff(argument.Value))
            {
                continue;
            }

            var said = argument.Value is null ? graph.Said(AirflowReferences.Schedule).ToList() : [];
            if (said.Count == 0)
            {
                return argument.Value ?? argument.Name;
            }

            var clock = said.Exists(reference => !reference.Arguments.IsEmpty) ? argument.Name : null;
            foreach (var reference in said)
            {
                var dataSets = values.DataSets(graph.File, reference.Target);
                foreach (var dataSet in dataSets)
                {
                    waiting.TryAdd(dataSet, []);
                    waiting[dataSet].Add(graph.Unit);
                }

                if (dataSets.Count == 0)
                {
                    var constant = values.Constant(graph.File, reference.Target[1..]);
                    clock ??= AirflowNames.IsOff(constant) ? null : constant ?? argument.Name;
                }
            }

            return clock;
        }

        return null;
    }

    private static void ConnectDataSets(RepositoryFacts repository, AirflowValues values, SortedDictionary<string, List<UnitKey>> waiting, LinkWriter links)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        foreach (var site in repository.References(AirflowReferences.Updates))
        {
            foreach (var dataSet in values.DataSets(site.File, site.Reference.Target))
            {
                foreach (var graph in waiting.GetValueOrDefault(dataSet) ?? [])
                {
                    Connect(new Edge(site.From, graph, site.Reference.Position, $"updates {dataSet}"), links);
                }
            }
        }
    }

    private static void Connect(Edge edge, LinkWriter links)
    {
        if (edge.From != edge.To)
        {
            links.Connect(edge);
        }
    }
}
