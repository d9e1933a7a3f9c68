using System.Text.RegularExpressions;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class AnnotationReportTests
{
    /// <summary>A command as the runner reads it: properties up to the next two colons, nothing else on the line.</summary>
    internal static readonly Regex Command = new(@"^::(?<command>notice|warning) (?:file=(?<file>[^:,]+),line=(?<line>[0-9]+),)?title=(?<title>[^:,]*)::(?<message>.+)$");

    [Test]
    public void The_stage_comes_first_then_the_steps_each_beside_a_file()
    {
        var fixture = new Fixture("manual-mlops");
        var assessment = Fixture.Scanner(RuleSources.Rules).Scan(fixture.Subject(RuleSources.Rules));
        var commands = Read(AnnotationReport.Write(assessment));
        Assert.That(commands[0].Groups["message"].Value, Does.StartWith("RepoMaturity's reading of Advancing MLOps from Ad hoc to Kaizen (2023): stage 3 of 5, Manual MLOps"));
        Assert.That(commands[0].Groups["file"].Success, Is.False);
        var steps = commands.Skip(1).Where(command => command.Groups["command"].Value == "notice").ToList();
        Assert.That(steps, Is.Not.Empty);
        Assert.That(steps.Select(step => step.Groups["file"].Value).Distinct(), Is.EquivalentTo(new[] { "README.md", ".github/workflows/deploy.yml" }).And.SubsetOf(fixture.Files().Keys));
        Assert.That(steps.Select(step => step.Groups["line"].Value), Has.All.EqualTo("1"));
    }

    [Test]
    public void A_command_is_written_as_the_runner_asks()
    {
        var step = new NextStep("tests", Level.Absent, Level.Implemented, "Write 100%: a, b.") { Place = "a,b:c/%.md" };
        var scan = SampleScan.Scan();
        scan = scan with { Problems = [], Frameworks = [scan.Frameworks[0] with { NextSteps = [step] }] };
        Assert.That(AnnotationReport.Write(scan).Split('\n')[1], Is.EqualTo("::notice file=a%2Cb%3Ac/%25.md,line=1,title=Tests::Tests is absent; the way to stage 2, First rung, asks for implemented. Write 100%25: a, b."));
    }

    [Test]
    public void Mistakes_of_the_configuration_and_unread_files_are_warnings()
    {
        var configuration = new Configuration(".repomaturity.yml", new DateOnly(2026, 1, 1)) { Problems = [new RuleProblem("", 7, "Unknown key.")], Expired = [new RuleProblem("", 9, "Expired.")] };
        var scan = SampleScan.Scan() with { Configuration = new ConfigurationResult(configuration, 0, []), Problems = [new Problem("a/b.yml", 3, "Broken."), new Problem("c", null, "Unread."), new Problem(null, null, "The tree.")] };
        Assert.That(AnnotationReport.Write(scan).Split('\n').Where(line => line.StartsWith("::warning", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "::warning file=.repomaturity.yml,line=7,title=Configuration::Unknown key.",
            "::warning file=.repomaturity.yml,line=9,title=Configuration::Expired.",
            "::warning file=a/b.yml,line=3,title=Not read::Broken.",
            "::warning file=c,line=1,title=Not read::Unread.",
        }));
    }

    [Test]
    public void No_more_are_written_than_are_shown()
    {
        var scan = SampleScan.Scan();
        var claims = Enumerable.Range(0, 40).Select(i => $"c{i}").ToList();
        scan = scan with
        {
            Problems = [.. claims.Select(claim => new Problem(claim, null, "Unread."))],
            Frameworks = [scan.Frameworks[0] with { NextSteps = [.. claims.Select(claim => new NextStep(claim, Level.Absent, Level.Implemented, "t"))] }],
        };
        var lines = AnnotationReport.Write(scan).TrimEnd('\n').Split('\n');
        Assert.That(lines.Count(line => line.StartsWith("::notice ", StringComparison.Ordinal)), Is.EqualTo(10));
        Assert.That(lines.Count(line => line.StartsWith("::warning ", StringComparison.Ordinal)), Is.EqualTo(10));
        Assert.That(lines, Does.Contain("::notice title=RepoMaturity::and 32 more steps: the report has them all.").And.Contain("::warning title=RepoMaturity::and 31 more problems: the report has them all."));
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void A_stranger_s_text_makes_no_command(string text)
    {
        var scan = SampleScan.Scan();
        var step = new NextStep("tests", Level.Absent, Level.Implemented, text) { Place = "x" + text };
        scan = scan with { Problems = [new Problem("y" + text, 1, text)], Incompleteness = [text], Frameworks = [scan.Frameworks[0] with { NextSteps = [step], Stage = new StageResult(1, text, 1) }] };
        var commands = Read(AnnotationReport.Write(scan));
        Assert.That(commands, Has.Count.EqualTo(3));
        Assert.That(commands.Select(command => Decoded(command.Groups["file"].Value)), Is.EqualTo(new[] { string.Empty, TerminalText.Safe("x" + text), TerminalText.Safe("y" + text) }));
    }

    /// <summary>The commands of a text, which has nothing else.</summary>
    internal static List<Match> Read(string text)
    {
        Assert.That(text, Does.EndWith("\n"));
        var lines = text[..^1].Split('\n');
        Assert.That(lines, Has.All.Match(Command.ToString()));
        Assert.That(lines.SelectMany(line => ShownText.Obeyed(line[2..])), Is.Empty);
        return [.. lines.Select(line => Command.Match(line))];
    }

    private static string Decoded(string property) => property.Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
