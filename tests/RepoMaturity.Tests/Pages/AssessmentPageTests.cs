using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Pages;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Pages;

internal sealed class AssessmentPageTests
{
    private const int LargestPage = 400 * 1024;
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [TestCase("automated-mlops", "4", "Automated MLOps", 6, "way practices architecture frameworks technologies unseen")]
    [TestCase("ad-hoc", "1", "Ad hoc", 1, "way practices architecture frameworks technologies unseen")]
    [TestCase("llm-app", "1", "Ad hoc", 1, "way practices architecture frameworks technologies unseen")]
    [TestCase("with-configuration", "2", "DataOps", 0, "way practices architecture frameworks technologies parts configuration unseen")]
    [TestCase("several-projects", "1", "Ad hoc", 1, "way practices architecture frameworks technologies parts unseen")]
    public void It_tells_the_story_in_its_outline(string fixture, string stage, string name, int steps, string sections)
    {
        var page = ShownPage.Parse(SamplePage.Of(fixture));
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo(fixture));
        Assert.That(page.QuerySelector(".stage .number")!.TextContent, Is.EqualTo(stage));
        Assert.That(page.QuerySelector(".stage strong")!.TextContent, Is.EqualTo(name));
        Assert.That(page.QuerySelectorAll(".steps > li"), Has.Length.GreaterThanOrEqualTo(steps));
        Assert.That(page.QuerySelectorAll("main > section").Select(section => section.GetAttribute("id")).OfType<string>(), Is.EqualTo(sections.Split(' ')));
        Assert.That(page.QuerySelectorAll(".practice"), Has.Length.EqualTo(RuleSources.Rules.Practices.Length));
        Assert.That(page.QuerySelectorAll(".bar"), Has.Length.EqualTo(RuleSources.Rules.Practices.Length));
    }

    [Test]
    public void The_ladder_says_of_each_dimension_how_high_it_reaches()
    {
        var assessment = SamplePage.Scan("manual-mlops");
        var page = ShownPage.Parse(SamplePage.Of(assessment));
        var result = assessment.Frameworks.Single(framework => framework.Framework.Id == "kaizen-2023");
        var rows = page.QuerySelectorAll(".ladder tbody tr").Reverse().ToList();
        Assert.That(rows, Has.Count.EqualTo(5));
        for (var column = 0; column < result.Dimensions.Length; column++)
        {
            Assert.That(rows.Count(row => row.QuerySelectorAll("td")[column].ClassList.Contains("on")), Is.EqualTo(result.Dimensions[column].Stage), result.Dimensions[column].Dimension.Name);
        }

        Assert.That(page.QuerySelectorAll(".ladder .here"), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_drawing_has_every_item_of_the_architecture_and_each_leads_to_its_row()
    {
        var drawn = ReferenceArchitecture.Zones.SelectMany(zone => zone.Steps.Concat(zone.Components)).Concat(ReferenceArchitecture.Bands.SelectMany(band => band)).Select(station => station.Item);
        Assert.That(drawn, Is.EquivalentTo(RuleSources.Rules.Frameworks.Single(framework => framework.Id == ReferenceArchitecture.Framework).Items.Select(item => item.Id)));

        var page = ShownPage.Parse(SamplePage.Of("automated-mlops"));
        var registry = page.QuerySelectorAll(".plates a").Single(plate => plate.TextContent.StartsWith("Model registry", StringComparison.Ordinal));
        Assert.That(registry.ParentElement!.ClassName, Is.EqualTo("lit"));
        var row = page.GetElementById(registry.GetAttribute("href")![1..])!;
        Assert.That(row.TextContent, Does.Contain("src/eta/evaluate.py").And.Contain("met"));
        Assert.That(page.QuerySelectorAll(".initiation li").Select(step => step.ClassName), Is.All.EqualTo("veiled"));
    }

    [Test]
    public void A_chain_is_shown_from_its_trigger_down()
    {
        var registry = ShownPage.Parse(SamplePage.Of("automated-mlops")).GetElementById("practice-model-registry")!;
        var chain = registry.QuerySelector(".chain")!.QuerySelectorAll("li").Select(step => step.TextContent.Trim()).ToList();
        Assert.That(chain[0], Does.StartWith(".github/workflows/train.yml:5").And.Contain("schedule"));
        Assert.That(chain[^1], Does.Contain("python -m eta.evaluate"));
    }

    [TestCase("manual-mlops", "training-as-code", "Automated when a trigger runs the training.")]
    [TestCase("ad-hoc", "model-registry", "To begin: ")]
    public void What_comes_next_fits_what_is_there(string fixture, string practice, string next)
    {
        var shown = ShownPage.Parse(SamplePage.Of(fixture)).GetElementById($"practice-{practice}")!;
        Assert.That(shown.QuerySelector(".start")!.TextContent, Does.StartWith(next));
    }

    [Test]
    public void Proof_is_linked_to_the_line_of_the_commit_where_the_forge_is_known()
    {
        var assessment = SamplePage.Scan("manual-mlops") with { Commit = Commit };
        var linked = ShownPage.Parse(SamplePage.Of(assessment with { Address = "https://github.com/octo/churn" }));
        Assert.That(linked.QuerySelectorAll("a.spot").Select(link => link.GetAttribute("href")), Has.Some.Match($"^https://github\\.com/octo/churn/blob/{Commit}/.*#L\\d+$"));
        Assert.That(ShownPage.Foreign(linked, "https://github.com/octo/churn/"), Is.Empty);
        foreach (var (commit, address) in new[] { (Commit, null), (Commit, "https://unknown.example/octo/churn"), ((string?)null, "https://github.com/octo/churn") })
        {
            var plain = ShownPage.Parse(SamplePage.Of(assessment with { Commit = commit, Address = address }));
            Assert.That(plain.QuerySelectorAll("a.spot"), Is.Empty);
            Assert.That(plain.QuerySelectorAll("span.spot"), Is.Not.Empty);
        }
    }

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void A_page_of_any_kind_holds_together(string fixture)
    {
        var bytes = SamplePage.Of(fixture);
        var page = ShownPage.Parse(bytes);
        Assert.That(ShownPage.Foreign(page), Is.Empty);
        Assert.That(ShownPage.Broken(page), Is.Empty);
        Assert.That(ShownPage.Twice(page), Is.Empty);
        Assert.That(page.QuerySelectorAll(".proof .spot").Where(spot => spot.NextSibling is { } next && !next.TextContent.StartsWith(' ')).Select(spot => spot.ParentElement!.TextContent), Is.Empty, "a place and what is there are two words");
        Assert.That(page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), Is.EqualTo(ShownPage.Policy(page)));
        Assert.That(bytes, Has.Length.LessThan(LargestPage));
        Assert.That(Encoding.UTF8.GetString(bytes), Does.Not.Contain('\r').And.EndWith("</html>\n"));
        Assert.That(page.QuerySelectorAll("h1, h2, h3").Select(heading => heading.LocalName[1] - '0').Aggregate((Last: 0, Jumps: 0), (seen, level) => (level, seen.Jumps + (level > seen.Last + 1 ? 1 : 0))).Jumps, Is.Zero);
    }

    [Test]
    public void One_assessment_has_one_page()
    {
        var first = SamplePage.Of("manual-mlops");
        Assert.That(SamplePage.Of("manual-mlops"), Is.EqualTo(first));
    }

    [Test]
    public void A_large_repository_keeps_within_the_size()
    {
        // As much of everything as the JSON would hold, with long paths and long chains.
        var path = string.Join('/', Enumerable.Repeat("a-folder-with-a-long-name", 8)) + "/train.py";
        var steps = Enumerable.Range(1, 30).Select(line => new ChainStep(path, new Position(line), new string('x', 200)));
        var assessment = SamplePage.Scan("kaizen-mlops");
        var many = assessment with
        {
            Practices = [.. assessment.Practices.Select(practice => practice with { Evidence = Many(practice.Evidence), UnknownBecause = [.. Enumerable.Repeat(path, 200)], CouldBe = Level.Automated })],
            Problems = [.. Enumerable.Range(0, 5000).Select(i => new Problem($"{path}{i}", 1, $"cannot be read {i}", null))],
            Incompleteness = [.. Enumerable.Range(0, 500).Select(i => $"something {i}")],
        };
        Assert.That(SamplePage.Of(many), Has.Length.LessThan(LargestPage));

        System.Collections.Immutable.ImmutableArray<Evidence> Many(System.Collections.Immutable.ImmutableArray<Evidence> evidence) => evidence.IsEmpty ? evidence
            : [.. Enumerable.Range(0, 50).Select(i => evidence[0] with { Path = $"{i}/{path}", Chain = new Chain(TriggerKind.Schedule, [.. steps]) })];
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void What_a_stranger_wrote_stays_text(string text)
    {
        var scanned = SamplePage.Scan("manual-mlops");
        var evidence = scanned.Practices.First(practice => !practice.Evidence.IsEmpty).Evidence[0] with { Path = text + "/a.py", Detail = "call " + text, Context = text };
        var assessment = scanned with
        {
            Repository = text,
            Commit = Commit,
            Address = "https://github.com/octo/churn",
            Kind = scanned.Kind with { Why = [text] },
            Problems = [new Problem(text, 1, text, null)],
            Practices = [.. scanned.Practices.Select(practice => practice with { Evidence = [evidence with { Chain = new Chain(TriggerKind.Push, [new ChainStep(text, new Position(1), text), new ChainStep(text, new Position(2), text)]) }] })],
            Gates = [new GateOutcome(text, GateVerdict.Failed, text)],
        };
        var bytes = SamplePage.Of(assessment);
        var page = ShownPage.Parse(bytes);
        Assert.That(ShownPage.Foreign(page, "https://github.com/octo/churn/"), Is.Empty);
        Assert.That(ShownPage.Broken(page), Is.Empty);
        Assert.That(ShownText.Obeyed(page.Body!.TextContent.Replace(page.QuerySelector("script")!.TextContent, string.Empty, StringComparison.Ordinal)), Is.Empty);
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo(TerminalText.Safe(text)));
        Assert.That(page.QuerySelectorAll("main > section"), Has.Length.GreaterThan(5));
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.Keys))]
    public void A_key_is_hidden(string key)
    {
        var page = Encoding.UTF8.GetString(SamplePage.Of(SamplePage.Scan("ad-hoc") with { Repository = "x " + key }));
        Assert.That(page, Does.Not.Contain(key).And.Contain("x ***"));
    }

    [Test]
    public void Only_our_own_style_and_script_are_written_as_markup()
    {
        var sources = Directory.EnumerateFiles(SourceTree.At("src/RepoMaturity.Pages"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal)).ToList();
        Assert.That(sources, Has.Count.GreaterThan(15));
        Assert.That(sources.Where(file => File.ReadAllText(file).Contains("MarkupString", StringComparison.Ordinal)).Select(Path.GetFileName), Is.EqualTo(new[] { "PageAsset.cs" }));
        Assert.That(sources.Where(file => File.ReadAllText(file).Contains("AddMarkupContent", StringComparison.Ordinal)).Select(Path.GetFileName), Is.EqualTo(new[] { "WayUp.razor" }));
        Assert.That(sources.Where(file => File.ReadAllText(file).Contains("style=", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void It_reads_without_its_script()
    {
        var page = ShownPage.Parse(SamplePage.Of("manual-mlops"));
        Assert.That(page.QuerySelectorAll("[hidden]").Select(element => element.ClassName), Is.EqualTo(new[] { "tools" }));
        Assert.That(page.QuerySelectorAll(".practice").Select(practice => practice.LocalName), Is.All.EqualTo("details"));
    }
}
