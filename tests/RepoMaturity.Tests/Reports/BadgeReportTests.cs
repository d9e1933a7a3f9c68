using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class BadgeReportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [TestCase("automated-mlops", "MLOps kaizen-2023", "stage 4 of 5, Automated MLOps")]
    [TestCase("ad-hoc", "MLOps kaizen-2023", "stage 1 of 5, Ad hoc")]
    [TestCase("lfs-pointer", "MLOps kaizen-2023", "stage 2 of 5, DataOps")]
    public void A_badge_says_framework_and_stage(string fixture, string label, string message)
    {
        var badge = BadgeWords.Of(Scan(fixture));
        Assert.That((badge.Label, badge.Message), Is.EqualTo((label, message)));
    }

    [Test]
    public void What_the_stage_could_be_and_what_was_assumed_is_said()
    {
        var scan = SampleScan.Scan();
        Assert.That(BadgeWords.Of(scan).Message, Is.EqualTo("stage 1 of 3, Ground"));
        var unsure = scan with { Frameworks = [scan.Frameworks[0] with { Stage = scan.Frameworks[0].Stage! with { CouldBe = 3 } }] };
        Assert.That(BadgeWords.Of(unsure).Message, Is.EqualTo("stage 1 of 3, Ground, could be 3"));
        Assert.That(BadgeWords.Of(scan with { Assumptions = ["x is y"] }).Message, Is.EqualTo("stage 1 of 3, Ground, assumed"));
    }

    [Test]
    public void Where_there_is_no_stage_that_is_said()
    {
        var scan = SampleScan.Scan();
        var unfit = scan.Frameworks[0] with { Stage = null, Items = [.. scan.Frameworks[0].Items.Select(item => item with { Status = ItemStatus.NotApplicable })] };
        Assert.That(BadgeWords.Of(scan with { Frameworks = [unfit] }).Message, Is.EqualTo("no stage: project"));
        Assert.That(BadgeWords.Of(SampleScan.Scan() with { Frameworks = [] }).Message, Is.EqualTo("no framework"));
        Assert.That(BadgeWords.Of(Scan("automated-mlops", "ml-test-score")).Message, Does.Match(@"^score [0-9.]+(, could be [0-9.]+)?$"));
        Assert.That(BadgeWords.Of(Scan("automated-mlops", "kreuzberger-2022")).Message, Does.Match("^[0-9]+ of [0-9]+ items met$"));
    }

    [Test]
    public void A_stage_that_is_not_meant_for_the_kind_is_said_without_a_colour()
    {
        var scan = SampleScan.Scan();
        var tool = BadgeWords.Of(scan with { Kind = scan.Kind with { Kind = scan.Kind.Kind with { Name = "Tool of others", Caution = "Not meant." } } });
        Assert.That((tool.Message, tool.Colour), Is.EqualTo(("stage 1 of 3, Ground (tool of others)", BadgeWords.Of(scan with { Frameworks = [] }).Colour)));
        Assert.That(AnnotationReport.Write(scan with { Kind = scan.Kind with { Kind = scan.Kind.Kind with { Caution = "Not meant." } } }), Does.Contain("implemented is asked. Not meant.\n"));
    }

    [Test]
    public void A_higher_stage_has_another_colour_and_white_can_be_read_on_each()
    {
        var scan = SampleScan.Scan();
        var colours = scan.Frameworks[0].Framework.Stages.Select(stage => BadgeWords.Of(scan with { Frameworks = [scan.Frameworks[0] with { Stage = new StageResult(stage.Index, stage.Name, stage.Index) }] }).Colour).ToList();
        Assert.That(colours, Is.Unique);
        Assert.That(new[] { "ad-hoc", "dataops", "manual-mlops", "automated-mlops", "kaizen-mlops" }.Select(name => BadgeWords.Of(Scan(name)).Colour), Is.Unique);
        foreach (var colour in colours.Append(BadgeWords.Of(scan with { Frameworks = [] }).Colour).Append("444444"))
        {
            Assert.That(1.05 / (Luminance(colour) + 0.05), Is.GreaterThan(4.5), colour);
        }
    }

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void A_picture_needs_nothing_else_and_has_room_for_its_text(string fixture)
    {
        var badge = BadgeWords.Of(Scan(fixture));
        var svg = XmlTextTests.Parse(BadgeReport.WriteSvg(badge));
        Assert.That(svg.Name, Is.EqualTo(Svg + "svg"));
        Assert.That(svg.Attribute("role")!.Value, Is.EqualTo("img"));
        Assert.That(svg.Attribute("aria-label")!.Value, Is.EqualTo($"{badge.Label}: {badge.Message}"));
        Assert.That(svg.Elements().First().Name, Is.EqualTo(Svg + "title"));
        Assert.That(svg.Element(Svg + "title")!.Value, Is.EqualTo(badge.Title).And.Contains(badge.Message));
        Assert.That(svg.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct(), Is.EquivalentTo(new[] { "svg", "title", "rect", "path", "g", "text" }));
        Assert.That(svg.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => $"{attribute.Name} {attribute.Value}"), Has.None.Match("^on|href|url\\(|://|style"));
        var width = Pixels(svg, "width");
        Assert.That(svg.Attribute("viewBox")!.Value, Is.EqualTo($"0 0 {svg.Attribute("width")!.Value} 20"));
        Assert.That(Pixels(svg.Element(Svg + "rect")!, "width"), Is.EqualTo(width));
        var texts = svg.Descendants(Svg + "text").ToList();
        Assert.That(texts.Select(text => text.Value), Is.EqualTo(new[] { badge.Label, badge.Message }));
        Assert.That(Pixels(texts[0], "x") + Pixels(texts[0], "textLength"), Is.LessThan(Pixels(texts[1], "x")));
        Assert.That(Pixels(texts[1], "x") + Pixels(texts[1], "textLength") + 6, Is.EqualTo(width));
    }

    [TestCase("", 0)]
    [TestCase("Verdana", 46)]
    [TestCase("stage 4 of 5, Automated MLOps", 175)]
    [TestCase("iiiiiiiiii", 30)]
    [TestCase("MMMMMMMMMM", 93)]
    [TestCase("模型", 22)]
    [TestCase("e\u0301", 7)]
    public void A_text_is_as_wide_as_its_letters(string text, int pixels) => Assert.That(BadgeFont.WidthOf(text), Is.EqualTo((decimal)pixels).Within(1));

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void Names_of_strangers_are_text(string text)
    {
        var scan = SampleScan.Scan();
        var framework = scan.Frameworks[0].Framework with { Id = text, Name = text };
        var hostile = scan with { Frameworks = [scan.Frameworks[0] with { Framework = framework, Stage = new StageResult(1, text, 1) }] };
        var svg = XmlTextTests.Parse(BadgeReport.WriteSvg(hostile));
        Assert.That(svg.Descendants(Svg + "text").First().Value, Is.EqualTo(TerminalText.Safe($"MLOps {text}")));
        Assert.That(svg.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct(), Is.EquivalentTo(new[] { "svg", "title", "rect", "path", "g", "text" }));
        Assert.That(ShownText.Obeyed(BadgeReport.WriteSvg(hostile)), Is.Empty);
        var answer = JsonDocument.Parse(BadgeReport.WriteShields(hostile)).RootElement;
        Assert.That(answer.GetProperty("label").GetString(), Is.EqualTo(TerminalText.Safe($"MLOps {text}")));
    }

    [Test]
    public void Shields_gets_what_it_asks_for()
    {
        var answer = JsonDocument.Parse(BadgeReport.WriteShields(Scan("automated-mlops"))).RootElement;
        Assert.That(answer.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "schemaVersion", "label", "message", "color" }));
        Assert.That(answer.GetProperty("schemaVersion").GetInt32(), Is.EqualTo(1));
        Assert.That(answer.GetProperty("message").GetString(), Is.EqualTo("stage 4 of 5, Automated MLOps"));
        Assert.That(answer.GetProperty("color").GetString(), Does.Match("^[0-9a-f]{6}$"));
    }

    private static Assessment Scan(string name, params string[] frameworks)
    {
        var fixture = new Fixture(name);
        return Fixture.Scanner(RuleSources.Rules).Scan(fixture.Subject(RuleSources.Rules) with { Frameworks = [.. frameworks] });
    }

    private static decimal Pixels(XElement element, string attribute) => decimal.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>As WCAG 2 defines it.</summary>
    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
