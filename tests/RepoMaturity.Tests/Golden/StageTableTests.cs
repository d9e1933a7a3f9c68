using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Golden;

/// <summary>No release changes the stage of a fixture in silence. <c>REPOMATURITY_REWRITE_GOLDENS=1 dotnet test --filter StageTableTests</c> writes the table anew.</summary>
internal sealed class StageTableTests
{
    private const string Unreleased = "# Changelog\n\n## [Unreleased]\n";
    private const string Released = Unreleased + "\n## [0.2.0] - 2026-01-01\n";
    private const string Told = Unreleased + "\n| fixture | framework | before | now |\n|---|---|---|---|\n| a | f | 1 | 2 |\n";

    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("REPOMATURITY_REWRITE_GOLDENS") == "1";

    private static string Changelog => File.ReadAllText(SourceTree.At("CHANGELOG.md"));

    private static string Version => Regex.Match(File.ReadAllText(SourceTree.At("Directory.Build.props")), "<VersionPrefix>([^<]+)<").Groups[1].Value;

    [Test]
    public void Stages_change_in_minor_versions_that_say_so()
    {
        var path = SourceTree.At("fixtures/stages.tsv");
        var table = StageTable.Read(File.ReadAllText(path));
        var stages = Stages().ToList();
        if (Rewrites)
        {
            // What a release has left untold is not taken over as if it had been told.
            Assert.That(table.Mistakes(stages, Changelog, Version).Where(mistake => mistake.StartsWith("A stage changed", StringComparison.Ordinal)), Is.Empty);
            table = table.With(stages, Changelog);
            File.WriteAllText(path, table.Text());
        }

        Assert.That(table.Mistakes(stages, Changelog, Version), Is.Empty);
    }

    [TestCase("a\tf\t1\t1", Released, "0.2.1", "1", new string[0])]
    [TestCase("a\tf\t1\t1", Released, "0.2.1", "2", new[] { "does not hold", "needs the line '| a | f | 1 | 2 |'", "must become a minor version" })]
    [TestCase("a\tf\t2\t1", Released, "0.3.0", "2", new[] { "needs the line" })]
    [TestCase("a\tf\t2\t1", Told + "\n## [0.2.0] - 2026-01-01\n", "0.2.1", "2", new[] { "must become a minor version" })]
    [TestCase("a\tf\t2\t1", Told + "\n## [0.2.0] - 2026-01-01\n", "0.3.0", "2", new string[0])]
    [TestCase("a\tf\t2\t1", Told + "\n## [0.2.0] - 2026-01-01\n", "1.0.0", "2", new string[0])]
    [TestCase("a\tf\t2\t1", Unreleased + "\n## [0.2.0] - 2026-01-01\n| a | f | 1 | 2 |\n", "0.3.0", "2", new[] { "needs the line" }, Description = "told of an older release")]
    [TestCase("a\tf\t2\t-", Released, "0.2.1", "2", new string[0], Description = "not there in the last release")]
    [TestCase("b\tf\t2\t-", Released, "0.2.1", "2", new[] { "does not hold" })]
    [TestCase("a\tf\t1\t1", "## [0.3.0] - 2026-02-01\n## [0.2.0] - 2026-01-01\n", "0.3.0", "1", new[] { "have the table written anew" })]
    public void What_is_left_to_do_is_said(string row, string changelog, string version, string stage, string[] mistakes)
    {
        var table = StageTable.Read($"fixture\tframework\tstage\t0.2.0\n{row}\n");
        var found = table.Mistakes([("a", "f", stage)], changelog, version).ToList();
        Assert.That(found, Has.Count.EqualTo(mistakes.Length), string.Join('\n', found));
        Assert.That(found.Zip(mistakes).Where(pair => !pair.First.Contains(pair.Second, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase(Released, "2", "1", Description = "between releases, what was released stays")]
    [TestCase("## [0.3.0] - 2026-02-01\n" + Released, "2", "2", Description = "a release takes the stages over")]
    public void A_table_is_written_anew(string changelog, string stage, string released)
    {
        var table = StageTable.Read("fixture\tframework\tstage\t0.2.0\na\tf\t1\t1\n").With([("b", "f", "-"), ("a", "f", "2")], changelog);
        Assert.That(table.Rows[0], Is.EqualTo(new StageTable.Row("a", "f", stage, released)));
        Assert.That(StageTable.Read(table.Text()).Text(), Is.EqualTo(table.Text()));
    }

    private static IEnumerable<(string Fixture, string Framework, string Stage)> Stages() =>
        from name in Fixture.Names
        let expected = JsonNode.Parse(File.ReadAllText(new Fixture(name).ExpectedPath))!
        from framework in expected["stages"]!.AsObject()
        select (name, framework.Key, framework.Value?["stage"]?.ToString() ?? StageTable.Nothing);
}
