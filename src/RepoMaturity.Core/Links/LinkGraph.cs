using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>What runs what in a repository, and what starts it.</summary>
public sealed class LinkGraph
{
    private readonly Dictionary<UnitKey, List<Edge>> edges = [];
    private readonly Dictionary<UnitKey, List<Edge>> incoming = [];
    private readonly HashSet<UnitKey> disabled = [];
    private readonly Dictionary<UnitKey, Arrival> automatic = [];
    private readonly Dictionary<UnitKey, Arrival> byTests = [];
    private readonly Dictionary<UnitKey, IReadOnlySet<UnitKey>> reached = [];

    internal LinkGraph(RepositoryFacts repository, LinkWriter writer)
    {
        foreach (var edge in writer.Edges
            .OrderBy(edge => edge.From).ThenBy(edge => edge.Position).ThenBy(edge => edge.To).ThenBy(edge => edge.Text, StringComparer.Ordinal))
        {
            Add(edges, edge.From, edge);
            Add(incoming, edge.To, edge);
        }

        var starts = new SortedDictionary<UnitKey, Trigger>();
        foreach (var file in repository.Files)
        {
            foreach (var unit in file.Units)
            {
                var key = new UnitKey(file.Path, unit.Id);
                if (unit.Disabled is not null)
                {
                    disabled.Add(key);
                }

                foreach (var trigger in unit.Triggers)
                {
                    AddStart(starts, key, trigger);
                }
            }
        }

        foreach (var (unit, trigger) in writer.Triggers
            .OrderBy(start => start.Unit).ThenBy(start => start.Trigger.Position).ThenBy(start => start.Trigger.Detail, StringComparer.Ordinal))
        {
            AddStart(starts, unit, trigger);
        }

        WaysOut = [.. writer.WaysOut.Distinct().OrderBy(way => way.From).ThenBy(way => way.Position).ThenBy(way => way.Text, StringComparer.Ordinal)];
        Walk(starts);
    }

    /// <summary>Places where a chain leaves the repository, in order.</summary>
    public IReadOnlyList<WayOut> WaysOut { get; }

    /// <summary>Whether the unit itself says that it never runs.</summary>
    public bool IsDisabled(UnitKey unit) => disabled.Contains(unit);

    /// <summary>The shortest way from a trigger that is no person to the unit, without a test runner between; null when there is none.</summary>
    public Chain? Automatic(UnitKey unit) => ChainTo(unit, automatic);

    /// <summary>The shortest such way through a test runner; null when there is none.</summary>
    public Chain? ByTests(UnitKey unit) => ChainTo(unit, byTests);

    /// <summary>All units that <paramref name="unit"/> runs or imports, directly or not, itself included, without a test runner between.</summary>
    public IReadOnlySet<UnitKey> Reached(UnitKey unit)
    {
        lock (reached)
        {
            if (reached.TryGetValue(unit, out var known))
            {
                return known;
            }

            var found = new HashSet<UnitKey> { unit };
            var queue = new Queue<UnitKey>(found);
            while (queue.TryDequeue(out var from))
            {
                foreach (var edge in EdgesFrom(from))
                {
                    if (!edge.ByTestRunner && !disabled.Contains(edge.To) && found.Add(edge.To))
                    {
                        queue.Enqueue(edge.To);
                    }
                }
            }

            reached.Add(unit, found);
            return found;
        }
    }

    /// <summary>All units that run or import one of <paramref name="units"/>, directly or not, these included, without a test runner between.</summary>
    public IReadOnlySet<UnitKey> Reaching(IEnumerable<UnitKey> units)
    {
        var found = new HashSet<UnitKey>(units);
        var queue = new Queue<UnitKey>(found);
        while (queue.TryDequeue(out var to))
        {
            if (disabled.Contains(to) || !incoming.TryGetValue(to, out var list))
            {
                continue;
            }

            foreach (var edge in list)
            {
                if (!edge.ByTestRunner && found.Add(edge.From))
                {
                    queue.Enqueue(edge.From);
                }
            }
        }

        return found;
    }

    /// <summary>The units that <paramref name="unit"/> runs, imports or starts directly.</summary>
    public IReadOnlyList<Edge> EdgesFrom(UnitKey unit) => edges.TryGetValue(unit, out var list) ? list : [];

    private static void Add(Dictionary<UnitKey, List<Edge>> index, UnitKey key, Edge edge)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(edge);
    }

    private static void AddStart(SortedDictionary<UnitKey, Trigger> starts, UnitKey unit, Trigger trigger)
    {
        if (trigger.Kind != TriggerKind.Manual)
        {
            starts.TryAdd(unit, trigger);
        }
    }

    private void Walk(SortedDictionary<UnitKey, Trigger> starts)
    {
        var queue = new Queue<UnitKey>();
        foreach (var (unit, trigger) in starts)
        {
            if (!disabled.Contains(unit))
            {
                automatic.Add(unit, new Arrival(trigger, null));
                queue.Enqueue(unit);
            }
        }

        var throughTests = new Queue<UnitKey>();
        Spread(queue, automatic, edge => !edge.ByTestRunner, edge =>
        {
            if (byTests.TryAdd(edge.To, new Arrival(null, edge, FromAutomatic: true)))
            {
                throughTests.Enqueue(edge.To);
            }
        });
        Spread(throughTests, byTests, _ => true, _ => { });
    }

    private void Spread(Queue<UnitKey> queue, Dictionary<UnitKey, Arrival> arrivals, Func<Edge, bool> follows, Action<Edge> otherwise)
    {
        while (queue.TryDequeue(out var from))
        {
            foreach (var edge in EdgesFrom(from))
            {
                if (disabled.Contains(edge.To))
                {
                    continue;
                }

                if (!follows(edge))
                {
                    otherwise(edge);
                }
                else if (arrivals.TryAdd(edge.To, new Arrival(null, edge)))
                {
                    queue.Enqueue(edge.To);
                }
            }
        }
    }

    private Chain? ChainTo(UnitKey unit, Dictionary<UnitKey, Arrival> arrivals)
    {
        if (!arrivals.TryGetValue(unit, out var arrival))
        {
            return null;
        }

        var steps = new List<ChainStep>();
        while (arrival.By is { } edge)
        {
            steps.Add(new ChainStep(edge.From.Path, edge.Position, edge.Text) { IsImport = edge.IsImport });
            unit = edge.From;
            arrivals = arrival.FromAutomatic ? automatic : arrivals;
            arrival = arrivals[unit];
        }

        steps.Add(new ChainStep(unit.Path, arrival.Start!.Position, arrival.Start.Detail));
        steps.Reverse();
        return new Chain(arrival.Start.Kind, [.. steps]);
    }

    /// <summary>How a unit was reached first: by a trigger of its own, or over an edge.</summary>
    private readonly record struct Arrival(Trigger? Start, Edge? By, bool FromAutomatic = false);
}
