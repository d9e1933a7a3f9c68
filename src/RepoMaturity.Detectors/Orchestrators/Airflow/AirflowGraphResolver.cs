using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>Connects what starts a graph of Airflow by its id (an operator of another graph, a command) with the file that declares it.</summary>
public sealed class AirflowGraphResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "airflow-graphs";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        var starts = new List<(FileFacts File, Fact Fact, string Id)>();
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact.Kind is not (FactKind.Call or FactKind.Decorator) || !fact.Name.StartsWith("airflow.", StringComparison.Ordinal))
                {
                    continue;
                }

                if (Declared(fact) is { } id)
                {
                    byId.TryAdd(id, file.Path);
                }
                else if (fact.Name.EndsWith(".TriggerDagRunOperator", StringComparison.Ordinal) && Argument(fact, "trigger_dag_id") is { } started)
                {
                    starts.Add((file, fact, started));
                }
            }
        }

        foreach (var (file, fact, id) in starts)
        {
            if (byId.TryGetValue(id, out var path) && path != file.Path)
            {
                links.Connect(new Edge(UnitKey.Of(file, fact.Scope), UnitKey.File(path), fact.Position, $"starts {id}"));
            }
        }

        foreach (var site in repository.References(AirflowReferences.Graph))
        {
            if (byId.TryGetValue(site.Reference.Target, out var path))
            {
                links.Connect(site, UnitKey.File(path));
            }
        }
    }

    /// <summary>The id of the graph that a call or decorator declares; a decorated function gives its name where none is written.</summary>
    private static string? Declared(Fact fact) => fact.Name switch
    {
        "airflow.DAG" or "airflow.models.DAG" or "airflow.models.dag.DAG" or "airflow.sdk.DAG" => Argument(fact, "dag_id") ?? fact.Value,
        "airflow.decorators.dag" or "airflow.sdk.dag" when fact.Kind == FactKind.Decorator => Argument(fact, "dag_id") ?? fact.Value,
        _ => null,
    };

    private static string? Argument(Fact fact, string name) => fact.Arguments.FirstOrDefault(argument => argument.Name == name).Value;
}
