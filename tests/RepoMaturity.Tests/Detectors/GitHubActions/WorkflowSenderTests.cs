using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.GitHubActions;

internal sealed class WorkflowSenderTests
{
    private const string Train = "on: workflow_dispatch\njobs:\n  t:\n    runs-on: x\n    steps:\n      - run: python train.py\n";
    private const string Retrain = "on: repository_dispatch\njobs:\n  t:\n    runs-on: x\n    steps:\n      - run: python train.py\n";

    [TestCase("run: gh workflow run train.yml", true)]
    [TestCase("run: gh workflow run other.yml", false)]
    [TestCase("run: curl -X POST https://api.github.com/repos/$GITHUB_REPOSITORY/actions/workflows/train.yml/dispatches -d x", true)]
    [TestCase("run: gh api repos/a/b/actions/workflows/other.yml/dispatches -f ref=main", false)]
    [TestCase("uses: benc-uk/workflow-dispatch@v1\n        with: {workflow: train.yml}", true)]
    [TestCase("uses: benc-uk/workflow-dispatch@v1\n        with: {workflow: train.yml, repo: a/b}", false)]
    [TestCase("uses: actions/github-script@v7\n        with:\n          script: \"await github.rest.actions.createWorkflowDispatch({ owner: o, workflow_id: 'train.yml', ref: 'main' })\"", true)]
    [TestCase("uses: actions/github-script@v7\n        with:\n          script: \"console.log('train.yml')\"", false)]
    public void A_workflow_is_started_by_a_call_of_the_api(string step, bool expected) => Assert.That(
        LinkedFiles.Chain("train.py", (".github/workflows/watch.yml", $"on:\n  schedule: [{{cron: '0 4 * * *'}}]\njobs:\n  w:\n    runs-on: x\n    steps:\n      - {step}\n"), (".github/workflows/train.yml", Train), ("train.py", "x = 1\n")).Length > 0,
        Is.EqualTo(expected));

    [Test]
    public void The_start_of_a_workflow_is_no_event_of_the_repository() => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (".github/workflows/watch.yml", "on: push\njobs:\n  w:\n    runs-on: x\n    steps:\n      - run: gh api repos/a/b/actions/workflows/other.yml/dispatches -f ref=main\n"),
            (".github/workflows/train.yml", Retrain),
            ("train.py", "x = 1\n")),
        Is.Empty);

    [TestCase("script: train.py", true)]
    [TestCase("script: eval.py", false)]
    [TestCase("model: a", false)]
    public void A_called_workflow_runs_the_script_that_it_is_given(string with, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n    with:\n      {with}\n"),
            (".github/workflows/b.yml", "on:\n  workflow_call:\n    inputs:\n      script: {required: true, type: string}\njobs:\n  b:\n    runs-on: x\n    steps:\n      - run: python ${{ inputs.script }}\n"),
            ("train.py", "x = 1\n")).Length > 0,
        Is.EqualTo(expected));

    [TestCase("python ${{ inputs.script }}", true)]
    [TestCase("python ${{ inputs.other || 'train.py' }}", true)]
    [TestCase("python ${{ inputs.other }}", false)]
    public void An_input_has_its_default(string command, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n"),
            (".github/workflows/b.yml", $"on:\n  workflow_call:\n    inputs:\n      script: {{default: train.py, type: string}}\njobs:\n  b:\n    runs-on: x\n    steps:\n      - run: {command}\n"),
            ("train.py", "x = 1\n")).Length > 0,
        Is.EqualTo(expected));
}
