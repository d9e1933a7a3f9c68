using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.GitHubActions;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.GitHubActions;

internal sealed class HandedScriptTests
{
    [TestCase("{script: make a}", "make a")]
    [TestCase("{train_script: make a, inlineScript: make b, test-command: make c, CMD: make d, run: make e}", "make a|make b|make c|make d|make e")]
    [TestCase("{subscription: make a, description: make b, azureSubscription: x y, transcript: x}", "make a|make b")]
    [TestCase("{description: trains the model, subscription-id: x, Subscription: y}", "")]
    [TestCase("{subscriptionScript: x a}", "x a")]
    [TestCase("{args: python -m a.b, other: make, name: python}", "python -m a.b")]
    [TestCase("{steps: \"make a\\nmake b\\n\"}", "make a|make b")]
    [TestCase("{script: '', command: [a], cmd: {b: c}, run: null}", "null")]
    [TestCase("x", "")]
    [TestCase("[a]", "")]
    public void An_own_action_or_workflow_runs_what_it_is_handed(string with, string expected) => Assert.Multiple(() =>
    {
        Assert.That(Commands($"on: push\njobs:\n  a:\n    steps:\n      - uses: ./x\n        with: {with}\n"), Is.EqualTo(expected), "action");
        Assert.That(Commands($"on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n    with: {with}\n"), Is.EqualTo(expected), "workflow");
    });

    [Test]
    public void Actions_of_others_are_not_handed_scripts() => Assert.That(Commands("on: push\njobs:\n  a:\n    steps:\n      - uses: x/y@v1\n        with: {script: make a}\n"), Is.Empty);

    [Test]
    public void Leads_from_a_workflow_to_a_handed_script() => Assert.That(
        LinkedFiles.Chain("train.py", (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - uses: ./x\n        with: {script: python train.py}\n"), ("train.py", string.Empty)),
        Is.EqualTo(".github/workflows/a.yml:1 push -> .github/workflows/a.yml:3 job a -> .github/workflows/a.yml:6 job a, step 1: uses ./x: python train.py"));

    private static string Commands(string text) =>
        string.Join('|', Detected.In(new GitHubActionsDetector(), ".github/workflows/a.yml", text).Facts.Where(fact => fact.Kind == FactKind.Command).Select(fact => fact.Name));
}
