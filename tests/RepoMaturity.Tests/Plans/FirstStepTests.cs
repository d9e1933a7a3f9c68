using RepoMaturity.Cli;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Git;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Plans;

/// <summary>
/// The first step of the plan of real repositories, taken in scratch copies of them: apply-first-steps.sh makes the copies and runs this. Every plan towards the next stage of
/// each framework is taken, and each in the copy as the steps before it left it.
/// </summary>
[Explicit("Needs scratch copies of repositories: tests/plans/apply-first-steps.sh")]
internal sealed class FirstStepTests
{
    public static IEnumerable<string> Copies() => (Environment.GetEnvironmentVariable("REPOMATURITY_SCRATCH") is { Length: > 0 } folder ? Directory.GetDirectories(folder) : ["none"]).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Copies))]
    public void The_level_rises_as_promised_and_nothing_falls(string copy)
    {
        Assume.That(Directory.Exists(copy), Is.True, "REPOMATURITY_SCRATCH names no folder of copies.");
        var before = Scan(copy);
        var taken = 0;
        foreach (var result in before.Frameworks)
        {
            before = Scan(copy);
            var now = before.Frameworks.First(each => each.Framework.Id == result.Framework.Id);
            if (now.NextSteps.FirstOrDefault() is not { } step)
            {
                continue;
            }

            TestContext.Out.WriteLine($"{result.Framework.Id}: {step.Claim} to {step.To}: {step.Text}");
            if (step.Change is not { } change)
            {
                TestContext.Out.WriteLine("  words only");
                continue;
            }

            var file = Path.Combine(copy, change.File);
            var text = ChangedFiles.Changed(File.Exists(file) ? File.ReadAllText(file) : null, change);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            StepTests.AssertKept(step, before, Scan(copy), text);
            taken++;
        }

        TestContext.Out.WriteLine($"{taken} taken in {Path.GetFileName(copy)}");
    }

    private static Assessment Scan(string folder)
    {
        using var opened = RepositoryOpener.Open(folder, new OpenOptions());
        return ScanCommand.CreateScanner(RuleSources.Rules).Scan(new Subject(opened.Snapshot, Path.GetFileName(folder), opened.History));
    }
}
