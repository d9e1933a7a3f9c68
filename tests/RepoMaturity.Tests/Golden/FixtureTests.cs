using System.Text.Json.Nodes;
using RepoMaturity.BuiltInRules;

namespace RepoMaturity.Tests.Golden;

/// <summary>
/// Scans the fixtures and compares with their expected files. To see a change of the rules as a diff that can be reviewed, let the files be written anew:
/// <c>REPOMATURITY_REWRITE_GOLDENS=1 dotnet test --filter FixtureTests</c>. Expected files say what is right, not what is found: a wrong answer is mended in rules or detectors.
/// </summary>
internal sealed class FixtureTests
{
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("REPOMATURITY_REWRITE_GOLDENS") == "1";

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void Answer_is_the_expected_one(string name)
    {
        var fixture = new Fixture(name);
        var rules = BuiltInRuleSet.Load();
        var assessment = Fixture.Scanner(rules).Scan(fixture.Subject(rules));
        var answer = FixtureAnswer.Of(assessment);
        if (Rewrites)
        {
            File.WriteAllText(fixture.ExpectedPath, FixtureAnswer.Text(answer));
        }

        var expected = JsonNode.Parse(File.ReadAllText(fixture.ExpectedPath))!;
        Assert.That(Differences(FixtureAnswer.Flat(expected), FixtureAnswer.Flat(answer)), Is.Empty);
    }

    /// <summary>Held apart from the expected files, so that writing those anew cannot lose them.</summary>
    [TestCase("ad-hoc", 1)]
    [TestCase("dataops", 2)]
    [TestCase("manual-mlops", 3)]
    [TestCase("automated-mlops", 4)]
    [TestCase("kaizen-mlops", 5)]
    [TestCase("tutorial-of-every-tool", 1)]
    [TestCase("dependency-nobody-imports", 1)]
    [TestCase("disabled-workflow", 1)]
    [TestCase("dvc-versioning-only", 1)]
    [TestCase("lfs-pointer", 2)]
    [TestCase("with-configuration", 2)]
    public void Expected_stage_is_the_one_that_the_fixture_was_written_for(string name, int stage)
    {
        var expected = JsonNode.Parse(File.ReadAllText(new Fixture(name).ExpectedPath))!;
        Assert.That(expected["stages"]!["kaizen-2023"]!["stage"]!.GetValue<int>(), Is.EqualTo(stage));
    }

    private static List<string> Differences(SortedDictionary<string, string> expected, SortedDictionary<string, string> found) =>
        [.. expected.Keys.Union(found.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(key => (Key: key, Expected: expected.GetValueOrDefault(key, "nothing"), Found: found.GetValueOrDefault(key, "nothing")))
            .Where(value => value.Expected != value.Found)
            .Select(value => $"\n{value.Key}\n  expected {value.Expected}\n  found    {value.Found}")];
}
