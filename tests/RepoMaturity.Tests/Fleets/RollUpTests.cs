using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Comparison;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Fleets;

/// <summary>A roll-up counts what is there.</summary>
internal sealed class RollUpTests
{
    private static readonly DateTimeOffset Before = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Stages_dimensions_practices_and_blockers_are_counted()
    {
        var fleet = Sample();
        Assert.That(fleet.Repositories, Is.EqualTo(5));
        Assert.That(fleet.Judged, Is.EqualTo(3));
        Assert.That(fleet.Kinds.Select(kind => (kind.Id, kind.Repositories)), Is.EqualTo(new[] { ("ml-project", 3), ("ml-tool", 1) }));
        var ladder = fleet.Frameworks.Single();
        Assert.That(ladder.Stages.Select(stage => (stage.Index, string.Join(',', stage.Repositories.Select(repository => repository.Name)))), Is.EqualTo(new[] { (1, "a,b"), (3, "c") }));
        Assert.That(ladder.Dimensions.Single().Stages, Is.EquivalentTo(new Dictionary<int, int> { [1] = 2, [3] = 1 }));
        Assert.That(ladder.Blockers.Select(blocker => (blocker.Item, blocker.Name, blocker.Repositories, blocker.Alone)), Is.EqualTo(new[] { ("a", "item a", 2, 1), ("b", "item b", 1, 0) }));
        Assert.That(fleet.Practices.Select(practice => (practice.Id, practice.InPlace, practice.Automated, practice.CouldBe, practice.Of)), Is.EqualTo(new[] { ("testing", 2, 1, 0, 3), ("model-registry", 0, 0, 1, 3) }));
        Assert.That(fleet.Practices[0].ByTeam, Is.EquivalentTo(new Dictionary<string, int> { ["acme/ml"] = 2 }));
        Assert.That(fleet.Teams.Select(team => (team.Name, team.Repositories, team.Practices)), Is.EqualTo(new[] { ("acme/ml", 3, 0.7m) }));
        Assert.That(fleet.Failures.Single().Reason, Is.EqualTo("gone mad"));
        Assert.That(fleet.OfOtherModels, Is.EqualTo(1));
    }

    [Test]
    public void What_is_lacking_of_a_dimension_names_it()
    {
        var dimension = Digests.Framework(1).Dimensions.Single();
        var builder = new RollUpBuilder();
        builder.Add(Member("a", Found(1, [$"L2.{dimension.Id}"])));
        Assert.That(builder.ToRollUp().Frameworks.Single().Blockers.Single().Name, Is.EqualTo($"{dimension.Name} - L2.{dimension.Id}"));
    }

    [Test]
    public void What_changed_is_what_differs()
    {
        var comparer = new RollUpComparer(Before);
        comparer.Add(Member("a", Found(1)), Member("a", Found(2)));
        comparer.Add(Member("b", Found(1, Digests.Claim("testing", Level.Absent))), Member("b", Found(1, Digests.Claim("testing", Level.Automated))));
        comparer.Add(null, Member("c", Found(1)));
        comparer.Add(Member("d", Found(1)), null);
        comparer.Add(Member("e", Found(3)), Member("e", OfOtherModel(Found(2))));
        var delta = comparer.ToDelta();
        Assert.That(delta.Stages.Select(change => (change.Repository, change.Before, change.After, change.IsOfModel)), Is.EqualTo(new (string, int?, int?, bool)[] { ("a", 1, 2, false), ("e", 3, 2, true) }));
        Assert.That(delta.Practices.Select(change => (change.Repository, change.Before, change.After)), Is.EqualTo(new[] { ("b", Level.Absent, Level.Automated) }));
        Assert.That(delta.Came, Is.EqualTo(new[] { "c" }));
        Assert.That(delta.Went, Is.EqualTo(new[] { "d" }));
        Assert.That(delta.OfOtherModels, Is.EqualTo(1));
    }

    [Test]
    public void Every_format_says_the_same()
    {
        var comparer = new RollUpComparer(Before);
        comparer.Add(Member("a", Found(1)), Member("a", Found(2)));
        var fleet = Sample() with { Since = comparer.ToDelta() };
        var text = string.Join('\n', RollUpText.Write(fleet, isVerbose: true).Select(line => line.ToString()));
        Assert.That(text, Does.StartWith("5 repositories, 3 of them in a stage of a framework. 1 could not be scanned"));
        Assert.That(text, Does.Contain("The Ladder (2020)").And.Contain("item a: holds 2 back, 1 of them alone").And.Contain("a: stage in ladder 1 -> 2").And.Contain("2 of 3 (67 %)").And.Contain("gone mad"));
        var markdown = RollUpMarkdown.Write(fleet, isVerbose: true);
        Assert.That(markdown, Does.Contain("| [a](https://example.org/a) | 1 |  |").And.Contain("| item a | 2 | 1 |").And.Contain("2 of 3 (67 %)"));
        using var json = JsonDocument.Parse(RollUpJson.Write(fleet, new Tool("repomaturity", "0")));
        Assert.That(json.RootElement.GetProperty("frameworks")[0].GetProperty("stages")[0].GetProperty("repositories").GetArrayLength(), Is.EqualTo(2));
        Assert.That(json.RootElement.GetProperty("since").GetProperty("stages")[0].GetProperty("after").GetInt32(), Is.EqualTo(2));
        var csv = new FleetCsv(["ladder"], ["testing"]);
        Assert.That(csv.Head(), Is.EqualTo("\"repository\",\"link\",\"commit\",\"kind\",\"teams\",\"topics\",\"complete\",\"failure\",\"stage ladder\",\"could be ladder\",\"practice testing\",\"technologies\"\n"));
        Assert.That(csv.Row(Member("=a", Found(2, Digests.Claim("testing", Level.Implemented)))), Is.EqualTo($"\"'=a\",\"https://example.org/=a\",\"{Digests.Commit}\",\"ml-project\",\"acme/ml\",\"churn\",\"yes\",\"\",\"2\",\"2\",\"2\",\"\"\n"));
    }

    [Test]
    public void Nothing_of_a_stranger_s_text_is_obeyed()
    {
        const string Hostile = "x\u001b[31m|[y](https://evil.example)<script>@all\n::error::";
        var builder = new RollUpBuilder();
        builder.Add(new FleetMember(Hostile, "javascript:alert(1)", [Hostile], [Hostile], Found(1), null));
        builder.Add(new FleetMember(Hostile, Hostile, [Hostile], [Hostile], null, Hostile));
        var fleet = builder.ToRollUp();
        var written = string.Join('\n', RollUpText.Write(fleet, isVerbose: true).Select(line => line.ToString())) + RollUpMarkdown.Write(fleet, isVerbose: true) + Encoding.UTF8.GetString(RollUpJson.Write(fleet, new Tool("repomaturity", "0")));
        Assert.That(written, Does.Not.Contain("\u001b"));
        var markdown = RollUpMarkdown.Write(fleet, isVerbose: true);
        Assert.That(markdown, Does.Not.Contain("<script>").And.Not.Contain("](javascript").And.Not.Contain("](https://evil"));
    }

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void A_digest_is_read_as_it_was_written(string name)
    {
        var digest = DigestReader.Of(Fixture.Scanner(RuleSources.Rules).Scan(new Fixture(name).Subject(RuleSources.Rules)));
        var read = DigestReader.Read(JsonText.WriteLine(writer => DigestWriter.Write(writer, digest)))!;
        Assert.That(read.Side.Kind, Is.EqualTo(digest.Side.Kind));
        Assert.That(read.Practices.Select(Said), Is.EqualTo(digest.Practices.Select(Said)));
        Assert.That(read.Technologies.Select(Said), Is.EqualTo(digest.Technologies.Select(Said)));
        Assert.That(read.Frameworks.Select(Said), Is.EqualTo(digest.Frameworks.Select(Said)));
    }

    private static string Said(ClaimDigest claim) => $"{claim.Id} {claim.Name} {claim.State}";

    private static string Said(FrameworkDigest framework) =>
        $"{framework.Id} {framework.Name} {framework.Year} {framework.Stage?.Index} {framework.Stage?.CouldBe} {framework.AttestedStage} {framework.Next} {framework.Highest} {string.Join(';', framework.Dimensions)} "
        + string.Join(';', framework.Blockers.Select(blocker => $"{blocker} {framework.Items.FirstOrDefault(item => item.Id == blocker.Item)?.Name}"));

    private static RollUp Sample()
    {
        var builder = new RollUpBuilder();
        builder.Add(Member("b", Found(1, ["a"], Digests.Claim("testing", Level.Implemented), Digests.Claim("model-registry", Level.Absent, Level.Implemented))));
        builder.Add(Member("a", OfOtherModel(Found(1, ["a", "b"], Digests.Claim("testing", Level.Declared), Digests.Claim("model-registry", Level.Absent)))));
        builder.Add(Member("c", Found(3, [], Digests.Claim("testing", Level.Automated), Digests.Claim("model-registry", Level.Declared))));
        builder.Add(Member("tool", Digests.Of(Digests.Claim("testing", Level.Automated)) with { Side = Digests.Side with { Kind = "ml-tool", KindName = "ML tool" } }));
        builder.Add(Member("z", null) with { Failure = "gone mad" });
        return builder.ToRollUp();
    }

    private static FleetMember Member(string name, AssessmentDigest? found) => new(name, $"https://example.org/{name}", ["acme/ml"], ["churn"], found, null);

    private static AssessmentDigest Found(int stage, params ClaimDigest[] practices) => Found(stage, [], practices);

    private static AssessmentDigest Found(int stage, string[] blockers, params ClaimDigest[] practices) => Digests.Of(practices) with { Frameworks = [Digests.Framework(stage, blockers)] };

    private static AssessmentDigest OfOtherModel(AssessmentDigest digest) => digest with { Side = digest.Side with { ModelHash = "fedcba9876543210" } };
}
