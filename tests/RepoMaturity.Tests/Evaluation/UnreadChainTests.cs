using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>What a file that was not read could start, and what it leaves alone.</summary>
internal sealed class UnreadChainTests
{
    private const string Train = "== src/train.py\nfrom sklearn.svm import SVC\n\n\ndef main():\n    SVC().fit(X, y)\n\n\nif __name__==\"__main__\":\n    main()\n";

    private const string Nightly = "== .github/workflows/nightly.yml\non: {schedule: [{cron: '0 3 * * *'}]}\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n      - ";

    [TestCase("Makefile", "run: make train", "train:\n\tpython src/train.py\n")]
    [TestCase("Makefile", "run: make", "train:\n\tpython src/train.py\n")]
    [TestCase("scripts/run.sh", "run: bash scripts/run.sh", "python src/train.py\n")]
    [TestCase("justfile", "run: just train", "train:\n  python src/train.py\n")]
    [TestCase("Taskfile.yml", "run: task train", "version: 3\ntasks:\n  train:\n    cmds: [python src/train.py]\n")]
    [TestCase("tox.ini", "run: tox -e train", "[testenv:train]\ncommands = python src/train.py\n")]
    [TestCase("dvc.yaml", "run: dvc repro", "stages:\n  train:\n    cmd: python src/train.py\n")]
    [TestCase("dvc.yaml", "run: dvc repro train", "stages:\n  train:\n    cmd: python src/train.py\n")]
    [TestCase("package.json", "run: npm run train", "{\"scripts\": {\"train\": \"python src/train.py\"}}\n")]
    [TestCase("pyproject.toml", "run: churn-train", "[project]\nname = \"churn\"\n[project.scripts]\nchurn-train = \"src.train:main\"\n")]
    [TestCase("Dockerfile", "run: docker build .", "FROM python:3.12\nCOPY . .\nRUN python src/train.py\n")]
    [TestCase(".github/actions/train/action.yml", "uses: ./.github/actions/train", "runs:\n  using: composite\n  steps:\n    - {run: python src/train.py, shell: bash}\n")]
    [TestCase("start.py", "run: python start.py", "from src.train import main\nmain()\n")]
    [TestCase("flows/steps.py", "run: python -m flows", "from src.train import main\nmain()\n", "== flows/__init__.py\n== flows/__main__.py\nfrom flows.steps import go\ngo()\n")]
    [TestCase("MLproject", "run: mlflow run .", "name: x\nentry_points:\n  main: {command: python src/train.py}\n")]
    [TestCase("mk/train.mk", "run: make train", "train:\n\tpython src/train.py\n", "== Makefile\ninclude mk/train.mk\n")]
    public void What_a_started_file_could_run_could_be_automated(string unread, string step, string text, string others = "")
    {
        var files = $"{Train}{Nightly}{step}\n== {unread}\n{text}{others}";
        Assert.Multiple(() =>
        {
            Assert.That(Scan(files, null).Level, Is.EqualTo(Level.Automated), "read");
            var without = Scan(files, unread);
            Assert.That((without.Level, without.CouldBe), Is.EqualTo((Level.Implemented, Level.Automated)), "not read");
            Assert.That(without.UnknownBecause, Is.EqualTo(new[] { $"{unread} was not read" }));
        });
    }

    [TestCase(".github/workflows/nightly.yml")]
    [TestCase(".gitlab-ci.yml")]
    [TestCase(".circleci/config.yml")]
    [TestCase("Jenkinsfile")]
    [TestCase("azure-pipelines.yml")]
    [TestCase("dags/daily.py")]
    [TestCase("deploy/train.timer")]
    [TestCase("etc/cron.d/train")]
    [TestCase("infra/main.tf")]
    public void What_is_there_to_be_started_could_start_anything(string unread)
    {
        var without = Scan($"{Train}== {unread}\nnothing\n", unread);
        Assert.That((without.Level, without.CouldBe), Is.EqualTo((Level.Implemented, Level.Automated)));
    }

    [TestCase("Makefile", "", Description = "nothing runs it")]
    [TestCase("README.md", Nightly + "run: make train\n")]
    [TestCase("requirements.txt", Nightly + "run: pip install -r requirements.txt\n", Description = "it runs nothing")]
    [TestCase("web/app.cs", Nightly + "run: python src/other.py\n== src/other.py\nprint()\n")]
    [TestCase("vendor/build.sh", Nightly + "run: bash vendor/build.sh\n", Description = "the work of others")]
    [TestCase("Makefile", "== .github/workflows/nightly.yml\non: workflow_dispatch\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps: [{run: make train}]\n", Description = "a person starts it")]
    [TestCase("tests/test_train.py", "== .github/workflows/ci.yml\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps: [{run: pytest}]\n", Description = "tests start no training")]
    public void What_is_not_started_raises_nothing_elsewhere(string unread, string others)
    {
        var without = Scan($"{Train}{others}\n== {unread}\nnothing\n", unread);
        Assert.That((without.Level, without.CouldBe), Is.EqualTo((Level.Implemented, Level.Implemented)));
    }

    [Test]
    public void What_leads_to_it_could_show_what_it_asks_for()
    {
        var files = $"{Train}{Nightly}run: make train\n== Makefile\ntrain:\n\tpython src/train.py\n";
        var training = Practices(files, "Makefile").Single(practice => practice.Practice.Id == "continuous-training");
        Assert.That(training.CouldBe, Is.EqualTo(Level.Automated));
    }

    [TestCase("data/labels.yaml", UnreadReason.TooLarge, "model-serving", Level.Absent, Description = "nobody writes so much of settings")]
    [TestCase("data/labels.json", UnreadReason.TooLarge, "model-serving", Level.Absent)]
    [TestCase("static/plotly.js", UnreadReason.TooLarge, "model-serving", Level.Absent, Description = "nor of code")]
    [TestCase("notebooks/train.ipynb", UnreadReason.TooLarge, "experiment-tracking", Level.Implemented, Description = "pictures make a notebook large")]
    [TestCase("lib/labels.yaml", UnreadReason.Failed, "model-serving", Level.Automated)]
    [TestCase("lib/track.py", UnreadReason.MissingBlob, "model-serving", Level.Implemented)]
    public void What_is_larger_than_people_write_could_hold_nothing(string unread, UnreadReason reason, string claim, Level couldBe) =>
        Assert.That(Practices($"{Train}== {unread}\nnothing\n", unread, reason).Single(practice => practice.Practice.Id == claim).CouldBe, Is.EqualTo(couldBe));

    private static PracticeResult Scan(string files, string? unread) => Practices(files, unread).Single(practice => practice.Practice.Id == "training-as-code");

    private static ImmutableArray<PracticeResult> Practices(string files, string? unread, UnreadReason reason = UnreadReason.Failed)
    {
        ISnapshot snapshot = new MemorySnapshot(TestRules.Files(files));
        var subject = new Subject(unread is null ? snapshot : new WithoutFile(snapshot, unread, reason), "test");
        return Fixture.Scanner(RuleSources.Rules).Scan(subject).Practices;
    }
}
