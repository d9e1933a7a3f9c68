using RepoMaturity.Cli;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Plans;

/// <summary>Every step that the rules give, taken in a small repository: the level that it promises comes out, nothing falls, and the tool accepts what was written.</summary>
internal sealed class StepTests
{
    private static readonly Lazy<Scanner> Scanner = new(() => ScanCommand.CreateScanner(RuleSources.Rules));

    public static IEnumerable<TestCaseData> Steps() => RuleSources.Rules.Rules.SelectMany(rule => rule.Steps.SelectMany((step, i) => step.Claims.Select(claim =>
        new TestCaseData(step with { Rule = rule.Id }, claim).SetArgDisplayNames($"{rule.Id} {i + 1} {claim} to {Words.Of(step.To)}"))));

    [TestCaseSource(nameof(Steps))]
    public void A_step_keeps_its_promise(StepRule step, string claim)
    {
        var files = StepTree.For(step, claim);
        var byHand = step.Files.Any(file => file.Contains("-workflow}", StringComparison.Ordinal));
        var isTaken = false;
        var requirement = new Requirement.All([.. step.Needs.Select(need => new Requirement.AtLeast(need, Level.Implemented)), new Requirement.AtLeast(claim, step.To)]);
        for (var i = 0; i < 10; i++)
        {
            if (byHand)
            {
                files[StepTree.ByHandPath] = StepTree.ByHand(files.Keys);
            }

            var before = Scan(files);
            var way = new Planner(RuleSources.Rules, before, IsAllowed).Towards(requirement);
            if (way.IsEmpty)
            {
                break;
            }

            var next = way[0];
            Assert.That(next.Change, Is.Not.Null, $"{next.Claim}: {next.Text}");
            isTaken |= next.Rule is { } taken && taken.Rule == step.Rule && taken.Line == step.Line;
            files = ChangedFiles.After(files, next.Change!);
            AssertKept(next, before, Scan(files), files[next.Change!.File]);
        }

        Assert.That(isTaken, Is.True, "The level is reached without it.");

        // Of the ways to the same level of the claim only this one, or a better one would always be taken.
        bool IsAllowed(StepRule other) => (other.Rule == step.Rule && other.Line == step.Line) || !other.Claims.Contains(claim) || other.To < step.To;
    }

    [Test]
    public void Every_placeholder_is_known()
    {
        var used = RuleSources.Rules.Rules.SelectMany(rule => rule.Steps).SelectMany(step => step.Files.Append(step.Text).Append(step.Snippet))
            .SelectMany(text => StepWriter.Placeholders().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.That(used.Except(StepPlaces.Names, StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void Every_practice_has_a_step_to_implemented_or_beyond()
    {
        var raised = RuleSources.Rules.Rules.SelectMany(rule => rule.Steps).Where(step => step.From == Level.Absent).SelectMany(step => step.Claims).ToHashSet(StringComparer.Ordinal);
        Assert.That(RuleSources.Rules.Practices.Select(practice => practice.Id).Except(raised, StringComparer.Ordinal), Is.Empty);
    }

    /// <summary>Without Python, Python is not checked; the build machines have it.</summary>
    [Test]
    public void Python_is_there_to_check_python() => Assume.That(Checkers.HasPython, Is.True, "There is no python3: what steps write in Python is not compiled.");

    internal static void AssertKept(NextStep step, Assessment before, Assessment after, string text)
    {
        var (old, now) = (Levels(before), Levels(after));
        Assert.Multiple(() =>
        {
            foreach (var raise in step.Raises)
            {
                Assert.That(now[raise.Claim], Is.GreaterThanOrEqualTo(raise.To), $"{raise.Claim} by\n{step.Text}\n{step.Change!.File}\n{text}");
            }

            Assert.That(old.Where(each => now[each.Key] < each.Value).Select(each => each.Key), Is.Empty, "nothing falls");
            Assert.That(Checkers.Mistakes(step.Change!.File, text), Is.Empty, text);
        });
    }

    private static Assessment Scan(Dictionary<string, string> files) => Scanner.Value.Scan(new Subject(new MemorySnapshot(files), "flats"));

    private static Dictionary<string, Level> Levels(Assessment assessment) => assessment.Practices
        .SelectMany(practice => practice.Aspects.Select(aspect => (aspect.Aspect.Id, aspect.Level)).Prepend((practice.Practice.Id, practice.Level)))
        .ToDictionary(StringComparer.Ordinal);
}
