using System.Diagnostics;
using RepoMaturity.Cli;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Comparison;

/// <summary>The newest first-parent commits of real repositories, each compared with the one before: sum-of-deltas.sh names them and runs this.</summary>
[Explicit("Needs repositories with a history: tests/deltas/sum-of-deltas.sh")]
internal sealed class HistoryDeltaTests
{
    private const int MostCommits = 50;

    private static readonly JsonSchema Schema = JsonSchema.Read(SourceTree.At("rules/schema/delta.schema.json"));

    public static IEnumerable<string> Repositories() => Environment.GetEnvironmentVariable("REPOMATURITY_REPOSITORIES") is { Length: > 0 } folders ? folders.Split('\n', StringSplitOptions.RemoveEmptyEntries) : ["none"];

    [TestCaseSource(nameof(Repositories))]
    public void The_deltas_of_commits_sum_to_that_of_the_ends(string folder)
    {
        Assume.That(Directory.Exists(folder), Is.True, "REPOMATURITY_REPOSITORIES names no repository.");
        var clock = Stopwatch.StartNew();
        var scanner = ScanCommand.CreateScanner(RuleSources.Rules, ReadLimits.Default, null, new MemoryFactCache());
        var digests = new List<AssessmentDigest>();
        foreach (var revision in Enumerable.Range(0, MostCommits + 1).Select(back => $"HEAD~{back}"))
        {
            try
            {
                digests.Add(Digest(scanner, folder, revision));
            }
            catch (RepositoryException)
            {
                // The history begins here.
                break;
            }
        }

        digests.Reverse();
        var deltas = digests.Zip(digests.Skip(1), AssessmentDelta.Between).ToList();
        Assert.That(Sum(deltas.SelectMany(Moves)), Is.EqualTo(Sum(Moves(AssessmentDelta.Between(digests[0], digests[^1])))));
        Assert.That(Moves(AssessmentDelta.Between(digests[^1], digests[^1])), Is.Empty);
        Assert.That(Moves(AssessmentDelta.Between(digests[^1], Digest(ScanCommand.CreateScanner(RuleSources.Rules), folder, "HEAD"))), Is.Empty, "files shared between scans give what files read anew give");
        foreach (var delta in deltas)
        {
            var json = DeltaJson.Write(delta, new Tool("test", "1"));
            Assert.That(Schema.Validate(System.Text.Json.JsonDocument.Parse(json).RootElement), Is.Empty);
            var markdown = DeltaMarkdown.Write(DeltaReader.Read(json)!);
            Assert.That(markdown, Is.EqualTo(DeltaMarkdown.Write(delta)));
            Assert.That(markdown.Length, Is.LessThanOrEqualTo(DeltaMarkdown.MostCharacters));
        }

        TestContext.Out.WriteLine($"{folder}: {deltas.Count} deltas in {clock.Elapsed.TotalSeconds:0} s, {deltas.Count(delta => delta.HasChanged)} with a change, {deltas.Count(delta => !delta.Practices.All(claim => claim.From == claim.To))} with a level");
        foreach (var delta in deltas.Where(delta => delta.HasChanged))
        {
            TestContext.Out.WriteLine($"  {delta.After.Commit![..10]} {DeltaMarkdown.Write(delta).Split('\n')[0]}");
        }

        var whole = TestProgram.Run("diff", $"HEAD~{Math.Min(20, digests.Count - 1)}", "HEAD", folder, "--format", "markdown");
        Assert.That((whole.ExitCode, whole.Error), Is.EqualTo((0, string.Empty)));
    }

    private static AssessmentDigest Digest(Scanner scanner, string folder, string revision)
    {
        using var opened = RepositoryOpener.Open(folder, new OpenOptions { Revision = revision });
        var subject = new Subject(opened.Snapshot, opened.Name, opened.History) { Changes = new Lazy<ChangeFacts?>(() => opened.Changes) };
        return DigestReader.Of(scanner.Scan(subject));
    }

    /// <summary>By how much each level and stage moves.</summary>
    private static IEnumerable<(string Of, int By)> Moves(AssessmentDelta delta) =>
        delta.Practices.Concat(delta.Aspects).Concat(delta.Technologies.Select(technology => technology with { Id = "technology " + technology.Id })).Select(claim => (claim.Id, claim.To - claim.From))
            .Concat(delta.Frameworks.Select(framework => (framework.Id, (framework.After?.Index ?? -1) - (framework.Before?.Index ?? -1))))
            .Concat(delta.Frameworks.SelectMany(framework => framework.Dimensions.Select(dimension => ($"{framework.Id}:{dimension.Id}", (dimension.After ?? -1) - (dimension.Before ?? -1)))))
            .Concat(delta.Frameworks.SelectMany(framework => framework.Items.Select(item => ($"{framework.Id} item {item.Id}", (item.After == ItemStatus.Met ? 1 : 0) - (item.Before == ItemStatus.Met ? 1 : 0)))))
            .Where(move => move.Item2 != 0);

    private static IEnumerable<(string Of, int By)> Sum(IEnumerable<(string Of, int By)> moves) =>
        moves.GroupBy(move => move.Of, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(move => move.By))).Where(move => move.Item2 != 0).OrderBy(move => move.Key, StringComparer.Ordinal);
}
