using System.Reflection;
using System.Text.RegularExpressions;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Tests.Architecture;

/// <summary>What a stranger wrote goes into a report through the encoder of its format, and each format has one.</summary>
internal sealed class EncoderTests
{
    /// <summary>Members that hold, or may come to hold, what a stranger wrote.</summary>
    private static readonly Regex Strange = new(@"\.(?:Path|Detail|Text|Message|Name|Repository|Why|Context|UnknownBecause|Rule|Title|Reason)\b");

    private static readonly Regex Encoded = new(@"^(?:(?:MarkdownText\.)?(?:Plain|Code|WithCode|InTag)\(|(?:DeltaMarkdown\.)?Say\(|Place\(|KindOf\(|string\.Join\(.*=> Place\()");

    /// <summary>Holes of texts that are encoded as a whole afterwards.</summary>
    private static readonly string[] EncodedLater = ["FrameworkWords.Clause(item.Why)", "FrameworkWords.Causes(item.UnknownBecause)", "step.Path", "string.Join(\"<br>\", each.Proof.Select(proof => SayWhole(proof.Moved, proof.Came)))"];

    /// <summary>Files of the program that write to a stream what is no stranger's, or is encoded where they get it.</summary>
    private static readonly string[] Printers = ["ErrorStream.cs", "ProgressLine.cs", "TextPrinter.cs", "ReportFile.cs", "ReportTarget.cs"];

    [Test]
    public void Only_the_encoder_makes_a_writer_of_JSON()
    {
        // Rules that are compiled at build time are our own words, and read by ourselves.
        string[] makers = ["src/RepoMaturity.Core/Reports/JsonText.cs", "src/RepoMaturity.Core/Rules/CompiledRules.cs"];
        var broken = SourceTree.CSharp("src").Where(file => !makers.Contains(file.Path) && Regex.IsMatch(file.Text, @"new Utf8JsonWriter|JsonSerializer\.Serialize|JavaScriptEncoder")).Select(file => file.Path);
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Every_hole_of_a_Markdown_report_is_encoded()
    {
        var holes = SourceTree.CSharp("src/RepoMaturity.Core/Reports").Where(file => Path.GetFileName(file.Path) is not "MarkdownText.cs" && file.Text.Contains("MarkdownText.", StringComparison.Ordinal))
            .SelectMany(file => Holes(file.Text).Select(hole => (file.Path, Hole: hole))).ToList();
        Assert.That(holes.Count(hole => Encoded.IsMatch(hole.Hole)), Is.GreaterThan(20));
        Assert.That(holes.Where(hole => Strange.IsMatch(hole.Hole) && !Encoded.IsMatch(hole.Hole) && !EncodedLater.Contains(hole.Hole)), Is.Empty);
    }

    [Test]
    public void Every_text_of_a_picture_is_encoded()
    {
        // Numbers are made by us; the colour is one of ours.
        var holes = Regex.Matches(Text("BadgeReport.cs").Split("\"\"\"")[1], @"\{((?:[^{}]|\{[^{}]*\})*)\}").Select(hole => hole.Groups[1].Value).ToList();
        Assert.That(holes, Has.Count.GreaterThan(8));
        Assert.That(holes.Where(hole => !Regex.IsMatch(hole, @"^(?:XmlText\.Text\(|Number\(|left$|whole$|badge\.Colour$)")), Is.Empty);
        Assert.That(SourceTree.CSharp("src").Where(file => file.Text.Contains("<svg", StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Path)), Is.EqualTo(new[] { "BadgeReport.cs" }));
    }

    [Test]
    public void Every_text_of_a_command_to_a_runner_is_encoded()
    {
        var appended = Regex.Matches(Text("AnnotationReport.cs"), @"\.Append\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)").Select(append => append.Groups[1].Value).ToList();
        Assert.That(appended, Has.Count.GreaterThan(8));
        Assert.That(appended.Where(text => !Regex.IsMatch(text, @"^(?:""[^""]*""|'[^']*'|'\\n'|command|annotation\.Line \?\? 1|WorkflowText\.(?:Message|Property)\(.*\))$")), Is.Empty);
    }

    [Test]
    public void Every_cell_of_a_table_is_encoded()
    {
        var writers = SourceTree.CSharp("src").Where(file => file.Path.EndsWith("Csv.cs", StringComparison.Ordinal)).ToList();
        Assert.That(writers, Is.Not.Empty);
        foreach (var (path, text) in writers.Select(file => (file.Path, file.Text)))
        {
            var appended = Regex.Matches(text, @"\.Append\w*\(.*").Select(append => append.Value).ToList();
            Assert.That(appended.Where(append => !Regex.IsMatch(append, @"^\.Append\(CsvText\.Row\(")), Is.Empty, path);
            Assert.That(text, Does.Contain("CsvText.Row(").And.Not.Contain("','").And.Not.Contain("\",\""), path);
        }
    }

    [Test]
    public void Every_message_and_address_of_SARIF_is_encoded()
    {
        var written = new[] { "SarifReport.cs", "SarifRules.cs", "SarifMarkdown.cs" }.SelectMany(file => Regex.Matches(Text(file), @"Write(?:Message|Text)\(writer, ""\w+"", (.*)\);|WriteString\(""uri"", (.*)\);|(?:Append|StringBuilder)\([^""')].*")
            .Select(match => match.Value)).ToList();
        Assert.That(written, Has.Count.GreaterThan(9));
        Assert.That(written.Where(text => !Regex.IsMatch(text, @"SarifText\.(?:Message|Address)\(|MarkdownText\.|""The top of the repository\.""")), Is.Empty);
    }

    [Test]
    public void A_piece_of_a_text_report_is_encoded_by_its_only_constructor()
    {
        Assert.That(new TextSpan("a\u001b").Text, Is.EqualTo(@"a\x1B"));
        Assert.That(typeof(TextSpan).GetProperty(nameof(TextSpan.Text))!.SetMethod, Is.Null);
        Assert.That(typeof(TextSpan).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(each => each.GetParameters() is not [{ ParameterType: var type }] || type != typeof(TextSpan)),
            Has.One.Items);
        var broken = SourceTree.CSharp("src/RepoMaturity.Core/Reports").Where(file => Path.GetFileName(file.Path) is not "TextPage.cs" && Regex.IsMatch(file.Text, @"new TextLine\(")).Select(file => file.Path);
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void The_program_writes_to_its_streams_only_what_is_encoded()
    {
        var broken = SourceTree.CSharp("src/RepoMaturity.Cli").Where(file => !Printers.Contains(Path.GetFileName(file.Path)))
            .SelectMany(file => Regex.Matches(file.Text, @"(?<!\w)(?:[Ee]rror|Text|Output)\.Write(?:Line)?\(\s*([^;]*)")
                .Where(write => !Regex.IsMatch(write.Groups[1].Value, @"^(?:TerminalText\.Safe\(|JsonText\.Write\(|TextPrinter\.Print\(|ExitCode\.Help|\$""\{ToolIdentity\.Name\}|mistakes\.Count|string\.Create\(|WrongReport\.Write\(|text\)$|\$""Interrupted\. [^{]*\{ToolIdentity\.Name\}[^{]*\{TerminalText\.Safe\(|post\.Body\)|configuration\.Problems\.Length)"))
                .Select(write => $"{file.Path}: {write.Value}"));
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void No_library_of_the_product_writes_to_the_console() => Assert.That(
        SourceTree.CSharp("src").Where(file => !file.Path.StartsWith("src/RepoMaturity.RuleCompiler/", StringComparison.Ordinal) && file.Text.Contains("Console.", StringComparison.Ordinal)
            && Regex.IsMatch(file.Text, @"(?<![\w.])Console\.")).Select(file => Path.GetFileName(file.Path)),
        Is.SubsetOf(new[] { "Terminal.cs" }));

    private static string Text(string report) => File.ReadAllText(SourceTree.At($"src/RepoMaturity.Core/Reports/{report}"));

    /// <summary>The expressions between braces of interpolated texts.</summary>
    private static IEnumerable<string> Holes(string text) =>
        Regex.Matches(text, """\$"((?:[^"\\{]|\\.|\{(?:[^{}"]|"[^"]*"|\{[^{}]*\})*\})*)"(?!\w)""").SelectMany(match => Regex.Matches(match.Groups[1].Value, """\{((?:[^{}"]|"[^"]*"|\{[^{}]*\})*)\}"""))
            .Select(hole => hole.Groups[1].Value);
}
