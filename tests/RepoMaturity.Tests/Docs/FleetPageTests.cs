using System.Text.RegularExpressions;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Pages;
using RepoMaturity.Web;

namespace RepoMaturity.Tests.Docs;

/// <summary>What docs/fleet.md says is so.</summary>
internal sealed class FleetPageTests
{
    private static readonly string[] Commands = ["scan", "worker", "serve", "status", "report", "gate", "plan", "merge", "export", "import"];

    private static string Text => File.ReadAllText(SourceTree.At("docs/fleet.md"));

    [Test]
    public void Every_command_works()
    {
        using var reader = new Reader();
        foreach (var command in MarkdownBlock.Read("docs/fleet.md").Where(block => block.Language == "console").SelectMany(block => block.Lines))
        {
            var run = reader.Follow(command);
            Assert.That(run?.ExitCode, Is.Zero, $"{command}\n{run?.Error}");
        }
    }

    [TestCaseSource(nameof(Commands))]
    public void Every_command_is_named(string command) => Assert.That(Text, Does.Contain($"fleet {command}"));

    [Test]
    public void Every_option_that_is_named_is_there()
    {
        var named = Regex.Matches(Text, "`[^`\n]*`").SelectMany(code => Regex.Matches(code.Value, "--[a-z-]+").Select(match => match.Value)).Distinct().ToList();
        var helps = Commands.Select(command => TestProgram.Run("fleet", command, "--help").Output).Append(TestProgram.Run("scan", "--help").Output).Append(TestProgram.Run("serve", "--help").Output);
        var known = helps.SelectMany(help => Regex.Matches(help, "--[a-z-]+").Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);
        Assert.That(named, Has.Count.GreaterThan(20));
        Assert.That(named.Except(known), Is.Empty);
    }

    [Test]
    public void Every_option_and_path_of_the_server_is_named()
    {
        var options = Regex.Matches(TestProgram.Run("serve", "--help").Output, "--[a-z-]+").Select(match => match.Value).Distinct().Except(["--help", "--verbose", "--quiet", "--no-color", "--port"]);
        Assert.That(options.Where(option => !Text.Contains(option, StringComparison.Ordinal)), Is.Empty);
        var paths = Endpoints.Of(null!, null!, RuleSources.Rules, SamplePage.Tool).Select(endpoint => endpoint.HasName ? endpoint.Path + "NAME" : endpoint.Path);
        Assert.That(paths.Where(path => !Text.Contains($"`{path}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_option_of_a_scan_is_named()
    {
        string[] asInASingleScan = ["--help", "--rules", "--framework", "--evidence-only", "--plugin", "--cache", "--no-cache", "--quiet", "--no-color", "--store"];
        var options = Regex.Matches(TestProgram.Run("fleet", "scan", "--help").Output, "--[a-z-]+").Select(match => match.Value).Distinct().Except(asInASingleScan);
        Assert.That(options.Where(option => !Text.Contains(option, StringComparison.Ordinal)), Is.Empty);
    }
}
