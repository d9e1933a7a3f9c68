using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Tekton;

/// <summary>Connects resources of Tekton that name one another, wherever they lie, and commands that start a pipeline by its name.</summary>
public sealed class TektonResolver : IResolver
{
    private static readonly (string Command, string Kind)[] Starts =
        [("tkn pipeline start ", "Pipeline"), ("tkn p start ", "Pipeline"), ("tkn task start ", "Task"), ("tkn t start ", "Task")];

    /// <inheritdoc/>
    public string Id => "tekton";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var resources = repository.Files.Where(file => file.Claims.Contains("tekton"))
            .SelectMany(file => file.Units.Where(unit => unit.Id.StartsWith("tekton:", StringComparison.Ordinal)).Select(unit => new UnitKey(file.Path, unit.Id)))
            .ToLookup(key => key.Unit, StringComparer.Ordinal);
        if (resources.Count == 0)
        {
            return;
        }

        foreach (var site in repository.References(TektonDetector.Named))
        {
            foreach (var key in resources["tekton:" + site.Reference.Target])
            {
                links.Connect(site, key);
            }
        }

        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts.Where(fact => fact.Kind == FactKind.Command && fact.Name.StartsWith("tkn ", StringComparison.Ordinal)))
            {
                var (command, kind) = Array.Find(Starts, start => fact.Name.StartsWith(start.Command, StringComparison.Ordinal));
                foreach (var key in command is null ? [] : resources[TektonResource.UnitId(kind, fact.Name[command.Length..].Split(' ')[0])])
                {
                    links.Connect(new Edge(UnitKey.Of(file, fact.Scope), key, fact.Position, fact.Name));
                }
            }
        }
    }
}
