using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Each file of each fixture fails to be read once: the report says so, of this file alone, and of no other anything else.</summary>
internal sealed class ReadFaultTests
{
    /// <summary>Files without which a fixture is taken for a repository of another kind.</summary>
    private static readonly Dictionary<string, string[]> DecidingOnTheKind = new(StringComparer.Ordinal)
    {
        ["ad-hoc"] = ["flat_prices.ipynb"],
        ["code-of-a-paper"] = ["README.md", "train.py"],
        ["dependency-nobody-imports"] = ["train.py"],
        ["lfs-pointer"] = ["evaluate.py"],
        ["tutorial-of-every-tool"] = ["README.md"],
    };

    /// <summary>
    /// Beside that: what is proved of the repository stays possible, and nothing more is proved. What a file could only declare is not told, and the kind of the repository is that of the
    /// files that were read: those that decide on it are named here, and left out.
    /// </summary>
    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void What_cannot_be_read_is_named_and_what_was_proved_stays_possible(string name)
    {
        var subject = new Fixture(name).Subject(RuleSources.Rules);
        var whole = Scan(subject);
        var before = LevelsOf(whole);
        var faults = new List<string>();
        var others = new List<string>();
        foreach (var entry in subject.Snapshot.Files)
        {
            var without = Scan(subject with { Snapshot = new WithoutFile(subject.Snapshot, entry.Path) });
            if (!without.Problems.Any(problem => problem.Path == entry.Path)
                && whole.Practices.Any(practice => practice.Evidence.Any(evidence => evidence.Path == entry.Path && evidence.Position is not null)))
            {
                faults.Add($"nothing is said of {entry.Path}");
            }

            faults.AddRange(without.Problems.Except(whole.Problems).Where(problem => problem.Path != entry.Path).Select(problem => $"without {entry.Path}: {problem}"));
            if (without.Kind.Kind.Id != whole.Kind.Kind.Id)
            {
                others.Add(entry.Path);
                continue;
            }

            var after = LevelsOf(without);
            faults.AddRange(before.Where(claim => claim.Value.Level >= Level.Implemented && after[claim.Key].CouldBe < claim.Value.Level)
                .Select(claim => $"{entry.Path}: {claim.Key} is {claim.Value.Level}, without the file {after[claim.Key].Level}, could be {after[claim.Key].CouldBe}"));
            faults.AddRange(before.Where(claim => claim.Value.Level < after[claim.Key].Level).Select(claim => $"{entry.Path}: {claim.Key} rises to {after[claim.Key].Level} without the file"));
        }

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
        Assert.That(others, Is.EqualTo(DecidingOnTheKind.GetValueOrDefault(name, [])));
    }

    private static Dictionary<string, (Level Level, Level CouldBe)> LevelsOf(Assessment assessment) => assessment.Practices
        .SelectMany(practice => practice.Aspects.Select(aspect => (aspect.Aspect.Id, aspect.Level, aspect.CouldBe)).Append((practice.Practice.Id, practice.Level, practice.CouldBe)))
        .ToDictionary(claim => claim.Id, claim => (claim.Level, claim.CouldBe), StringComparer.Ordinal);

    private static Assessment Scan(Subject subject) => Fixture.Scanner(RuleSources.Rules).Scan(subject);
}
