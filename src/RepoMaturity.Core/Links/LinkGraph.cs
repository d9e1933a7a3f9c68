using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>What runs what in a repository, and what starts it.</summary>
public sealed class LinkGraph
{
    private readonly RepositoryFacts repository;
    private readonly LinkWriter writer;
    private readonly EdgeIndex edges;
    private readonly HashSet<UnitKey> disabled = [];
    private readonly HashSet<UnitKey> parts = [];
    private readonly HashSet<string> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<UnitKey, UnitKey> mains;
    private readonly Dictionary<UnitKey, Arrival> automatic = [];
    private readonly Dictionary<UnitKey, Arrival> byTests = [];
    private readonly Dictionary<UnitKey, IReadOnlySet<UnitKey>> reached = [];

    internal LinkGraph(RepositoryFacts repository, LinkWriter writer)
    {
        this.repository = repository;
        this.writer = writer;
        mains = MainBlocks(repository);
        edges = new EdgeIndex(writer.Edges.Concat(writer.Edges.SelectMany(edge => RunOf(edge, mains))));
        var starts = new SortedDictionary<UnitKey, Trigger>();
        foreach (var file in repository.Files)
        {
            foreach (var unit in file.Units)
            {
                var key = new UnitKey(file.Path, unit.Id);
                if (unit.Kind is UnitKind.Function or UnitKind.MainBlock)
                {
                    parts.Add(key);
                }

                if (unit.Kind == UnitKind.Stage)
                {
                    steps.UnionWith(EdgesFrom(key).Where(edge => !edge.IsImport && !edge.ByTestRunner && edge.To.Path != file.Path).Select(edge => edge.To.Path));
                }

                if (unit.Disabled is not null)
                {
                    disabled.Add(key);
                    edges.Disable(key);
                }

                foreach (var trigger in unit.Triggers)
                {
                    AddStart(starts, key, trigger, mains);
                }
            }
        }

        foreach (var (unit, trigger) in writer.Triggers
            .OrderBy(start => start.Unit).ThenBy(start => start.Trigger.Position).ThenBy(start => start.Trigger.Detail, StringComparer.Ordinal))
        {
            AddStart(starts, unit, trigger, mains);
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

    /// <summary>Whether a trigger that is no person starts the unit, without a test runner between.</summary>
    public bool IsAutomatic(UnitKey unit) => automatic.ContainsKey(unit);

    /// <summary>Whether a step of a pipeline that another file declares runs the file.</summary>
    public bool IsStep(string path) => steps.Contains(path);

    /// <summary>Whether the unit is a function or main block: a part of a module that its import alone does not run.</summary>
    public bool IsPart(UnitKey unit) => parts.Contains(unit);

    /// <summary>The unit that stands for running the file as a whole: its main block where it has one, else the file.</summary>
    public UnitKey Run(string path) => mains.TryGetValue(UnitKey.File(path), out var main) ? main : UnitKey.File(path);

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
    internal UnitSet Reaching(IEnumerable<UnitKey> units) => edges.Reaching(units);

    /// <summary>All units from which some way, also one of a test runner or a disabled unit, leads to a unit that fits.</summary>
    internal UnitSet LeadingTo(Func<UnitKey, bool> fits) => edges.LeadingTo(fits);

    /// <summary>All units that run something or are run.</summary>
    internal IReadOnlyList<UnitKey> Units => edges.Units;

    /// <summary>Whether something runs or imports the unit.</summary>
    internal bool IsRun(UnitKey unit) => edges.IsRun(unit);

    /// <summary>The graph that this one would be if more were known.</summary>
    internal LinkGraph With(LinkWriter more)
    {
        var all = new LinkWriter();
        all.Add(writer);
        all.Add(more);
        return new LinkGraph(repository, all);
    }

    /// <summary>The number of a unit; negative when it runs nothing and nothing runs it.</summary>
    internal int NumberOf(UnitKey unit) => edges.NumberOf(unit);

    /// <summary>The units that <paramref name="unit"/> runs, imports or starts directly.</summary>
    public IReadOnlyList<Edge> EdgesFrom(UnitKey unit) => edges.From(unit);

    private static void AddStart(SortedDictionary<UnitKey, Trigger> starts, UnitKey unit, Trigger trigger, Dictionary<UnitKey, UnitKey> mains)
    {
        if (trigger.Kind == TriggerKind.Manual || NeverClock.Is(trigger))
        {
            return;
        }

        starts.TryAdd(unit, trigger);
        if (mains.TryGetValue(unit, out var main))
        {
            starts.TryAdd(main, trigger);
        }
    }

    private static Dictionary<UnitKey, UnitKey> MainBlocks(RepositoryFacts repository)
    {
        var mains = new Dictionary<UnitKey, UnitKey>();
        foreach (var file in repository.Files)
        {
            foreach (var unit in file.Units)
            {
                if (unit.Kind == UnitKind.MainBlock)
                {
                    mains.TryAdd(UnitKey.File(file.Path), new UnitKey(file.Path, unit.Id));
                }
            }
        }

        return mains;
    }

    /// <summary>What runs a file runs its main block too; what imports or loads it does not.</summary>
    private static IEnumerable<Edge> RunOf(Edge edge, Dictionary<UnitKey, UnitKey> mains) =>
        !edge.IsImport && !edge.IsLoad && !edge.IsInner && mains.TryGetValue(edge.To, out var main) ? [edge with { To = main }] : [];

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
            if (!edge.IsInner)
            {
                steps.Add(new ChainStep(edge.From.Path, edge.Position, edge.Text) { IsImport = edge.IsImport });
            }

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
