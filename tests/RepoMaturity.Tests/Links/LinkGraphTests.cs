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
    [TestCase("push ci | ci -> job | off job", "job", null, Description = "what is switched off is not started by who names it")]
    [TestCase("push ci | ci -> a | a -> b | b -> a | b -> train", "train", "ci:1 push; ci:1 a; a:1 b; b:1 train", Description = "a circle is walked once")]
    [TestCase("ci -> train", "train", null, Description = "no trigger")]
    public void Automatic_is_the_shortest_way_from_a_trigger_that_is_no_person(string graph, string unit, string? chain) =>
        Assert.That(Written(Build(graph).Automatic(UnitKey.File(unit))), Is.EqualTo(chain));

    [TestCase("schedule 0 5 31 2 ?", false, Description = "there is no 31st of February")]
    [TestCase("cron 0 0 30 2 *", false)]
    [TestCase("schedule 0 0 31 4 *", false)]
    [TestCase("schedule 0 0 29 2 *", true)]
    [TestCase("schedule 0 5 31 2 1", true, Description = "Mondays of February")]
    [TestCase("schedule 0 5 31 * *", true)]
    [TestCase("schedule 0 5 31 1,2 *", true)]
    [TestCase("schedule 0 5 31 13 *", true, Description = "what is not understood may be a clock")]
    [TestCase("schedule", true)]
    public void A_schedule_for_a_day_that_never_comes_starts_nothing(string clock, bool starts)
    {
        var unit = new Unit(string.Empty, UnitKind.Script, "train", new Position(1)) { Triggers = [new Trigger(TriggerKind.Schedule, clock, new Position(1))] };
        var facts = new RepositoryFacts([new FileEntry("train", "0", FileKind.Regular)], [FileFacts.Nothing("train") with { Units = [unit] }]);
        Assert.That(new Linker([]).Link(facts).IsAutomatic(UnitKey.File("train")), Is.EqualTo(starts));
    }

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

    /// <summary>Main blocks, functions and stages, of which each edge says by what it leads to its unit.</summary>
    [TestCase("run", "main:", true, Description = "what runs a file runs its main block")]
    [TestCase("import", "main:", false)]
    [TestCase("load", "main:", false)]
    [TestCase("inner", "main:", false)]
    [TestCase("import", "", true)]
    [TestCase("load", "", true)]
    public void What_a_module_does_when_it_is_run_needs_somebody_who_runs_it(string how, string unit, bool isAutomatic)
    {
        var edge = new Edge(UnitKey.File("ci"), UnitKey.File("train"), new Position(2), "train") { IsImport = how == "import", IsLoad = how == "load", IsInner = how == "inner" };
        Assert.That(Module(edge).IsAutomatic(new UnitKey("train", unit)), Is.EqualTo(isAutomatic));
    }

    [Test]
    public void A_trigger_of_a_file_starts_its_main_block_too()
    {
        var graph = Module(null, new Trigger(TriggerKind.Push, "push", new Position(1)));
        Assert.That(Written(graph.Automatic(new UnitKey("train", "main:"))), Is.EqualTo("train:1 push"));
        Assert.That(graph.Run("train"), Is.EqualTo(new UnitKey("train", "main:")));
        Assert.That(graph.Run("ci"), Is.EqualTo(UnitKey.File("ci")));
        Assert.That(new[] { "main:", "def:fit", "" }.Select(unit => graph.IsPart(new UnitKey("train", unit))), Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public void Steps_inside_of_a_module_are_not_told()
    {
        var inner = new Edge(new UnitKey("train", "main:"), new UnitKey("train", "def:fit"), new Position(9), "fit()") { IsInner = true };
        var graph = Module(new Edge(UnitKey.File("ci"), UnitKey.File("train"), new Position(2), "python train"), null, inner);
        Assert.That(Written(graph.Automatic(new UnitKey("train", "def:fit"))), Is.EqualTo("ci:1 push; ci:2 python train"));
    }

    [TestCase(UnitKind.Stage, "other", true)]
    [TestCase(UnitKind.Stage, "pipeline", false, Description = "its own file is no step of it")]
    [TestCase(UnitKind.Job, "other", false)]
    public void A_step_is_what_a_stage_of_another_file_runs(UnitKind kind, string target, bool isStep)
    {
        var files = new[] { FileFacts.Nothing("other"), FileFacts.Nothing("pipeline") with { Units = [new Unit("stage", kind, "stage", new Position(1))] } };
        Assert.That(Link(files, [new Edge(new UnitKey("pipeline", "stage"), UnitKey.File(target), new Position(2), target)]).IsStep(target), Is.EqualTo(isStep));
    }

    [Test]
    public void Of_equally_short_ways_the_first_in_the_file_is_told()
    {
        var files = new[] { FileFacts.Nothing("ci") with { Units = [new Unit(string.Empty, UnitKind.Script, "ci", new Position(1)) { Triggers = [new Trigger(TriggerKind.Push, "push", new Position(1))] }] }, FileFacts.Nothing("train") };
        Edge[] edges = [new(UnitKey.File("ci"), UnitKey.File("train"), new Position(7), "second"), new(UnitKey.File("ci"), UnitKey.File("train"), new Position(3), "first")];
        Assert.That(Written(Link(files, edges).Automatic(UnitKey.File("train"))), Is.EqualTo("ci:1 push; ci:3 first"));
    }

    [TestCase("a -> b | b -> c | x ~> b", "c", "a b c", Description = "who runs the tests does not reach what they run")]
    [TestCase("a -> b | off b | b -> c", "c", "b c", Description = "nothing runs what is switched off")]
    [TestCase("a -> b | b -> a | b -> c", "c", "a b c", Description = "a circle")]
    [TestCase("push a", "a", "a", Description = "what runs nothing and is not run reaches itself")]
    public void Reaching_is_everything_that_runs_it(string graph, string unit, string reaching) =>
        Assert.That(string.Join(' ', Build(graph).Reaching([UnitKey.File(unit)]).Units.Order().Select(key => key.Path)), Is.EqualTo(reaching));

    [TestCase("a -> b | b -> c | x ~> b", "c", "a b x")]
    [TestCase("a -> b | off b | b -> c", "c", "a b")]
    public void Leading_is_every_way_there_is(string graph, string unit, string leading) =>
        Assert.That(string.Join(' ', Build(graph).LeadingTo(key => key.Path == unit).Units.Order().Select(key => key.Path)), Is.EqualTo(leading));

    [Test]
    public void Units_of_one_file_are_told_apart()
    {
        UnitKey[] keys = [new("a", "2"), new("b", ""), new("a", ""), new("a", "1")];
        Assert.That(keys.Order(), Is.EqualTo(new UnitKey[] { new("a", ""), new("a", "1"), new("a", "2"), new("b", "") }));
    }

    [TestCase(ReferenceKinds.Import, null, true, false)]
    [TestCase(ReferenceKinds.Script, null, false, false)]
    [TestCase(ReferenceKinds.Module, ReferenceKinds.Application, false, true)]
    [TestCase(ReferenceKinds.Module, ReferenceKinds.CalledObject, false, true)]
    public void An_edge_knows_what_its_reference_is(string kind, string? argument, bool isImport, bool isLoad)
    {
        var writer = new LinkWriter();
        var reference = new Reference(kind, "train", new Position(1)) { Arguments = argument is null ? [] : [new Argument(argument, "x")] };
        writer.Connect(new RepositoryFacts.Site(FileFacts.Nothing("ci"), reference), UnitKey.File("train"));
        Assert.That(writer.Edges.Select(edge => (edge.IsImport, edge.IsLoad)), Is.EqualTo(new[] { (isImport, isLoad) }));
    }

    /// <summary>A workflow, and a module with a function and a main block.</summary>
    private static LinkGraph Module(Edge? edge, Trigger? ofModule = null, params Edge[] more)
    {
        var push = new Trigger(TriggerKind.Push, "push", new Position(1));
        var files = new[]
        {
            FileFacts.Nothing("ci") with { Units = [new Unit(string.Empty, UnitKind.Job, "ci", new Position(1)) { Triggers = [push] }] },
            FileFacts.Nothing("train") with
            {
                Units =
                [
                    new Unit(string.Empty, UnitKind.Script, "train", new Position(1)) { Triggers = ofModule is null ? [] : [ofModule] },
                    new Unit("def:fit", UnitKind.Function, "fit", new Position(2)),
                    new Unit("main:", UnitKind.MainBlock, "main", new Position(8)),
                ],
            },
        };
        return Link(files, [.. edge is null ? [] : new[] { edge }, .. more]);
    }

    private static LinkGraph Link(FileFacts[] files, IReadOnlyList<Edge> edges) =>
        new Linker([new Edges([.. edges])]).Link(new RepositoryFacts([.. files.Select(file => new FileEntry(file.Path, "0", FileKind.Regular))], files));

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
