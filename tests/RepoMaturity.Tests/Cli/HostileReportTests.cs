using System.Text.Json;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Cli;

/// <summary>Every report of a repository that holds the hostile texts wherever a report could quote them from.</summary>
[Platform(Exclude = "Win", Reason = "its file systems do not hold such names")]
internal sealed class HostileReportTests
{
    /// <summary>The name of the repository is a stranger's too.</summary>
    private const string Root = "x\n# [y](z) @octocat <img> ::set-output name=a::b ##[error]c ghp_0123456789abcdefABCDEF";

    private readonly TemporaryFolder folder = new();
    private ProgramProcess scan = null!;

    private string Repository => folder[Root];

    [OneTimeSetUp]
    public void Scan()
    {
        HostileRepository.Write(folder, Root, [.. HostileTexts.All, .. HostileTexts.Keys]);
        scan = ProgramProcess.Run(folder.FullPath,
            ["scan", "-vv", "--format", "json", "-o", folder["report.json"], "--format", "markdown", "-o", folder["report.md"], "--format", "text",
            "--write", $"html={folder["report.html"]}", "--write", $"sarif={folder["report.sarif"]}", "--write", $"badge={folder["badge.svg"]}", "--write", $"shields={folder["shields.json"]}", "--write", $"github={folder["github.txt"]}", Repository]);
        Assert.That(scan.ExitCode, Is.Zero, scan.Error);
    }

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void The_texts_are_in_the_report()
    {
        // Else the other tests would hold of any report.
        foreach (var text in new[] { @"\x1B[31m", @"\u202E", "[link](https:", "<img src=x", @"\x3A:set-output", @"#\x23[error]", "=cmd|" })
        {
            Assert.That(scan.Output, Does.Contain(text));
        }
    }

    [Test]
    public void No_terminal_obeys_the_text_report() => Assert.That(ShownText.Obeyed(scan.Output), Is.Empty);

    [Test]
    public void No_terminal_obeys_the_log()
    {
        Assert.That(scan.Error, Does.Contain("debug"));
        Assert.That(ShownText.Obeyed(scan.Error), Is.Empty);
    }

    [Test]
    public void No_terminal_obeys_the_JSON_report_and_programs_get_the_names_as_they_are()
    {
        var json = File.ReadAllText(folder["report.json"]);
        Assert.That(ShownText.Obeyed(json), Is.Empty);
        using var document = JsonDocument.Parse(json);
        var strings = Strings(document.RootElement).ToList();
        foreach (var text in new[] { "a\u001b[31mb\u001b[2J", "\u202etxt.exe", "##[error]bad", "::add-mask::a", "\U000E0041\U000E0042tags" })
        {
            Assert.That(strings.Any(value => value.Contains(text, StringComparison.Ordinal)), text);
        }
    }

    [Test]
    public void Markdown_shows_no_link_picture_tag_or_mention()
    {
        var document = ShownMarkdown.Render(File.ReadAllText(folder["report.md"]));
        Assert.That(ShownMarkdown.Foreign(document), Is.Empty);
    }

    [Test]
    public void Markdown_keeps_its_headings_and_its_cells()
    {
        var document = ShownMarkdown.Render(File.ReadAllText(folder["report.md"]));
        Assert.That(document.QuerySelectorAll("h1").Select(ShownMarkdown.Text), Has.One.StartsWith(@"x\x0A# [y](z) @octocat <img>"));
        Assert.That(document.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
        Assert.That(document.QuerySelectorAll("h2, h3").Select(heading => heading.TextContent), Has.None.Match("item|evil|Heading|heading"));
        Assert.That(document.QuerySelectorAll("tr").Select(row => row.Children.Length), Has.All.GreaterThan(2).And.All.LessThan(6));
        Assert.That(document.QuerySelectorAll("table").Select(table => table.QuerySelectorAll("tr").Select(row => row.Children.Length).Distinct().Count()), Has.All.EqualTo(1));
        Assert.That(document.QuerySelectorAll("li li, blockquote, pre, ol, hr"), Is.Empty);
        Assert.That(document.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent), Has.None.Contains("|"));
    }

    [Test]
    public void A_page_shows_no_element_link_or_attribute_of_a_stranger()
    {
        var page = ShownPage.Parse(File.ReadAllText(folder["report.html"]));
        Assert.That(ShownPage.Foreign(page), Is.Empty);
        Assert.That(ShownPage.Broken(page), Is.Empty);
        Assert.That(page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), Is.EqualTo(ShownPage.Policy(page)));
        Assert.That(page.QuerySelectorAll("h1").Select(heading => heading.TextContent), Has.One.StartsWith(@"x\x0A# [y](z) @octocat <img>"));
        page.QuerySelector("script")!.Remove();
        Assert.That(ShownText.Obeyed(page.Body!.TextContent), Is.Empty);
    }

    [Test]
    public void Annotations_are_commands_of_ours_alone()
    {
        var commands = AnnotationReportTests.Read(File.ReadAllText(folder["github.txt"]));
        Assert.That(commands.Select(command => command.Groups["title"].Value), Has.Some.EqualTo("Not read"));
        Assert.That(commands, Has.Count.InRange(3, 20));
    }

    [Test]
    public void SARIF_and_badges_are_obeyed_by_nobody_and_read_by_parsers()
    {
        foreach (var file in new[] { "report.sarif", "badge.svg", "shields.json" })
        {
            Assert.That(ShownText.Obeyed(File.ReadAllText(folder[file])), Is.Empty, file);
        }

        Assert.That(XmlTextTests.Parse(File.ReadAllText(folder["badge.svg"])).Name.LocalName, Is.EqualTo("svg"));
        Assert.That(() => JsonDocument.Parse(File.ReadAllBytes(folder["shields.json"])).Dispose(), Throws.Nothing);
        using var log = JsonDocument.Parse(File.ReadAllBytes(folder["report.sarif"]));
        var run = log.RootElement.GetProperty("runs")[0];
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var message = result.GetProperty("message");
            Assert.That(message.GetProperty("text").GetString(), Does.Not.Match(@"(?<!\\)[\[\]]"));
            Assert.That(ShownMarkdown.Foreign(ShownMarkdown.Render(message.GetProperty("markdown").GetString()!)), Is.Empty);
        }
    }

    [Test]
    public void What_is_rendered_of_the_stored_report_is_obeyed_by_nobody()
    {
        var text = TestProgram.Run("render", folder["report.json"], "-v", "--write", $"markdown={folder["rendered.md"]}", "--write", $"github={folder["rendered.txt"]}");
        Assert.That(text.ExitCode, Is.Zero, text.Error);
        Assert.That(ShownText.Obeyed(text.Output), Is.Empty);
        Assert.That(ShownMarkdown.Foreign(ShownMarkdown.Render(File.ReadAllText(folder["rendered.md"]))), Is.Empty);
        Assert.That(AnnotationReportTests.Read(File.ReadAllText(folder["rendered.txt"])), Has.Count.InRange(3, 20));
    }

    [Test]
    public void No_key_is_repeated()
    {
        var all = scan.Output + scan.Error + string.Concat(new[] { "report.json", "report.md", "report.html", "report.sarif", "badge.svg", "shields.json", "github.txt" }.Select(file => File.ReadAllText(folder[file])));
        Assert.That(HostileTexts.Keys.Where(key => all.Contains(key, StringComparison.Ordinal)), Is.Empty);
        Assert.That(all, Does.Contain("***"));
    }

    [TestCase("mlflow")]
    [TestCase("continuous-integration")]
    [TestCase("training-as-code")]
    [TestCase("github-actions")]
    public void No_terminal_obeys_an_explanation(string id)
    {
        var explained = TestProgram.Run("explain", "-v", id, Repository);
        Assert.That(explained.ExitCode, Is.Zero);
        Assert.That(explained.Output, Does.Contain(@"\x"));
        Assert.That(ShownText.Obeyed(explained.Output), Is.Empty);
        Assert.That(HostileTexts.Keys.Where(key => explained.Output.Contains(key, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("experiment-tracking")]
    [TestCase("continuous-integration")]
    public void An_issue_to_paste_shows_no_link_picture_tag_or_mention(string practice)
    {
        var issue = TestProgram.Run("report-wrong", practice, Repository);
        Assert.That(issue.ExitCode, Is.Zero, issue.Error);
        Assert.That(ShownText.Obeyed(issue.Output), Is.Empty);
        var (first, rest) = (issue.Output[..issue.Output.IndexOf('\n', StringComparison.Ordinal)], issue.Output[issue.Output.IndexOf('\n', StringComparison.Ordinal)..]);
        Assert.That(first, Does.StartWith("<!-- Read this").And.EndWith(" -->"));
        Assert.That(ShownMarkdown.Foreign(ShownMarkdown.Render(rest)), Is.Empty);
        Assert.That(HostileTexts.Keys.Where(key => issue.Output.Contains(key, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("text")]
    [TestCase("json")]
    [TestCase("markdown")]
    public void No_terminal_obeys_a_plan(string format)
    {
        var plan = TestProgram.Run("plan", "--format", format, Repository);
        Assert.That(plan.ExitCode, Is.Zero, plan.Error);
        Assert.That(ShownText.Obeyed(plan.Output), Is.Empty);
        Assert.That(HostileTexts.Keys.Where(key => plan.Output.Contains(key, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("text")]
    [TestCase("json")]
    [TestCase("markdown")]
    public void No_terminal_obeys_a_comparison(string format)
    {
        Directory.CreateDirectory(folder["nothing"]);
        Assert.That(TestProgram.Run("scan", folder["nothing"], "--format", "json", "-o", folder["nothing.json"]).ExitCode, Is.Zero);
        foreach (var (one, other) in new[] { ("nothing.json", "report.json"), ("report.json", "nothing.json") })
        {
            var diff = TestProgram.Run("diff", folder[one], folder[other], "-v", "--format", format, "--fail-on", "regression", "--baseline", folder["report.json"]);
            Assert.That(diff.ExitCode, Is.LessThan(2), diff.Error);
            Assert.That(ShownText.Obeyed(diff.Output + diff.Error), Is.Empty);
            Assert.That(HostileTexts.Keys.Where(key => diff.Output.Contains(key, StringComparison.Ordinal)), Is.Empty);
            Assert.That(format == "markdown" ? ShownMarkdown.Foreign(ShownMarkdown.Render(diff.Output)).Where(foreign => !foreign.StartsWith("<blockquote>", StringComparison.Ordinal)) : [], Is.Empty);
        }
    }

    [Test]
    public void A_plan_in_Markdown_shows_no_link_picture_tag_or_mention()
    {
        var document = ShownMarkdown.Render(TestProgram.Run("plan", "--format", "markdown", Repository).Output);
        Assert.That(ShownMarkdown.Foreign(document), Is.Empty);
        Assert.That(document.QuerySelectorAll("h1").Select(ShownMarkdown.Text), Has.One.StartsWith(@"x\x0A# [y](z) @octocat <img>"));
    }

    [Test]
    public void A_configuration_to_begin_with_is_nothing_but_comments()
    {
        var lines = TestProgram.Run("init", "--stdout", Repository).Output;
        Assert.That(ShownText.Obeyed(lines), Is.Empty);
        Assert.That(lines.Split('\n'), Has.All.Match("^(#|$)"));
    }

    [Test]
    public void Colours_are_ours_alone()
    {
        var coloured = TestProgram.Run(isTerminal: true, "scan", Repository).Output;
        var plain = System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", string.Empty);
        Assert.That(coloured, Does.Contain("\u001b["));
        Assert.That(ShownText.Obeyed(plain), Is.Empty);
    }

    [Test]
    public void No_terminal_obeys_an_error()
    {
        foreach (var text in HostileTexts.All.Concat(HostileTexts.Keys).Where(text => !text.Contains('\0', StringComparison.Ordinal)))
        {
            foreach (string[] arguments in new[] { new[] { "scan", "--", text }, ["scan", "--rules", text], ["scan", "--fail-on", text], ["diff", "HEAD", text], ["scan", "--output", text + "/x/y"], [text] })
            {
                var failed = TestProgram.Run([.. arguments, "-v"]);
                Assert.That(failed.ExitCode, Is.Not.Zero, string.Join(' ', arguments));
                Assert.That(ShownText.Obeyed(failed.Error), Is.Empty);
                Assert.That(HostileTexts.Keys.Where(key => failed.Error.Contains(key, StringComparison.Ordinal)), Is.Empty);
            }
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
