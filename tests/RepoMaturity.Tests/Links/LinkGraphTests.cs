using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Tests.Links;

/// <summary>
/// Graphs written as text: <c>push ci/job</c> starts a unit, <c>a -> b</c> runs it, <c>a ~> b</c> runs it through a test runner,
/// <c>off a</c> disables it.
/// </summary>
public sealed class LinkGraphTests
{
    [TestCase("push ci | ci -> make | make -> train", "train", "ci:1 push; ci:1 make; make:1 train")]
    [TestCase("push ci | ci -> a | a -> train | ci -> train", "train", "ci:1 push; ci:1 train", Description = "the shortest way is taken")]
    [TestCase("push b | push a | a -> train | b -> train", "train", "a:1 push; a:1 train", Description = "of equally short ways the first by name")]
    [TestCase("push train", "train", "train:1 push")]
    [TestCase("manual ci | ci -> train", "train", null, Description = "what only a person can start is not automatic")]
    [TestCase("push ci | ci ~> train", "train", null, Description = "a test runner stands between")]
    [TestCase("push ci | ci ~> tests | tests -> train", "train", null)]
    [TestCase("push ci | off ci | ci -> train", "train", null)]
    [TestCase("push ci | ci -> job | off job | job -> train", "train", null)]
    [TestCase("push ci | ci -> a | a -> b | b -> a | b -> train", "train", "ci:1 push; ci:1 a; a:1 b; b:1 train", Description = "a circle is walked once")]
    [TestCase("ci -> train", "train", null, Description = "no trigger")]
    public void Automatic_is_the_shortest_way_from_a_trigger_that_is_no_person(string graph, string unit, string? chain) =>
        Assert.That(Written(Build(graph).Automatic(UnitKey.File(unit))), Is.EqualTo(chain));

    [TestCase("push ci | ci ~> tests | tests -> train", "train", "ci:1 push; ci:1 tests; tests:1 train")]
    [TestCase("push ci | ci -> job | job ~> tests | tests -> train", "train", "ci:1 push; ci:1 job; job:1 tests; tests:1 train")]
    [TestCase("push ci | ci ~> tests | tests -> ci", "tests", "ci:1 push; ci:1 tests", Description = "what starts the tests may be imported by them")]
    [TestCase("push ci | ci ~> tests | tests -> helper | helper -> tests", "helper", "ci:1 push; ci:1 tests; tests:1 helper")]
    [TestCase("push ci | ci -> train", "train", null)]
    [TestCase("manual ci | ci ~> tests", "tests", null)]
    public void By_tests_is_the_shortest_way_through_a_test_runner(string graph, string unit, string? chain) =>
        Assert.That(Written(Build(graph).ByTests(UnitKey.File(unit))), Is.EqualTo(chain));

    [TestCase("a -> b | b -> c | c -> a | d -> a", "a", "a b c")]
    [TestCase("a ~> b", "a", "a")]
    [TestCase("a -> b | off b | b -> c", "a", "a")]
    public void Reached_is_everything_run_or_imported_without_a_test_runner(string graph, string unit, string reached) =>
        Assert.That(string.Join(' ', Build(graph).Reached(UnitKey.File(unit)).Order().Select(key => key.Path)), Is.EqualTo(reached));

    private static string? Written(Chain? chain) => chain is null ? null : string.Join("; ", chain.Steps);

    private static LinkGraph Build(string graph)
    {
        var units = new SortedDictionary<string, Unit>(StringComparer.Ordinal);
        var edges = new List<Edge>();
        Unit Unit(string name) => units.TryGetValue(name, out var unit) ? unit : units[name] = new Unit(string.Empty, UnitKind.Script, name, new Position(1));
        foreach (var statement in graph.Split(" | "))
        {
            switch (statement.Split(' '))
            {
                case [var from, "->" or "~>", var to]:
                    _ = Unit(from);
                    _ = Unit(to);
                    edges.Add(new Edge(UnitKey.File(from), UnitKey.File(to), new Position(1), to, statement.Contains("~>", StringComparison.Ordinal)));
                    break;
                case ["off", var name]:
                    units[name] = Unit(name) with { Disabled = "switched off" };
                    break;
                case [var trigger, var name]:
                    var kind = trigger == "manual" ? TriggerKind.Manual : TriggerKind.Push;
                    units[name] = Unit(name) with { Triggers = [new Trigger(kind, trigger, new Position(1))] };
                    break;
            }
        }

        var files = units.Select(unit => FileFacts.Nothing(unit.Key) with { Units = [unit.Value] }).ToList();
        var entries = units.Keys.Select(path => new FileEntry(path, "0", FileKind.Regular)).ToList();
        return new Linker([new Edges(edges)]).Link(new RepositoryFacts(entries, files));
    }

    private sealed class Edges(List<Edge> edges) : IResolver
    {
        public string Id => "edges";

        public void Resolve(RepositoryFacts repository, LinkWriter links) => edges.ForEach(links.Connect);
    }
}
