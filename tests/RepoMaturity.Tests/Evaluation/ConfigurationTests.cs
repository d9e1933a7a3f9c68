using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>What a configuration makes of a repository.</summary>
internal sealed class ConfigurationTests
{
    private const string Files = """
        == a/train.facts
        call fit
        call tracker.log
        == b/track.facts
        call tracker.keep
        call check
        == c/other.facts
        call other
        """;

    [Test]
    public void Kind_is_stated_beside_the_one_that_is_inferred()
    {
        var kind = Scan("kind: tool").Kind;
        Assert.That((kind.Kind.Id, kind.Inferred?.Kind.Id), Is.EqualTo(("tool", "project")));
        Assert.That(kind.Why, Is.EqualTo(new[] { "stated in .repomaturity.yml" }));
        Assert.That(Level(Scan("kind: tool"), "tracking"), Is.EqualTo(Core.Rules.Level.Declared), "what the kind caps is capped");
        Assert.That(Scan(string.Empty).Kind.Inferred, Is.Null);
        Assert.That(Scan("kind: project").Kind.Why, Is.EqualTo(new[] { "stated in .repomaturity.yml", "default" }), "where both agree, what was found speaks too");
    }

    [Test]
    public void Parts_are_those_stated()
    {
        var parts = Scan("parts: [{ path: b, kind: paper }, c]").Parts;
        Assert.That(parts.Select(part => $"{part.Path} {part.Kind.Kind.Id}"), Is.EqualTo(new[] { "b paper", "c project" }));
        Assert.That(Scan("parts: []").Parts, Is.Empty);
    }

    [Test]
    public void Part_alone_has_the_kind_stated_of_it() => Assert.That(Scan("kind: tool\nparts: [{ path: b, kind: paper }]", folder: "b").Kind.Kind.Id, Is.EqualTo("paper"));

    [Test]
    public void Part_without_files_is_a_mistake()
    {
        var result = Scan("parts: [b, d, c]\nexclude: c").Configuration!;
        Assert.That(result.Configuration.Problems.Select(problem => problem.Message), Is.EqualTo(new[] { "The part 'c' is no folder with files that count.", "The part 'd' is no folder with files that count." }));
    }

    [Test]
    public void Frameworks_are_those_chosen_with_the_one_that_is_aimed_at()
    {
        Assert.That(Scan("frameworks: other").Frameworks.Select(framework => framework.Framework.Id), Is.EqualTo(new[] { "other" }));
        Assert.That(Scan("frameworks: other\ntarget: { framework: ladder, stage: 3 }").Frameworks.Select(framework => framework.Framework.Id), Is.EqualTo(new[] { "ladder", "other" }));
    }

    [Test]
    public void What_is_asked_for_goes_before_the_configuration()
    {
        var scan = TestRules.Scanner(Read.Rules).Scan(new Subject(new MemorySnapshot(TestRules.Files(Files)), "test")
        {
            Configuration = Read.Text("frameworks: other\ntarget: { framework: ladder, stage: 3 }"),
            Frameworks = ["ladder"],
            Target = new TargetRequest("1", [], "ladder"),
        });
        Assert.That(scan.Frameworks.Select(framework => $"{framework.Framework.Id} {framework.Target?.Verdict}"), Is.EqualTo(new[] { "ladder Beyond" }));
    }

    [Test]
    public void Target_is_measured_with_attestations_too()
    {
        var ladder = Scan("target: { framework: ladder, stage: 3 }\n" + Attest("tracking", "automated")).Frameworks[0];
        Assert.That((ladder.Target!.Verdict, ladder.WithAttestations!.Target!.Verdict), Is.EqualTo((TargetVerdict.NotYet, TargetVerdict.Reached)));
    }

    [TestCase("target: { framework: ladder, stage: 1 }", TargetVerdict.Beyond)]
    [TestCase("target: { framework: ladder, stage: 2 }", TargetVerdict.Reached)]
    [TestCase("target: { framework: ladder, stage: 3 }", TargetVerdict.NotYet)]
    [TestCase("target: { regulatory-compliance: false, operational-excellence: false }", TargetVerdict.Reached)]
    [TestCase("target: { regulatory-compliance: true, operational-excellence: false }", TargetVerdict.NotYet)]
    [TestCase("kind: paper\ntarget: { framework: ladder, stage: 2 }", null)]
    public void How_it_stands_to_the_target(string yaml, TargetVerdict? verdict) => Assert.That(Scan(yaml).Frameworks[0].Target?.Verdict, Is.EqualTo(verdict));

    [TestCase("tracking", null, "tracking Absent, tracking/kept Absent, training Implemented, tests Implemented", 2)]
    [TestCase("tracking", "a", "tracking Absent, tracking/kept Implemented, training Implemented, tests Implemented", 1)]
    [TestCase("tracking/kept", null, "tracking Implemented, tracking/kept Absent, training Implemented, tests Implemented", 1)]
    [TestCase("tracker", "b/**", "tracking Implemented, tracking/kept Absent, training Implemented, tests Implemented", 1)]
    [TestCase("training", null, "tracking Implemented, tracking/kept Implemented, training Absent, tests Declared", 1)]
    [TestCase("own", "*.facts", "tracking Implemented, tracking/kept Implemented, training Absent, tests Absent", 2)]
    [TestCase("ladder:K", null, "tracking Absent, tracking/kept Absent, training Implemented, tests Implemented", 2)]
    [TestCase("tracking", "c", "tracking Implemented, tracking/kept Implemented, training Implemented, tests Implemented", 0)]
    public void Suppressed_is_as_if_not_there_and_counted(string id, string? paths, string levels, int count)
    {
        var scan = Scan($"suppress:\n- {{ id: '{id}', {(paths is null ? string.Empty : $"paths: '{paths}', ")}reason: test, justification: j }}");
        Assert.That(string.Join(", ", Levels(scan).Where(level => level.Key != "config").Select(level => $"{level.Key} {level.Value}")), Is.EqualTo(levels));
        Assert.That(scan.Configuration!.Suppressed.Single().Evidence, Is.EqualTo(count));
    }

    [Test]
    public void History_is_suppressed_only_everywhere()
    {
        Assert.That(Level(Scan("suppress:\n- { id: config, reason: test, justification: j }"), "config"), Is.EqualTo(Core.Rules.Level.Absent));
        Assert.That(Level(Scan("suppress:\n- { id: config, paths: '**', reason: test, justification: j }"), "config"), Is.EqualTo(Core.Rules.Level.Implemented));
    }

    [Test]
    public void Attested_stands_beside_what_is_detected()
    {
        var scan = Scan(Attest("tracking", "automated"));
        var tracking = scan.Practices[0];
        Assert.That((tracking.Level, tracking.Attested), Is.EqualTo((Core.Rules.Level.Implemented, Core.Rules.Level.Automated)));
        var ladder = scan.Frameworks[0];
        Assert.That((ladder.Stage!.Index, ladder.WithAttestations!.Stage!.Index, ladder.WithAttestations.Stage.CouldBe), Is.EqualTo((2, 3, 3)));
        Assert.That(Planner.Goal(ladder), Is.Null, "what is attested is no goal");
        Assert.That(scan.Frameworks[1].WithAttestations, Is.Null, "nothing is attested that this framework asks for");
    }

    [Test]
    public void Attested_below_what_is_detected_changes_nothing() => Assert.That(Scan(Attest("tracking", "declared")).Frameworks[0].WithAttestations, Is.Null);

    [Test]
    public void Attested_counts_no_more_than_the_kind_allows() => Assert.That(Scan("kind: tool\n" + Attest("tracking", "automated")).Practices[0].Attested, Is.EqualTo(Core.Rules.Level.Declared));

    [Test]
    public void Attested_speaks_of_the_whole_and_not_of_a_part() => Assert.That(Scan(Attest("tracking", "automated"), folder: "b").Practices[0].Attested, Is.EqualTo(Core.Rules.Level.Absent));

    [Test]
    public void Item_that_no_file_shows_is_met_by_attestation_alone()
    {
        var other = Scan("attest:\n- { item: 'other:X', statement: they do, owner: people, expires: 2027-01-01 }").Frameworks[1];
        Assert.That((other.Items[0].Status, other.WithAttestations!.Items[0].Status, other.WithAttestations.Items[0].Why), Is.EqualTo((ItemStatus.Unknown, ItemStatus.Met, "attested by people: they do")));
    }

    [Test]
    public void Item_that_does_not_apply_is_not_met_by_attestation() =>
        Assert.That(Scan("kind: paper\nattest:\n- { item: 'other:X', statement: they do, owner: people, expires: 2027-01-01 }").Frameworks[1].WithAttestations, Is.Null);

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void An_attestation_never_changes_a_detected_level(string name)
    {
        var (rules, files) = (RuleSources.Rules, new Fixture(name).Files());
        var random = new Random(7);
        var levels = new[] { "declared", "implemented", "automated" };
        var claims = rules.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id)).ToArray();
        var plain = Assess(files, string.Empty);
        for (var draw = 0; draw < 3; draw++)
        {
            var attested = claims.Where(_ => draw == 0 || random.Next(2) == 0).Select(claim => $"- {{ practice: {claim}, level: {levels[draw == 0 ? 2 : random.Next(3)]}, statement: s, owner: o, expires: 2027-01-01 }}");
            var scan = Assess(files, "attest:\n" + string.Join('\n', attested));
            Assert.That(scan.Configuration!.Configuration.Problems, Is.Empty);
            Assert.That(scan.Practices.Sum(practice => (int)practice.Attested + practice.Aspects.Sum(aspect => (int)aspect.Attested)), Is.Positive);
            var detected = scan with
            {
                Configuration = plain.Configuration,
                Practices = [.. scan.Practices.Select(practice => practice with { Attested = default, Aspects = [.. practice.Aspects.Select(aspect => aspect with { Attested = default })] })],

                // What is attested needs no step.
                Frameworks = [.. scan.Frameworks.Select((framework, i) => framework with { WithAttestations = null, NextSteps = plain.Frameworks[i].NextSteps })],
            };
            Assert.That(Report(detected), Is.EqualTo(Report(plain)));
        }
    }

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void An_excluded_file_is_as_one_that_is_not_there(string name)
    {
        var files = new Fixture(name).Files();
        var random = new Random(8);
        for (var draw = 0; draw < 3; draw++)
        {
            var excluded = files.Keys.Where(path => !Configuration.Places.Contains(path)).Order(StringComparer.Ordinal).Where(_ => random.Next(4) == 0).ToList();
            var scan = Assess(files, "exclude:\n" + string.Join('\n', excluded.Append("nothing/like/this").Select(path => $"- '/{path}'")));
            Assert.That(scan.Configuration!.ExcludedFiles, Is.EqualTo(excluded.Count));
            var removed = Assess(files.Where(file => !excluded.Contains(file.Key)).ToDictionary(StringComparer.Ordinal), string.Empty);
            Assert.That(Report(scan with { Configuration = null }), Is.EqualTo(Report(removed with { Configuration = null })));
        }
    }

    [Test]
    public void The_configuration_itself_is_evidence_of_nothing()
    {
        var files = new Fixture("manual-mlops").Files();
        var plain = Report(Assess(files, null));
        Assert.That(Report(Assess(new Dictionary<string, string>(files, StringComparer.Ordinal) { [".repomaturity.yml"] = "attest: mlflow\nrun: mlflow run .\n" }, null)), Is.EqualTo(plain));
    }

    private static Assessment Assess(IReadOnlyDictionary<string, string> files, string? yaml) => Fixture.Scanner(RuleSources.Rules).Scan(
        new Subject(new MemorySnapshot(files), "test") { Configuration = yaml is null ? null : ConfigurationReader.Read(".repomaturity.yml", SourceText.Of(yaml), RuleSources.Rules, Read.Day) });

    private static Assessment Scan(string yaml, string folder = "") => TestRules.Scanner(Read.Rules).Scan(
        new Subject(new MemorySnapshot(TestRules.Files(Files)), "test", new HistoryFacts(3, 4, 2, IsShallow: false, IsTruncated: false)) { Configuration = Read.Text(yaml), Folder = folder });

    private static string Attest(string practice, string level) => $"attest:\n- {{ practice: {practice}, level: {level}, statement: s, owner: o, expires: 2027-01-01 }}";

    private static Level Level(Assessment scan, string practice) => Levels(scan).First(level => level.Key == practice).Value;

    private static IEnumerable<KeyValuePair<string, Level>> Levels(Assessment scan) => scan.Practices
        .SelectMany(practice => practice.Aspects.Select(aspect => KeyValuePair.Create(aspect.Aspect.Id, aspect.Level)).Prepend(KeyValuePair.Create(practice.Practice.Id, practice.Level)));

    private static string Report(Assessment assessment) => Encoding.UTF8.GetString(JsonReport.Write(assessment, new Tool("test", "0")));
}
