using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.GitHubActions;
using RepoMaturity.Tests.Detectors.Shell;

namespace RepoMaturity.Tests.Detectors.GitHubActions;

public sealed class GitHubActionsTests
{
    private const string Path = ".github/workflows/train.yml";
    private const string Job = "jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make train\n";

    [TestCase(".github/workflows/a.yml", true)]
    [TestCase(".github/workflows/a.yaml", true)]
    [TestCase(".github/workflows/a.yml.disabled", true)]
    [TestCase(".github/workflows/README.md", false)]
    [TestCase("template/.github/workflows/a.yml", true)]
    [TestCase(".github/actions/x/action.yml", true)]
    [TestCase("action.yaml", true)]
    [TestCase("docs/a.yml", false)]
    public void Workflows_and_actions_are_claimed(string path, bool expected) => Assert.That(new GitHubActionsDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("on: push", "Push: push")]
    [TestCase("on: [push, pull_request]", "Push: push, PullRequest: pull_request")]
    [TestCase("on:\n  push:\n    branches: [main]\n  schedule:\n    - cron: '0 3 * * *'\n    - cron: '0 4 * * *'", "Push: push, Schedule: schedule 0 3 * * *, Schedule: schedule 0 4 * * *")]
    [TestCase("on: workflow_dispatch", "Manual: workflow_dispatch")]
    [TestCase("\"on\":\n  workflow_dispatch:", "Manual: workflow_dispatch")]
    [TestCase("on:\n  release:\n    types: [published]", "Push: release")]
    [TestCase("on: [issues, issue_comment]", "Manual: issues, Manual: issue_comment")]
    [TestCase("on:\n  pull_request:\n    types: [labeled]", "Manual: pull_request")]
    [TestCase("on:\n  pull_request:\n    types: [opened, labeled]", "PullRequest: pull_request")]
    [TestCase("on:\n  repository_dispatch:\n    types: [new-data]", "Manual: repository_dispatch new-data")]
    [TestCase("on: deployment_status", "Event: deployment_status")]
    [TestCase("on: workflow_call", "")]
    [TestCase("on:\n  workflow_run:\n    workflows: [CI]", "")]
    [TestCase("on: merge_group", "PullRequest: merge_group")]
    [TestCase("", "")]
    public void Triggers_are_read_in_every_spelling(string on, string expected)
    {
        var unit = Findings.Units(Findings.Of(Path, on + "\n" + Job))[0];
        Assert.That(unit, Is.EqualTo(expected.Length == 0 ? "workflow Workflow" : $"workflow Workflow [{expected}]"));
    }

    [TestCase("", "job:a Job", true)]
    [TestCase("if: false", "job:a Job off: if: false", false)]
    [TestCase("if: ${{ false }}", "job:a Job off: if: false", false)]
    [TestCase("if: false && x", "job:a Job off: if: false", false)]
    [TestCase("if: github.event_name == 'workflow_dispatch'", "job:a Job [Manual: workflow_dispatch]", false)]
    [TestCase("if: ${{ github.event_name == \"workflow_dispatch\" && always() }}", "job:a Job [Manual: workflow_dispatch]", false)]
    [TestCase("if: inputs.deploy == 'true'", "job:a Job [Manual: workflow_dispatch]", false)]
    [TestCase("if: github.event.inputs.deploy", "job:a Job [Manual: workflow_dispatch]", false)]
    [TestCase("if: github.event_name == 'push' || inputs.x", "job:a Job [Push: push, Manual: workflow_dispatch]", false)]
    [TestCase("if: github.event_name != 'pull_request'", "job:a Job [Push: push, Schedule: schedule 0 3 * * *, Manual: workflow_dispatch]", false)]
    [TestCase("if: github.event_name != 'workflow_dispatch'", "job:a Job", true)]
    [TestCase("if: github.ref == 'refs/heads/main'", "job:a Job [Push: push, Schedule: schedule 0 3 * * *, Manual: workflow_dispatch]", false)]
    [TestCase("if: contains(fromJSON('[\"schedule\"]'), github.event_name)", "job:a Job [Schedule: schedule 0 3 * * *]", false)]
    [TestCase("if: github.event.pull_request.merged == true", "job:a Job [PullRequest: pull_request]", false)]
    [TestCase("if: github.event_name == 'release'", "job:a Job off: if: no event of the workflow", false)]
    [TestCase("if: needs.x.outputs.y == 'true'", "job:a Job", true)]
    [TestCase("if: \"!cancelled()\"", "job:a Job", true)]
    [TestCase("if: '((('", "job:a Job", true)]
    public void Conditions_decide_which_events_start_a_job(string condition, string expected, bool follows)
    {
        var file = Findings.Of(Path, $"on:\n  push:\n  pull_request:\n  schedule: [{{cron: '0 3 * * *'}}]\n  workflow_dispatch:\njobs:\n  a:\n    {condition}\n    steps:\n      - run: make train\n");
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file)[1], Is.EqualTo(expected));
            Assert.That(Findings.References(file).Contains("unit #job:a @workflow"), Is.EqualTo(follows));
        });
    }

    [Test]
    public void A_job_that_needs_another_starts_with_it_at_most()
    {
        var file = Findings.Of(Path, "on: [push, workflow_dispatch]\njobs:\n  a:\n    if: false\n  b:\n    needs: a\n  c:\n    needs: [a]\n    if: always()\n  d:\n    if: inputs.x\n  e:\n    needs: d\n");
        Assert.That(Findings.Units(file)[1..], Is.EqualTo(new[]
        {
            "job:a Job off: if: false", "job:b Job off: needs a job that never runs", "job:c Job", "job:d Job [Manual: workflow_dispatch]", "job:e Job [Manual: workflow_dispatch]",
        }));
    }

    [Test]
    public void Steps_under_conditions_have_units_of_their_own()
    {
        var file = Findings.Of(Path, """
            on: [push, workflow_dispatch]
            jobs:
              a:
                steps:
                  - run: make a
                  - run: make b
                    if: false
                  - run: make c
                    if: github.event_name == 'workflow_dispatch'
                  - run: make d
                    if: steps.x.outputs.y
            """);
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Facts(file, FactKind.Command), Is.EqualTo(new[] { "make a :5 @job:a", "make b :6 @job:a#disabled-2", "make c :8 @job:a#step-3", "make d :10 @job:a" }));
            Assert.That(Findings.Units(file)[2..], Is.EqualTo(new[] { "job:a#disabled-2 Job off: if: false", "job:a#step-3 Job [Manual: workflow_dispatch]" }));
        });
    }

    [Test]
    public void Steps_run_with_their_folder_environment_and_matrix()
    {
        var file = Findings.Of(Path, """
            on: push
            env: {DIR: ml, SECRET: '${{ secrets.X }}'}
            defaults: {run: {working-directory: src}}
            jobs:
              a:
                env: {MODE: fast}
                strategy:
                  matrix:
                    script: [x, y]
                    include: [{file: z/Dockerfile}]
                environment: {name: prod, url: x}
                container: {image: 'img:1'}
                services: {db: {image: 'postgres:16'}}
                steps:
                  - uses: actions/checkout@v4
                  - run: |
                      echo hi

                      python $MODE/${{ env.DIR }}.py $SECRET
                  - run: python ${{ matrix.script }}.py
                    working-directory: ${{ env.DIR }}
                  - run: import x
                    shell: python
                  - run: fit()
                    shell: Rscript {0}
                  - uses: docker/build-push-action@v5
                    with:
                      file: ${{ matrix.file }}
                      tags: |
                        me/api:1
                        me/api:latest
            """);
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Facts(file, FactKind.Command), Is.EqualTo(new[]
            {
                "python fast/ml.py $SECRET :19 @job:a", "python ${{ matrix.script }}.py :20 @job:a", "python x.py :20 @job:a", "python y.py :20 @job:a", "Rscript -e fit() :24 @job:a",
            }));
            Assert.That(file.References.Where(reference => reference.Kind == ReferenceKinds.Script).Select(reference => $"{reference.Folder}|{reference.Target}|{reference.Text}"),
                Does.Contain("src|fast/ml.py|job a, step 2: python fast/ml.py $SECRET").And.Contain("ml|x.py|job a, step 3: python x.py"));
            Assert.That(Findings.References(file), Does.Contain("image-build z/Dockerfile in / (tag=me/api:1, tag=me/api:latest) @job:a"));
            Assert.That(Findings.Facts(file, FactKind.Image, FactKind.Environment), Is.EqualTo(new[] { "prod :11 @job:a", "postgres=16 :13 @job:a", "img=1 :12 @job:a" }));
        });
    }

    [Test]
    public void Actions_keep_their_inputs_and_lead_on()
    {
        var file = Findings.Of(Path, """
            on: push
            jobs:
              a:
                steps:
                  - uses: owner/repo/path@v1
                    with: {a: 1, b: '${{ x }}'}
                  - uses: ./.github/actions/x
                    with: {script: python -m a.b}
                  - uses: docker://img:2
                  - uses: appleboy/ssh-action@v1
                    with: {script: docker compose up -d}
                  - uses: azure/k8s-deploy@v4
                    with: {manifests: "k8s/a.yaml\nk8s/b.yaml"}
              b:
                uses: ./.github/workflows/other.yml
              c:
                uses: other/repo/.github/workflows/x.yml@main
            """);
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Facts(file, FactKind.Action)[0], Is.EqualTo("owner/repo/path=v1 :5 @job:a"));
            Assert.That(file.Facts.First(fact => fact.Kind == FactKind.Action).Arguments, Is.EqualTo(new[] { new Argument("a", "1"), new Argument("b", "${{ x }}") }));
            Assert.That(Findings.References(file).Where(reference => !reference.Contains("@workflow", StringComparison.Ordinal)), Is.EqualTo(new[]
            {
                "unit .github/actions/x/action.yml# @job:a", "unit .github/actions/x/action.yaml# @job:a", "module a.b in / @job:a", "compose-up  @job:a",
                "applied-file k8s/a.yaml in / @job:a", "applied-file k8s/b.yaml in / @job:a",
                "unit .github/workflows/other.yml#workflow @job:b", "outside other/repo/.github/workflows/x.yml@main @job:c",
            }));
        });
    }

    [TestCase("on:\n", "no event starts it")]
    [TestCase("on:\n  # push:\n  # schedule:\n", "no event starts it")]
    [TestCase("on: push\n", null)]
    [TestCase("on:\n  workflow_call:\n", null)]
    public void A_workflow_without_events_never_runs(string on, string? reason) =>
        Assert.That(Findings.Of(".github/workflows/a.yml", on + Job).Units.Select(unit => unit.Disabled), Is.EqualTo(new[] { reason, reason }));

    [TestCase("template/.github/workflows/a.yml", "not in the .github/workflows folder of the repository")]
    [TestCase(".github/workflows/sub/a.yml", "not in the .github/workflows folder of the repository")]
    [TestCase(".github/workflows/a.yml.disabled", "renamed, so that GitHub does not read it")]
    public void Files_that_github_does_not_read_start_nothing(string path, string reason) =>
        Assert.That(Findings.Of(path, "on: push\n" + Job).Units.Select(unit => unit.Disabled), Is.EqualTo(new[] { reason, reason }));

    [Test]
    public void A_checkout_in_a_folder_of_its_own_is_the_repository() => Assert.That(
        Findings.References(Findings.Of(Path, "on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with: {path: me}\n      - run: python a.py\n        working-directory: me/src\n")),
        Does.Contain("script a.py in src @job:a"));

    [Test]
    public void Composite_actions_run_in_the_root_and_know_their_own_folder()
    {
        var file = Findings.Of(".github/actions/x/action.yml", "name: X\nruns:\n  using: composite\n  steps:\n    - run: make a\n      shell: bash\n    - run: python ${{ github.action_path }}/b.py\n      shell: bash\n");
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file), Is.EqualTo(new[] { " Script" }));
            Assert.That(Findings.References(file), Is.EqualTo(new[] { "make-target a in /", "script .github/actions/x/b.py in /" }));
        });
    }

    [TestCase("runs: {using: docker, image: Dockerfile}", "image-build x/Dockerfile in /,container-run x/Dockerfile in /")]
    [TestCase("runs: {using: docker, image: 'docker://a:1'}", "")]
    [TestCase("runs: {using: node20, main: dist/index.js}", "script dist/index.js in x")]
    [TestCase("name: none", "")]
    public void Other_actions_run_an_image_or_a_script(string text, string expected) =>
        Assert.That(string.Join(',', Findings.References(Findings.Of("x/action.yml", text))), Is.EqualTo(expected));

    [Test]
    public void The_chain_goes_from_the_clock_to_the_script() => Assert.That(
        Findings.Chain(
            "src/train.py", "",
            (Path, "name: Train\non:\n  schedule:\n    - cron: '0 3 * * *'\njobs:\n  train:\n    uses: ./.github/workflows/run.yml\n"),
            (".github/workflows/run.yml", "on: workflow_call\njobs:\n  fit:\n    steps:\n      - uses: ./.github/actions/go\n"),
            (".github/actions/go/action.yml", "name: go\nruns:\n  using: composite\n  steps:\n    - run: make train\n"),
            ("Makefile", "train:\n\tpython src/train.py\n"),
            ("src/train.py", "")),
        Is.EqualTo(".github/workflows/train.yml:4 schedule 0 3 * * * -> .github/workflows/train.yml:6 job train -> .github/workflows/train.yml:7 uses ./.github/workflows/run.yml -> "
            + ".github/workflows/run.yml:3 job fit -> .github/workflows/run.yml:5 job fit, step 1: uses ./.github/actions/go -> .github/actions/go/action.yml:5 action go, step 1: make train -> "
            + "Makefile:2 python src/train.py"));

    [TestCase("on: push", true)]
    [TestCase("on: workflow_dispatch", false)]
    public void The_end_of_a_workflow_starts_another(string on, bool isAutomatic) => Assert.That(
        Findings.Chain(
            ".github/workflows/deploy.yml", "job:a",
            (Path, "name: CI\n" + on + "\n" + Job),
            (".github/workflows/deploy.yml", "on:\n  workflow_run:\n    workflows: [CI]\n    types: [completed]\n" + Job)) is not null,
        Is.EqualTo(isAutomatic));

    [TestCase("gh api repos/x/y/dispatches -f event_type=new-data", true)]
    [TestCase("gh api repos/x/y/dispatches -f event_type=other", false)]
    [TestCase("gh workflow run train.yml", false)]
    public void A_dispatch_needs_a_sender(string command, bool isAutomatic) => Assert.That(
        Findings.Chain(
            Path, "job:a",
            (Path, "on:\n  repository_dispatch:\n    types: [new-data]\n" + Job),
            (".github/workflows/watch.yml", $"on: push\njobs:\n  w:\n    steps:\n      - run: {command}\n")) is not null,
        Is.EqualTo(isAutomatic));

    [Test]
    public void A_command_may_start_a_workflow_by_its_file() => Assert.That(
        Findings.Chain(
            Path, "job:a",
            (Path, "on: workflow_dispatch\n" + Job),
            (".github/workflows/watch.yml", "on: push\njobs:\n  w:\n    steps:\n      - run: gh workflow run train.yml\n")),
        Is.Not.Null);

    [TestCase("jobs: [a]")]
    [TestCase("jobs:\n  a: b")]
    [TestCase("jobs:\n  a:\n    steps: x\n    needs: {a: b}\n    env: [x]\n    strategy: x\n    environment: [a]")]
    [TestCase("jobs:\n  a:\n    needs: a\n  b:\n    needs: c\n  c:\n    needs: b")]
    [TestCase("on: {push: [x], schedule: x}\njobs:\n  a:\n    steps: [x, {run: [a]}, {uses: {a: b}}, {uses: ''}]")]
    [TestCase(": [")]
    [TestCase("")]
    public void Odd_workflows_are_read_to_their_end(string text) => Assert.That(() => Findings.Of(Path, text), Throws.Nothing);

    [Test]
    public void Deep_conditions_and_long_chains_of_needs_come_to_an_end()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => WorkflowCondition.MayHold(new string('(', 100_000), "push"), Throws.Nothing);
            Assert.That(() => WorkflowCondition.MayHold(new string('!', 100_000), "push"), Throws.Nothing);
            Assert.That(() => WorkflowCondition.MayHold(string.Concat(Enumerable.Repeat("f(", 100_000)), "push"), Throws.Nothing);
            Assert.That(() => Findings.Of(Path, "jobs:\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"  j{i}:\n    needs: j{i + 1}\n"))), Throws.Nothing);
        });
    }
}
