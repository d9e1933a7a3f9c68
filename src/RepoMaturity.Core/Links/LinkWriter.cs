using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>Takes what resolvers find.</summary>
public sealed class LinkWriter
{
    internal List<Edge> Edges { get; } = [];

    internal List<(UnitKey Unit, Trigger Trigger)> Triggers { get; } = [];

    internal List<WayOut> WaysOut { get; } = [];

    /// <summary>Adds an edge from the place of a reference to what it means.</summary>
    public void Connect(RepositoryFacts.Site site, UnitKey to) =>
        Edges.Add(new Edge(site.From, to, site.Reference.Position, site.Reference.Text ?? site.Reference.Target, site.Reference.ByTestRunner)
        {
            IsImport = site.Reference.Kind == ReferenceKinds.Import,
            IsLoad = site.Reference.Arguments.Any(argument => argument.Name is ReferenceKinds.CalledObject or ReferenceKinds.Application),
        });

    /// <summary>Adds an edge that stands in no single reference.</summary>
    public void Connect(Edge edge) => Edges.Add(edge);

    /// <summary>Adds a trigger that another file gives to a unit.</summary>
    public void Start(UnitKey unit, Trigger trigger) => Triggers.Add((unit, trigger));

    /// <summary>Says that the chain leaves the repository here.</summary>
    public void Leave(RepositoryFacts.Site site) =>
        WaysOut.Add(new WayOut(site.From, site.Reference.Position, site.Reference.Text ?? site.Reference.Target));

    /// <summary>Takes what another took.</summary>
    internal void Add(LinkWriter other)
    {
        Edges.AddRange(other.Edges);
        Triggers.AddRange(other.Triggers);
        WaysOut.AddRange(other.WaysOut);
    }

    /// <summary>Takes what was found in a tree that stands elsewhere here.</summary>
    internal void Add(LinkWriter other, Func<string, string> pathHere)
    {
        Edges.AddRange(other.Edges.Select(edge => edge with { From = Here(edge.From), To = Here(edge.To) }));
        Triggers.AddRange(other.Triggers.Select(start => (Here(start.Unit), start.Trigger)));
        WaysOut.AddRange(other.WaysOut.Select(way => way with { From = Here(way.From) }));

        UnitKey Here(UnitKey unit) => unit with { Path = pathHere(unit.Path) };
    }
}
