namespace RepoMaturity.Core.Links;

/// <summary>The edges of a graph under the numbers of their units, so that walks over it compare numbers, not names.</summary>
internal sealed class EdgeIndex
{
    private readonly Dictionary<UnitKey, int> numbers = [];
    private readonly List<UnitKey> units = [];

    /// <summary>What each unit runs, in order of place, then of what is run.</summary>
    private readonly List<List<Edge>> outgoing = [];

    /// <summary>The units that run each unit, without a test runner between, and with one.</summary>
    private readonly List<(List<int> Direct, List<int> ByTests)> callers = [];

    /// <summary>The units that nothing runs.</summary>
    private readonly HashSet<int> disabled = [];

    /// <summary>Takes the edges in.</summary>
    public EdgeIndex(IEnumerable<Edge> edges)
    {
        foreach (var edge in edges)
        {
            var (from, to) = (Number(edge.From), Number(edge.To));
            outgoing[from].Add(edge);
            (edge.ByTestRunner ? callers[to].ByTests : callers[to].Direct).Add(from);
        }

        for (var number = 0; number < outgoing.Count; number++)
        {
            if (outgoing[number].Count > 1)
            {
                outgoing[number] = [.. outgoing[number].OrderBy(edge => edge.Position).ThenBy(edge => edge.To).ThenBy(edge => edge.Text, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The units that run something or are run, by their numbers.</summary>
    public IReadOnlyList<UnitKey> Units => units;

    /// <summary>The number of a unit; negative when it runs nothing and nothing runs it.</summary>
    public int NumberOf(UnitKey unit) => numbers.TryGetValue(unit, out var number) ? number : -1;

    /// <summary>What a unit runs, imports or starts directly.</summary>
    public IReadOnlyList<Edge> From(UnitKey unit) => NumberOf(unit) is >= 0 and var number ? outgoing[number] : [];

    /// <summary>Whether something runs or imports a unit.</summary>
    public bool IsRun(UnitKey unit) => NumberOf(unit) is >= 0 and var number && callers[number].Direct.Count + callers[number].ByTests.Count > 0;

    /// <summary>Says that nothing runs a unit, whatever names it.</summary>
    public void Disable(UnitKey unit)
    {
        if (NumberOf(unit) is >= 0 and var number)
        {
            disabled.Add(number);
        }
    }

    /// <summary>See <see cref="LinkGraph.Reaching"/>.</summary>
    public UnitSet Reaching(IEnumerable<UnitKey> wanted)
    {
        var found = new UnitSet(this);
        var open = new Stack<int>();
        foreach (var unit in wanted)
        {
            if (NumberOf(unit) is not (>= 0 and var number))
            {
                found.AddOther(unit);
            }
            else if (found.Add(number))
            {
                open.Push(number);
            }
        }

        while (open.TryPop(out var to))
        {
            if (!disabled.Contains(to))
            {
                Push(callers[to].Direct, found, open);
            }
        }

        return found;
    }

    /// <summary>See <see cref="LinkGraph.LeadingTo"/>.</summary>
    public UnitSet LeadingTo(Func<UnitKey, bool> fits)
    {
        var found = new UnitSet(this);
        var open = new Stack<int>();
        for (var number = 0; number < units.Count; number++)
        {
            if (fits(units[number]))
            {
                open.Push(number);
            }
        }

        while (open.TryPop(out var to))
        {
            Push(callers[to].Direct, found, open);
            Push(callers[to].ByTests, found, open);
        }

        return found;
    }

    private static void Push(List<int> numbers, UnitSet found, Stack<int> open)
    {
        foreach (var number in numbers)
        {
            if (found.Add(number))
            {
                open.Push(number);
            }
        }
    }

    private int Number(UnitKey unit)
    {
        if (!numbers.TryGetValue(unit, out var number))
        {
            number = units.Count;
            numbers.Add(unit, number);
            units.Add(unit);
            outgoing.Add([]);
            callers.Add(([], []));
        }

        return number;
    }
}
