using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Each file of each fixture fails to be read once: the report says so, of this file alone, and of no other anything else.</summary>
internal sealed class ReadFaultTests
{
    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void What_cannot_be_read_is_named_and_no_other_file_is(string name)
    {
        var subject = new Fixture(name).Subject(RuleSources.Rules);
        var whole = Scan(subject);
        var faults = new List<string>();
        foreach (var entry in subject.Snapshot.Files)
        {
            var without = Scan(subject with { Snapshot = new WithoutFile(subject.Snapshot, entry.Path) });
            if (!without.Problems.Any(problem => problem.Path == entry.Path)
                && whole.Practices.Any(practice => practice.Evidence.Any(evidence => evidence.Path == entry.Path && evidence.Position is not null)))
            {
                faults.Add($"nothing is said of {entry.Path}");
            }

            faults.AddRange(without.Problems.Except(whole.Problems).Where(problem => problem.Path != entry.Path).Select(problem => $"without {entry.Path}: {problem}"));
        }

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    private static Assessment Scan(Subject subject) => Fixture.Scanner(RuleSources.Rules).Scan(subject);

    /// <summary>A tree whose store fails for one file.</summary>
    private sealed class WithoutFile(ISnapshot whole, string path) : ISnapshot
    {
        public string? Commit => whole.Commit;

        public bool IsDirty => whole.IsDirty;

        public IReadOnlyList<FileEntry> Files => whole.Files;

        public IReadOnlyList<string> Incompleteness => whole.Incompleteness;

        public bool IsStored(FileEntry entry) => whole.IsStored(entry);

        public FileContent Read(FileEntry entry, int maximumBytes) => entry.Path == path ? FileContent.Missing(UnreadReason.Failed) : whole.Read(entry, maximumBytes);
    }
}
