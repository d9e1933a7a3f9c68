using System.Text.Json;
using System.Text.RegularExpressions;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Cli;

namespace RepoMaturity.Tests.Docs;

/// <summary>What README.md and the tutorial of rules say is so.</summary>
internal sealed class ReadmeTests
{
    private const string LeftOut = "[...]";
    private static readonly string[] CommandLanguages = ["console", "sh", "bash", "shell"];

    private static string Text => File.ReadAllText(SourceTree.At("README.md"));

    [Test]
    public void The_two_commands_come_first()
    {
        var commands = MarkdownBlock.Read("README.md").Where(block => CommandLanguages.Contains(block.Language)).SelectMany(block => block.Lines);
        Assert.That(commands.Take(2), Is.EqualTo(new[] { "dotnet run --project src/RepoMaturity.Cli -- scan PATH", "dotnet test" }));
    }

    [TestCase("README.md")]
    [TestCase("docs/writing-rules.md")]
    [TestCase("docs/tutorial.md")]
    [TestCase("docs/frameworks.md")]
    public void Every_command_works_and_shows_what_is_shown(string path)
    {
        using var reader = new Reader();
        TestProgram? last = null;
        foreach (var block in MarkdownBlock.Read(path))
        {
            if (CommandLanguages.Contains(block.Language))
            {
                foreach (var command in block.Lines)
                {
                    last = reader.Follow(command) ?? last;
                    Assert.That(last?.ExitCode ?? 0, Is.Zero, $"{command}\n{last?.Error}");
                }
            }
            else if (block.Language == "text")
            {
                AssertShown(path, block, last!.Output);
            }
            else if (Regex.Match(block.Before, "`([^`]+)`:$") is { Success: true } file)
            {
                reader.Save(file.Groups[1].Value, block.Lines);
            }
        }

        Assert.That(last, Is.Not.Null);
    }

    [Test]
    public void A_report_in_JSON_is_one()
    {
        using var reader = new Reader();
        reader.Follow(MarkdownBlock.Read("README.md").SelectMany(block => block.Lines).First(line => line.EndsWith("--format json --output report.json", StringComparison.Ordinal)));
        Assert.That(JsonDocument.Parse(reader.Written("report.json")).RootElement.GetProperty("schemaVersion").GetString(), Is.Not.Empty);
    }

    [Test]
    public void Every_option_of_scan_and_every_exit_code_is_in_its_tables()
    {
        var help = TestProgram.Run("scan", "--help").Output;
        var options = Regex.Matches(help, "--[a-z-]+").Select(match => match.Value).Distinct().Except(["--help"]).ToList();
        Assert.That(options, Has.Count.GreaterThan(5));
        Assert.That(options.Where(option => !Text.Contains($"`{option}", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Regex.Matches(help, "^  ([0-9]+(?:, [0-9]+)*)  ", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Where(code => !Text.Contains($"\n| {code} | ", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_framework_is_named()
    {
        var ids = TestProgram.Run("list", "frameworks").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]);
        Assert.That(ids.Where(id => !Text.Contains($"| `{id}` |", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("README.md")]
    [TestCase("docs/writing-rules.md")]
    [TestCase("docs/configuration.md")]
    [TestCase("docs/github.md")]
    [TestCase("docs/pull-requests.md")]
    [TestCase("docs/plugins.md")]
    [TestCase("docs/security.md")]
    [TestCase("docs/fleet.md")]
    [TestCase("docs/tutorial.md")]
    [TestCase("docs/frameworks.md")]
    [TestCase("docs/limits.md")]
    [TestCase("docs/store-schema.md")]
    [TestCase("docs/scale.md")]
    public void Links_lead_somewhere(string path)
    {
        var folder = Path.GetDirectoryName(SourceTree.At(path))!;
        var links = Regex.Matches(File.ReadAllText(SourceTree.At(path)), @"\]\(([^)#:]+)\)").Select(match => match.Groups[1].Value);
        Assert.That(links.Where(link => !Path.Exists(Path.Combine(folder, link))), Is.Empty);
    }

    /// <summary>What is shown is the output from its first line to its last, but for what is marked as left out.</summary>
    private static void AssertShown(string path, MarkdownBlock block, string output)
    {
        var lines = output.TrimEnd('\n').Split('\n');
        var at = 0;
        var mayLeaveOut = false;
        foreach (var line in block.Lines)
        {
            if (line == LeftOut || (mayLeaveOut && line.Length == 0))
            {
                mayLeaveOut = true;
                continue;
            }

            var next = mayLeaveOut ? Array.IndexOf(lines, line, at) : at;
            Assert.That(next >= 0 && next < lines.Length ? lines[next] : null, Is.EqualTo(line), $"{path} shows other output than this:\n\n{output}");
            at = next + 1;
            mayLeaveOut = false;
        }

        Assert.That(at, Is.EqualTo(lines.Length), "The last line that is shown is not the last of the output.");
    }
}
