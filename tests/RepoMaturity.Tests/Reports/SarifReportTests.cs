using System.IO.Compression;
using System.Text.Json;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>What GitHub asks of a SARIF log beyond its schema.</summary>
internal sealed class SarifReportTests
{
    private static readonly Tool Tool = new("repomaturity", "1.2.3");

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void Every_result_has_a_rule_and_a_place_that_is_there(string name)
    {
        var fixture = new Fixture(name);
        var assessment = Fixture.Scanner(RuleSources.Rules).Scan(fixture.Subject(RuleSources.Rules));
        var log = Log(assessment);
        var run = log.GetProperty("runs")[0];
        var rules = Rules(run).ToList();
        Assert.That(log.GetProperty("version").GetString(), Is.EqualTo("2.1.0"));
        Assert.That(log.GetProperty("$schema").GetString(), Does.EndWith("sarif-2.1.0.json"));
        Assert.That(rules.Select(rule => rule.GetProperty("id").GetString()), Is.Unique);
        Assert.That(rules, Has.Count.EqualTo(RuleSources.Rules.Practices.Sum(practice => practice.Aspects.Length + 1)), "every rule is declared, also those of which nothing is said");
        var files = fixture.Files();
        foreach (var result in Results(run))
        {
            var place = result.GetProperty("locations").EnumerateArray().Single().GetProperty("physicalLocation");
            Assert.That(files.Keys, Does.Contain(Uri.UnescapeDataString(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!)));
            Assert.That(run.GetProperty("originalUriBaseIds").TryGetProperty(place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()!, out _), Is.True);
            Assert.That(place.GetProperty("region").EnumerateObject().Select(edge => $"{edge.Name} {edge.Value}"), Is.EqualTo(new[] { "startLine 1", "startColumn 1", "endLine 1", "endColumn 1" }));
            Assert.That(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), Is.EqualTo(result.GetProperty("ruleId").GetString()));
            Assert.That(result.GetProperty("level").GetString(), Is.EqualTo("note"));
            Assert.That(result.GetProperty("message").GetProperty("text").GetString(), Is.Not.Empty);
        }

        var asked = FrameworkWords.Headline(assessment)!.NextSteps.Select(step => step.Claim).Distinct();
        Assert.That(Results(run).Select(result => result.GetProperty("ruleId").GetString()), Is.EqualTo(files.Keys.Any(file => file.StartsWith("README", StringComparison.Ordinal)) ? asked : []));
    }

    [Test]
    public void Every_rule_says_what_GitHub_asks_for_within_its_limits()
    {
        foreach (var rule in Rules(Run(SampleScan.Scan(), RuleSources.Rules)))
        {
            var id = rule.GetProperty("id").GetString();
            Assert.That(rule.GetProperty("name").GetString(), Has.Length.InRange(1, 255), id);
            Assert.That(rule.GetProperty("shortDescription").GetProperty("text").GetString(), Has.Length.InRange(1, 1024), id);
            Assert.That(rule.GetProperty("fullDescription").GetProperty("text").GetString(), Has.Length.InRange(1, 1024), id);
            Assert.That(rule.GetProperty("help").GetProperty("text").GetString(), Does.Contain("How to begin: "), id);
            Assert.That(rule.GetProperty("help").GetProperty("markdown").GetString(), Does.Contain("**How to begin**"), id);
            Assert.That(Uri.TryCreate(rule.GetProperty("helpUri").GetString(), UriKind.Absolute, out var help) && help.Scheme == "https", Is.True, id);
            Assert.That(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), Is.EqualTo("note"), id);
            Assert.That(rule.GetProperty("properties").GetProperty("tags").GetArrayLength(), Is.InRange(1, 10), id);
        }
    }

    [Test]
    public void A_framework_that_nobody_can_read_has_no_address() =>
        Assert.That(Rules(Log(SampleScan.Scan()).GetProperty("runs")[0]).Any(rule => rule.TryGetProperty("helpUri", out _)), Is.False);

    [Test]
    public void Without_a_file_to_stand_beside_nothing_is_said()
    {
        Assert.That(SampleScan.Scan().Frameworks[0].NextSteps, Is.Not.Empty);
        Assert.That(Results(Log(SampleScan.Scan()).GetProperty("runs")[0]), Is.Empty);
    }

    [TestCase("README.md", "README.md")]
    [TestCase("readme", "readme")]
    [TestCase("README.md .repomaturity.yml", ".repomaturity.yml")]
    [TestCase("README.md .github/repomaturity.yml", ".github/repomaturity.yml")]
    [TestCase("docs/README.md READMES.md", null)]
    public void The_place_is_the_configuration_or_the_README(string files, string? place) =>
        Assert.That(Places(Scan(files.Split(' '))).Distinct(), Is.EqualTo(place is null ? [] : new[] { place }));

    [Test]
    public void A_part_has_its_own_README_or_that_of_the_whole()
    {
        Assert.That(Places(Scan(["README.md", "a b/README.md", "a b/x.facts"], folder: "a b")).Distinct(), Is.EqualTo(new[] { "a%20b/README.md" }));
        Assert.That(Places(Scan(["README.md", "a b/x.facts"], folder: "a b")).Distinct(), Is.EqualTo(new[] { "README.md" }));
    }

    [Test]
    public void A_link_is_no_place()
    {
        ISnapshot snapshot = new MemorySnapshot([KeyValuePair.Create("README.md", "x"), KeyValuePair.Create("README.rst", "y")]);
        Assert.That(Landmark.Find(new LinkedReadme(snapshot), string.Empty, configuration: null), Is.EqualTo("README.rst"));
    }

    [Test]
    public void A_step_that_edits_a_file_stands_beside_it()
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Fixture.Names)
        {
            var fixture = new Fixture(name);
            var assessment = Fixture.Scanner(RuleSources.Rules).Scan(fixture.Subject(RuleSources.Rules));
            var files = fixture.Files();
            foreach (var step in assessment.Frameworks.SelectMany(framework => framework.NextSteps).Where(step => step.Change is { } change && files.ContainsKey(change.File)))
            {
                Assert.That(step.Place, Is.EqualTo(step.Change!.File), name);
                places.Add(step.Place!);
            }
        }

        Assert.That(places, Has.Count.GreaterThan(1), "Else the rule above holds of nothing.");
    }

    [Test]
    public void Fingerprints_tell_claims_frameworks_and_parts_apart_and_stay_otherwise()
    {
        var first = Fingerprints(Scan(["README.md"]));
        Assert.That(first, Is.Unique);
        Assert.That(Fingerprints(Scan(["README.md", "other.txt", ".repomaturity.yml"])), Is.EqualTo(first), "another file and another place");
        Assert.That(Fingerprints(Scan(["README.md", "a/README.md"], folder: "a")).Intersect(first), Is.Empty, "another part");
        var renamed = Scan(["README.md"]);
        renamed = renamed with { Frameworks = [renamed.Frameworks[0] with { Framework = renamed.Frameworks[0].Framework with { Id = "other" } }] };
        Assert.That(Fingerprints(renamed).Intersect(first), Is.Empty, "another framework");
        Assert.That(Fingerprints(Scan(["README.md", "train.cfg"])), Is.SubsetOf(first), "what is still asked for after progress");
    }

    [Test]
    public void Logs_of_frameworks_and_parts_do_not_overwrite_each_other()
    {
        Assert.That(Category(Scan(["README.md"])), Is.EqualTo("repomaturity/ladder/"));
        Assert.That(Category(Scan(["README.md", "a b/c/x"], folder: "a b/c")), Is.EqualTo("repomaturity/ladder/a%20b/c/"));
        Assert.That(Category(Scan(["README.md"]) with { Frameworks = [] }), Is.EqualTo("repomaturity/"));
    }

    [Test]
    public void What_is_suppressed_everywhere_is_left_out()
    {
        var scan = Scan(["README.md"]);
        Assert.That(Claims(scan), Does.Contain("tests"));
        Assert.That(Claims(Suppressing(scan, paths: null)), Is.EqualTo(Claims(scan).Where(claim => claim != "tests")));
        Assert.That(Claims(Suppressing(scan, PathSelection.Of(["a/**"]))), Is.EqualTo(Claims(scan)), "only there");
    }

    [Test]
    public void A_claim_that_takes_two_steps_is_one_remark()
    {
        var scan = Scan(["README.md"]);
        NextStep[] steps = [new("tests", Level.Absent, Level.Implemented, "Begin.") { Place = "README.md" }, new("config", Level.Absent, Level.Implemented, "Other.") { Place = "b" }, new("tests", Level.Implemented, Level.Automated, "Go on.") { Place = "c" }];
        var remarks = Remark.Of(scan, scan.Frameworks[0] with { NextSteps = [.. steps] });
        Assert.That(remarks.Select(remark => $"{remark.Claim} {remark.From} {remark.To} {remark.Place}"), Is.EqualTo(new[] { "tests Absent Automated README.md", "config Absent Implemented b" }));
        Assert.That(RemarkWords.Advice(remarks[0], new Names(scan)), Is.EqualTo("Begin. Then: Go on."));
    }

    [Test]
    public void Many_and_long_results_stay_within_the_limits()
    {
        var practice = SampleScan.Rules().Practices[0];
        var many = Enumerable.Range(0, 6000).Select(i => practice with { Id = $"p{i}", Name = new string('n', 2000), Means = [.. practice.Means.Select(_ => new string('m', 3000))], Why = new string('w', 3000) }).ToList();
        var scan = Scan(["README.md"]);
        scan = scan with
        {
            Practices = [.. many.Select(each => scan.Practices[0] with { Practice = each, Aspects = [] })],
            Frameworks = [scan.Frameworks[0] with { NextSteps = [.. many.Select(each => new NextStep(each.Id, Level.Absent, Level.Implemented, new string('t', 500)) { Place = "README.md" })] }],
        };
        var bytes = SarifReport.Write(scan, Tool);
        var run = JsonDocument.Parse(bytes).RootElement.GetProperty("runs")[0];
        Assert.That(Results(run).Count(), Is.EqualTo(SarifReport.MostResults));
        Assert.That(Rules(run).Max(rule => rule.GetProperty("shortDescription").GetProperty("text").GetString()!.Length), Is.EqualTo(SarifRules.LongestDescription));
        Assert.That(Rules(run).Max(rule => rule.GetProperty("fullDescription").GetProperty("text").GetString()!.Length), Is.EqualTo(SarifRules.LongestDescription));
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(bytes);
        }

        Assert.That(packed.Length, Is.LessThan(10 * 1024 * 1024));
    }

    [Test]
    public void What_was_not_read_is_told() => Assert.That(
        Log(SampleScan.Scan()).GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().Select(note => note.GetProperty("message").GetProperty("text").GetString()),
        Has.Some.StartsWith("1 file: "));

    [Test]
    public void Two_writes_give_the_same_bytes()
    {
        var first = SarifReport.Write(Scan(["README.md"]), Tool);
        Assert.That(SarifReport.Write(Scan(["README.md"]), Tool), Is.EqualTo(first));
    }

    private static JsonElement Log(Assessment assessment) => JsonDocument.Parse(SarifReport.Write(assessment, Tool)).RootElement;

    private static JsonElement Run(Assessment assessment, RuleSet rules) => Log(assessment with
    {
        Practices = [.. rules.Practices.Select(practice => assessment.Practices[0] with { Practice = practice, Aspects = [] })],
        Frameworks = [assessment.Frameworks[0] with { Framework = rules.Frameworks.First(framework => framework.Id == FrameworkWords.First) }],
    }).GetProperty("runs")[0];

    private static JsonElement.ArrayEnumerator Rules(JsonElement run) => run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray();

    private static JsonElement.ArrayEnumerator Results(JsonElement run) => run.GetProperty("results").EnumerateArray();

    private static JsonElement.ArrayEnumerator Results(Assessment assessment) => Results(Log(assessment).GetProperty("runs")[0]);

    private static List<string?> Claims(Assessment assessment) => [.. Results(assessment).Select(result => result.GetProperty("ruleId").GetString())];

    private static IEnumerable<string?> Places(Assessment assessment) =>
        Results(assessment).Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());

    private static List<string?> Fingerprints(Assessment assessment) =>
        [.. Results(assessment).Select(result => result.GetProperty("partialFingerprints").EnumerateObject().Single().Value.GetString())];

    private static string? Category(Assessment assessment) => Log(assessment).GetProperty("runs")[0].GetProperty("automationDetails").GetProperty("id").GetString();

    private static Assessment Suppressing(Assessment scan, PathSelection? paths) => scan with
    {
        Configuration = new ConfigurationResult(
            new Configuration(".repomaturity.yml", new DateOnly(2026, 1, 1)) { Suppressions = [new Suppression("tests", ["tests"], null, paths, SuppressionReason.OutOfScope, "not ours", null, 1)] }, 0, []),
    };

    private static Assessment Scan(IEnumerable<string> files, string folder = "") => TestRules.Scanner(SampleScan.Rules()).Scan(
        new Subject(new MemorySnapshot(files.Select(file => KeyValuePair.Create(file, file.EndsWith(".facts", StringComparison.Ordinal) ? "call other" : "text"))), "test")
        {
            Folder = folder,
            Configuration = files.Any(Configuration.Places.Contains) ? ConfigurationReader.Read(".repomaturity.yml", SourceText.Of(string.Empty), SampleScan.Rules(), default) : null,
        });

    /// <summary>A tree whose README.md is a link.</summary>
    private sealed class LinkedReadme(ISnapshot tree) : ISnapshot
    {
        public string? Commit => tree.Commit;

        public bool IsDirty => tree.IsDirty;

        public IReadOnlyList<string> Incompleteness => tree.Incompleteness;

        public IReadOnlyList<FileEntry> Files => [.. tree.Files.Select(entry => entry.Path == "README.md" ? entry with { Kind = FileKind.SymbolicLink } : entry)];

        public FileContent Read(FileEntry entry, int maximumBytes) => tree.Read(entry, maximumBytes);
    }
}
