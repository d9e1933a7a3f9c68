using System.Text.RegularExpressions;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Plans;

/// <summary>The smallest repository in which a step can be taken: a model that is trained and served, and the tools of the step.</summary>
internal static class StepTree
{
    public const string ByHandPath = ".github/workflows/by-hand.yml";

    private const string Train = """
        == src/train.py
        import argparse

        import joblib
        import pandas as pd
        from sklearn.ensemble import RandomForestRegressor


        def main():
            parser = argparse.ArgumentParser()
            parser.add_argument("--data", default="data/flats.csv")
            parser.add_argument("--model", default="models/model.joblib")
            arguments = parser.parse_args()
            frame = pd.read_csv(arguments.data)
            model = RandomForestRegressor()
            model.fit(frame.drop(columns=["price"]), frame["price"])
            joblib.dump(model, arguments.model)


        if __name__ == "__main__":
            main()
        """;

    private const string Serve = """
        == src/app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("models/model.joblib")


        @app.post("/predict")
        def predict(rows: list[dict]):
            return model.predict(pd.DataFrame(rows)).tolist()
        """;

    private const string Notebook = """
        == flats.ipynb
        {"cells": [{"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [], "source": ["import pandas as pd\n", "from sklearn.linear_model import LinearRegression\n", "frame = pd.read_csv('flats.csv')\n", "LinearRegression().fit(frame[['size']], frame['price'])"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        """;

    /// <summary>Files by which a repository has a technology, where it is no package.</summary>
    private static readonly Dictionary<string, string> Tools = new(StringComparer.Ordinal)
    {
        ["airflow"] = "== requirements-airflow.txt\napache-airflow",
        ["azure-pipelines"] = "== azure-pipelines.yml\ntrigger: none\npool:\n  vmImage: ubuntu-latest\nsteps:\n  - script: echo hello",
        ["docker"] = "== Dockerfile\nFROM python:3.11-slim\nCOPY . .",
        ["docker-compose"] = "== compose.yml\nservices:\n  cache:\n    image: redis:7",
        ["dvc"] = "== .dvc/config\n[core]\n    remote = store",
        ["github-actions"] = "== .github/workflows/hello.yml\nname: Hello\non: push\njobs:\n  hello:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo hello",
        ["gitlab-ci"] = "== .gitlab-ci.yml\nhello:\n  script:\n    - echo hello",
        ["kubernetes"] = "== k8s/service.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  name: flats\nspec:\n  ports:\n    - port: 80\n---\napiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata:\n  name: flats",
        ["pre-commit"] = "== .pre-commit-config.yaml\nrepos:\n  - repo: https://github.com/pre-commit/pre-commit-hooks\n    rev: v5.0.0\n    hooks:\n      - id: end-of-file-fixer",
        ["terraform"] = "== infra/main.tf\nterraform {\n  required_version = \">= 1.5\"\n}",
    };

    /// <summary>Packages whose name is not the id of their technology.</summary>
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["apache-airflow"] = "apache-airflow",
        ["kubeflow-pipelines"] = "kfp",
        ["prometheus"] = "prometheus-client",
        ["pytorch"] = "torch",
        ["weights-and-biases"] = "wandb",
    };

    /// <summary>The files for a step of a claim.</summary>
    public static Dictionary<string, string> For(StepRule step, string claim)
    {
        // What shows by its configuration alone is a package that is not configured yet, where that is the step.
        var isUnset = step.Rule == "pre-commit" && step.From < Level.Implemented;
        var packs = step.Snippet.Contains("{dockerfile-path}", StringComparison.Ordinal) && !step.With.Contains("docker") ? ["docker"] : Array.Empty<string>();
        string[] tools = [.. step.With, .. packs, .. step.IsOfTechnology && !step.IsDefault ? [step.Rule] : Array.Empty<string>()];
        var isTraining = claim.StartsWith("training-as-code", StringComparison.Ordinal) && step.From < Level.Implemented;
        var isServing = claim.StartsWith("model-serving", StringComparison.Ordinal) && step.From < Level.Implemented;
        var isEnvironment = claim.StartsWith("reproducible-environment", StringComparison.Ordinal);
        var packages = string.Join('\n', tools.Where(tool => isUnset || !Tools.ContainsKey(tool)).Select(tool => Packages.GetValueOrDefault(tool, tool)).Append("scikit-learn").Append("pandas"));
        var text = string.Join('\n',
        [
            isTraining ? Notebook : Train,
            .. isServing || isTraining ? Array.Empty<string>() : [Serve],
            .. isEnvironment ? [] : new[] { "== requirements.txt\n" + packages },
            .. tools.Where(tool => !isUnset && Tools.ContainsKey(tool)).Select(tool => tool == "terraform" && step.From < Level.Implemented ? "== Makefile\nplan:\n\tterraform plan" : Tools[tool]),
        ]);
        return Regex.Split("\n" + text, "\n== ").Skip(1).Select(file => file.Split('\n', 2)).ToDictionary(file => file[0], file => file[1] + "\n", StringComparer.Ordinal);
    }

    /// <summary>A workflow that a person starts and that runs all scripts there are.</summary>
    public static string ByHand(IEnumerable<string> paths) =>
        "name: by hand\non:\n  workflow_dispatch:\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n"
        + string.Concat(paths.Order(StringComparer.Ordinal).Where(path => path.EndsWith(".py", StringComparison.Ordinal) && path != "src/app.py").Select(path => $"      - run: python {path}\n"))
        + (paths.Contains("dvc.yaml") ? "      - run: dvc repro\n" : string.Empty);
}
