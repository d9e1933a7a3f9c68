using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Plans;

/// <summary>Which step a plan takes, and what it leaves alone, in repositories where the first that comes to mind would do harm.</summary>
internal sealed class StepChoiceTests
{
    private const string Train = "import joblib\nimport pandas as pd\nfrom sklearn.linear_model import LinearRegression\n\n\ndef main():\n    frame = pd.read_csv('data/flats.csv')\n    model = LinearRegression().fit(frame[['size']], frame['price'])\n    joblib.dump(model, 'models/model.joblib')\n\n\nif __name__ == '__main__':\n    main()\n";

    private const string Evaluate = "import json\nimport joblib\nimport pandas as pd\nfrom sklearn.metrics import mean_absolute_error\n\n\ndef main():\n    frame = pd.read_csv('data/test.csv')\n    error = mean_absolute_error(frame['price'], joblib.load('models/model.joblib').predict(frame[['size']]))\n    with open('metrics.json', 'w') as file:\n        json.dump({'mae': error}, file)\n\n\nif __name__ == '__main__':\n    main()\n";

    private const string TorchTrain = "import torch\nfrom torch import nn\n\n\ndef train(loader):\n    model = nn.Linear(4, 1)\n    optimizer = torch.optim.Adam(model.parameters())\n    for x, y in loader:\n        loss = nn.functional.mse_loss(model(x), y)\n        loss.backward()\n        optimizer.step()\n    torch.save(model.state_dict(), 'model.pt')\n\n\nif __name__ == '__main__':\n    train([])\n";

    private const string Serve = "import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load('models/model.joblib')\n\n\n@app.post('/predict')\ndef predict(rows: list[list[float]]):\n    return model.predict(rows).tolist()\n";

    private const string Hello = "name: Hello\non: push\njobs:\n  hello:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: ";

    private const string NodePool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: gpu\nspec:\n  template:\n    spec:\n      expireAfter: 720h\n";

    private const string Service = "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata:\n  name: flats\n";

    [TestCase("argocd/nodes.yaml", NodePool, false)]
    [TestCase("k8s/flats.yaml", Service, true)]
    public void Only_manifests_of_the_service_are_applied(string path, string text, bool isApplied)
    {
        var folder = path[..path.IndexOf('/', StringComparison.Ordinal)];
        var steps = Towards(Least("continuous-deployment", Level.Automated), ("src/train.py", Train), ("src/app.py", Serve), (".github/workflows/hello.yml", Hello + "echo hello\n"), (path, text));
        Assert.That(steps.Any(step => step.Change?.Snippet.Contains($"apply -f {folder}", StringComparison.Ordinal) ?? false), Is.EqualTo(isApplied));
    }

    [TestCase("src/train.py", Train, true)]
    [TestCase("src/train.py", TorchTrain, false)]
    public void Code_for_a_library_is_for_who_has_it(string path, string text, bool hasCode)
    {
        var steps = Towards(Least("model-evaluation", Level.Implemented), (path, text));
        Assert.That(steps.Any(step => step.Change?.Snippet.Contains("sklearn", StringComparison.Ordinal) ?? false), Is.EqualTo(hasCode));
        Assert.That(steps, Is.Not.Empty);
    }

    [TestCase("src/Program.cs", "class Program { }", false)]
    [TestCase("train.R", "fit <- lm(y ~ x, data = flats)\n", false)]
    [TestCase("src/train.py", Train, true)]
    [TestCase("web/page.ts", "export const page = 1;\n", false)]
    [TestCase("notes.txt", "nothing yet\n", true)]
    public void Nobody_is_told_to_write_Python_who_writes_none(string path, string text, bool hasPython)
    {
        foreach (var claim in new[] { "testing", "code-quality" })
        {
            var steps = Towards(Least(claim, Level.Implemented), (path, text));
            Assert.That(steps, Is.Not.Empty);
            Assert.That(steps.Any(step => step.Change is { } change && (change.File.EndsWith(".py", StringComparison.Ordinal) || change.File == "ruff.toml")), Is.EqualTo(hasPython), claim);
        }
    }

    [TestCase("Flats.csproj", "<Project />", "src/Program.cs", "dotnet restore")]
    [TestCase("renv.lock", "{}", "train.R", "renv::restore()")]
    [TestCase("requirements.txt", "pandas\n", "src/train.py", "pip install -r requirements.txt")]
    public void A_README_says_how_this_is_set_up(string manifest, string content, string code, string command) =>
        Assert.That(Towards(Least("documentation", Level.Implemented), (manifest, content), (code, "x\n")).Select(step => step.Change?.Snippet), Has.Some.Contains(command));

    [Test]
    public void Words_name_the_file_where_an_aspect_belongs() =>
        Assert.That(Towards(Least("model-evaluation/held-out", Level.Implemented), ("src/evaluate.py", Evaluate)).Single(step => step.Claim == "model-evaluation/held-out").Text, Does.Contain("`src/evaluate.py`"));

    [TestCase("if __name__ == '__main__':\n    main()\n", true)]
    [TestCase("from kfp import dsl\n\n\n@dsl.pipeline(name='flats')\ndef flats():\n    pass\n\n\nif __name__ == '__main__':\n    from kfp.client import Client\n    main()\n    Client().create_run_from_pipeline_func(flats)\n", false)]
    public void What_submits_a_pipeline_is_no_script_to_schedule(string end, bool isScheduled)
    {
        var text = Train[..Train.IndexOf("if __name__", StringComparison.Ordinal)] + end;
        var steps = Towards(Least("continuous-training", Level.Automated), ("src/train.py", text), ("requirements.txt", "kfp\nscikit-learn\npandas\n"));
        Assert.That(steps.Any(step => step.Change?.Snippet.Contains("python src/train.py", StringComparison.Ordinal) ?? false), Is.EqualTo(isScheduled));
    }

    [Test]
    public void What_is_packed_released_and_watched_comes_first()
    {
        string[] later = ["model-packaging", "service-monitoring", "infrastructure-as-code", "release-strategy"];
        var claims = Towards(new Requirement.All([.. later.Append("model-serving").Select(claim => Least(claim, Level.Implemented))]), ("src/train.py", Train)).SelectMany(step => step.Raises).Select(raise => raise.Claim).ToList();
        Assert.That(later.Select(claim => claims.IndexOf(claim)), Has.All.GreaterThan(claims.IndexOf("model-serving")));
        Assert.That(claims, Does.Contain("model-serving"));
    }

    [Test]
    public void A_plan_does_not_claim_to_build_on_what_is_not_there()
    {
        var assessment = Scan(("src/train.py", Train));
        var planner = new Planner(RuleSources.Rules, assessment);
        var plans = assessment.Frameworks.SelectMany(result => result.Framework.Stages.Select(stage => planner.To(result, stage))).OfType<Plan>().ToList();
        var unfounded = plans.FindAll(plan => Raised(plan).Contains("model-packaging") && !Raised(plan).Contains("model-serving"));
        Assert.That(unfounded, Is.Not.Empty);
        Assert.That(unfounded.Select(PlanWords.Summary), Has.None.Contains("none before"));

        static HashSet<string> Raised(Plan plan) => plan.Steps.SelectMany(step => step.Raises).Select(raise => raise.Claim).ToHashSet(StringComparer.Ordinal);
    }

    [TestCase(true, ".github/workflows/evaluate.yml")]
    [TestCase(false, ".gitlab-ci.yml")]
    public void The_way_goes_on_with_what_starts_something_already(bool startsByGitHub, string file)
    {
        (string Path, string Text)[] files = [("src/train.py", Train), ("src/evaluate.py", Evaluate), (".gitlab-ci.yml", "hello:\n  script:\n    - " + (startsByGitHub ? "echo hello\n" : "python src/train.py\n"))];
        var steps = Towards(Least("model-evaluation", Level.Automated), startsByGitHub ? [.. files, (".github/workflows/train.yml", Hello + "python src/train.py\n")] : files);
        Assert.That(steps.Select(step => step.Change?.File), Is.EqualTo(new[] { file }));
    }

    private static Requirement.AtLeast Least(string claim, Level level) => new(claim, level);

    private static List<NextStep> Towards(Requirement requirement, params (string Path, string Text)[] files) => [.. new Planner(RuleSources.Rules, Scan(files)).Towards(requirement)];

    private static Assessment Scan(params (string Path, string Text)[] files) =>
        Fixture.Scanner(RuleSources.Rules).Scan(new Subject(new MemorySnapshot(files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal)), "flats"));
}
