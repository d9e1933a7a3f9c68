using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python;

namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>
/// Functions that make graphs for the modules that call them: <c>create_dag("train", schedule="@daily", tasks=[...])</c> gives a clock to the module in which it stands.
/// </summary>
internal sealed class AirflowFactories(RepositoryFacts repository)
{
    private readonly Dictionary<string, HashSet<UnitKey>> byName = new(StringComparer.Ordinal);

    /// <summary>Notes a graph that a function makes, where those who call the function say when it runs.</summary>
    public void Note(AirflowGraph graph)
    {
        if (graph.Fact is { Kind: FactKind.Call, Scope: { } scope } && graph.Fact.Arguments.Any(argument => argument.Value is null && AirflowNames.Schedules.Contains(argument.Name, StringComparer.Ordinal))
            && graph.File.FindUnit(scope) is { Kind: UnitKind.Function } function && function.Id == PythonParts.Of(function.Name))
        {
            if (!byName.TryGetValue(function.Name, out var units))
            {
                byName.Add(function.Name, units = []);
            }

            units.Add(new UnitKey(graph.File.Path, function.Id));
        }
    }

    /// <summary>Starts the modules that give a clock to such a function.</summary>
    public void Start(LinkWriter links)
    {
        if (byName.Count == 0)
        {
            return;
        }

        var definitions = new PythonDefinitionFinder(repository, new PythonModuleFinder(repository));
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact.Kind == FactKind.Call && byName.TryGetValue(fact.Name[(fact.Name.LastIndexOf('.') + 1)..], out var factories) && ClockOf(fact) is { } clock
                    && definitions.Find(RepositoryPath.Folder(file.Path), fact.Name).Definitions.Any(factories.Contains))
                {
                    links.Start(UnitKey.File(file.Path), new Trigger(TriggerKind.Schedule, $"schedule {clock}", fact.Position));
                }
            }
        }
    }

    private static string? ClockOf(Fact call) => call.Arguments.Any(argument => argument is { Name: "is_paused_upon_creation", Value: "True" }) ? null
        : call.Arguments.Where(argument => AirflowNames.IsClock(argument.Name) && !AirflowNames.IsOff(argument.Value)).Select(argument => argument.Value ?? argument.Name).FirstOrDefault();
}
