using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>What the SARIF multitool says of the logs of all fixtures: its rules hold the schema and what the standard asks for beyond it.</summary>
internal sealed class SarifValidationTests
{
    private const string Multitool = "@microsoft/sarif-multitool/bin.js";

    /// <summary>Rules of the standard, and of GitHub Advanced Security.</summary>
    private static readonly string[] Kinds = ["Sarif", "Ghas"];

    [Test]
    public void The_multitool_finds_no_mistake()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in Fixture.Names)
        {
            folder.Write($"{name}.sarif", Encoding.UTF8.GetString(SarifReport.Write(Scan(name), new Tool("repomaturity", "1.2.3"))));
        }

        // The project has no address yet where one could read of it.
        Assert.That(Kinds.SelectMany(kind => Mistakes(folder, kind)).Where(mistake => !mistake.Contains("Warning_ProvideToolnformationUri", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("\"columnKind\"", "\"columnKinds\"", "Sarif")]
    [TestCase("\"uri\": \"README.md\"", "\"uri\": \"/README.md\"", "Sarif")]
    [TestCase("\"startLine\": 1", "\"startLine\": 0", "Sarif")]
    [TestCase("\"ruleIndex\": ", "\"ruleIndex\": 9", "Sarif")]
    [TestCase("\"locations\": [", "\"relatedLocations\": [", "Ghas")]
    public void The_multitool_finds_a_mistake(string sound, string wrong, string kind)
    {
        using var folder = new TemporaryFolder();
        var log = Encoding.UTF8.GetString(SarifReport.Write(Scan("manual-mlops"), new Tool("repomaturity", "1.2.3")));
        Assert.That(log, Does.Contain(sound));
        folder.Write("a.sarif", log.Replace(sound, wrong, StringComparison.Ordinal));
        Assert.That(Mistakes(folder, kind).Where(mistake => !mistake.Contains("Warning_ProvideToolnformationUri", StringComparison.Ordinal)), Is.Not.Empty);
    }

    private static Assessment Scan(string name)
    {
        var fixture = new Fixture(name);
        return Fixture.Scanner(RuleSources.Rules).Scan(fixture.Subject(RuleSources.Rules));
    }

    /// <summary>Errors and warnings by the rules of a kind.</summary>
    private static List<string> Mistakes(TemporaryFolder folder, string kind)
    {
        var found = folder[$"{kind}.json"];
        var (_, output) = NodeProgram.Run(Multitool, "validate", Path.Combine(folder.FullPath, "*.sarif"), "--rule-kind", kind, "--output", found);
        Assert.That(File.Exists(found), Is.True, output);
        Assert.That(output, Does.Contain("files scanned."));
        return [.. JsonDocument.Parse(File.ReadAllText(found)).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => $"{result.GetProperty("ruleId")}: {result.GetProperty("message")}")];
    }
}
