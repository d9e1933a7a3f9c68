using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors;

namespace RepoMaturity.Tests.Detectors;

internal sealed class UnitResolverTests
{
    [TestCase("#b", "a -> a#b")]
    [TestCase("b", "a -> a#b")]
    [TestCase("#", "a -> a")]
    [TestCase("", "a -> a")]
    [TestCase("#none", "")]
    [TestCase("c#", "a -> c")]
    [TestCase("c#d", "a -> c#d")]
    [TestCase("c#none", "")]
    [TestCase("none#d", "")]
    [TestCase("e#f#g", "a -> e#f#g")]
    public void Connects_a_name_with_its_unit(string target, string expected)
    {
        var links = new LinkWriter();
        new UnitResolver().Resolve(new RepositoryFacts([], [File("a", "b", new Reference(ReferenceKinds.Unit, target, new Position(1))), File("c", "d"), File("e#f", "g")]), links);
        Assert.That(string.Join('|', links.Edges.Select(edge => $"{Name(edge.From)} -> {Name(edge.To)}")), Is.EqualTo(expected));
    }

    [Test]
    public void What_lies_outside_is_a_way_out()
    {
        var links = new LinkWriter();
        new UnitResolver().Resolve(new RepositoryFacts([], [File("a", "b", new Reference(ReferenceKinds.Outside, "x/y", new Position(3), "b"))]), links);
        Assert.That(links.WaysOut, Is.EqualTo(new[] { new WayOut(new UnitKey("a", "b"), new Position(3), "x/y") }));
    }

    private static FileFacts File(string path, string unit, params Reference[] references) =>
        FileFacts.Nothing(path) with { Units = [new Unit(unit, UnitKind.Job, unit, new Position(1))], References = [.. references] };

    private static string Name(UnitKey unit) => unit.Unit.Length == 0 ? unit.Path : unit.Path + "#" + unit.Unit;
}
