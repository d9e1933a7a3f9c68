using RepoMaturity.Detectors.GitHubActions;
using RepoMaturity.Tests.Detectors.Shell;

namespace RepoMaturity.Tests.Detectors.GitHubActions;

/// <summary>Conditions that are broken, and triggers that start nothing.</summary>
public sealed class WorkflowRepairTests
{
    [TestCase("contains(github.ref, 'main'")]
    [TestCase("contains(github.ref, 'main")]
    [TestCase("contains(")]
    [TestCase("contains(,")]
    [TestCase("contains(a,")]
    [TestCase("(((")]
    [TestCase("!")]
    [TestCase("! ")]
    [TestCase("'a")]
    [TestCase("a ==")]
    [TestCase("a && ")]
    [TestCase("f(g(h(")]
    [TestCase("github.event_name == 'push' && contains(x, ")]
    public void ABrokenConditionMayHold(string condition) => Assert.That(WorkflowCondition.MayHold(condition, "push"), Is.True);

    [TestCase("  push:\n    branches-ignore: ['**']\n", false)]
    [TestCase("  push:\n    branches-ignore: '**'\n", false)]
    [TestCase("  pull_request:\n    branches-ignore: ['**']\n", false)]
    [TestCase("  push:\n    branches-ignore: ['**']\n    tags: ['v*']\n", true)]
    [TestCase("  push:\n    branches-ignore: ['docs/**']\n", true)]
    [TestCase("  push:\n    branches-ignore: ['**']\n  schedule:\n    - cron: '0 0 * * *'\n", true)]
    public void Starts(string events, bool expected)
    {
        var found = Findings.Of(".github/workflows/a.yml", "on:\n" + events + "jobs:\n  a:\n    steps:\n      - run: make a\n");
        Assert.That(found.Units.Any(unit => !unit.Triggers.IsEmpty), Is.EqualTo(expected));
    }
}
