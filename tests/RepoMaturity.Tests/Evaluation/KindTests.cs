using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>What makes each kind, and what must not.</summary>
internal sealed class KindTests
{
    private const string Train = "== train.py\nfrom sklearn.svm import SVC\nimport argparse\nargparse.ArgumentParser()\nmodel = SVC()\nmodel.fit(x, y)\n";
    private const string Library = "== pyproject.toml\n[project]\nname = \"t\"\nclassifiers = [\"Intended Audience :: Developers\"]\n== tests/test_a.py\n== tests/test_b.py\n== tests/test_c.py\n"
        + "== .github/workflows/release.yml\non: push\njobs:\n  a:\n    steps:\n      - run: twine upload dist/*\n";
    private const string Parts = "== a/README.md\n== a/a.py\nimport torch\n== b/README.md\n== b/b.py\nimport torch\n== c/README.md\n== d/README.md\n";
    private const string Numbered = "== 01-data/a.py\nimport sklearn\n== 01-data/b.py\n== 01-data/c.py\n== 02-train/a.py\nimport sklearn\n== 02-train/b.py\n== 02-train/c.py\n"
        + "== 03-serve/a.py\nimport sklearn\n== 03-serve/b.py\n== 03-serve/c.py\n== 04-watch/a.py\nimport sklearn\n== 04-watch/b.py\n== 04-watch/c.py\n";

    [TestCase("ml-project", Train, TestName = "Training code")]
    [TestCase("ml-template", Train + "== README.md\n# T\nThis is a template for your next model.\n", TestName = "A template by its README")]
    [TestCase("ml-template", "== cookiecutter.json\n{}\n== README.md\n# Machine learning\n== {{ cookiecutter.name }}/train.py\nimport sklearn\n", TestName = "A template by its placeholders")]
    [TestCase("ml-tool", Library + "== src/t/fit.py\nimport torch\n== README.md\n# T\nA deep learning library.\n", TestName = "A published library")]
    [TestCase("non-ml", Library + "== src/t/web.py\nimport socket\n== README.md\n# T\nA web library.\n", TestName = "A published library of another trade")]
    [TestCase("ml-project", Train + "== README.md\n# Churn\nPredicts churn with the scikit-learn library.\n", TestName = "A project that names a library")]
    [TestCase("ml-research", Train + "== README.md\n# T\nThe official implementation of our paper.\n", TestName = "Code of a paper")]
    [TestCase("ml-research", Train + "== sample_submission.csv\n", TestName = "A competition")]
    [TestCase("ml-project", "== README.md\n# Deep learning\n== data/sample_submission.csv\n", TestName = "A submission without code is no competition")]
    [TestCase("ml-collection", "== README.md\n# Machine learning\nA collection of projects.\n== a/README.md\n== a/a.py\nimport torch\n== b/README.md\n== b/b.py\nimport torch\n== c/README.md\n== d/README.md\n",
        TestName = "Examples side by side")]
    [TestCase("llm-app", "== app.py\nimport openai\nopenai.ChatCompletion.create()\n", TestName = "An application around a language model")]
    [TestCase("llm-app", "== README.md\n# Chat\nSample code for a chat app with a language model.\n== app.py\nimport openai\n", TestName = "A sample of an application around a language model")]
    [TestCase("ml-template", "== README.md\n# LLMOps\nUse this template for your flows.\n== app.py\nimport openai\n", TestName = "A template for the operations of language models")]
    [TestCase("ml-collection", Numbered + "== requirements.txt\n== src/a.py\n== README.md\n# MLOps\nThe materials of our course.\n", TestName = "The numbered parts of a course")]
    [TestCase("ml-project", Numbered + "== requirements.txt\n== README.md\n# Churn\nThe steps that predict churn, one by one.\n", TestName = "The numbered steps of one project")]
    [TestCase("ml-project", Numbered + "== README.md\n# Churn\nMy capstone of a course.\n", TestName = "The work of somebody in a course")]
    [TestCase("ml-project", Parts + "== pyproject.toml\n== src/train.py\n== README.md\n# Forecasts\nForecasts, with examples for three shops.\n", TestName = "Use cases of one project")]
    [TestCase("ml-collection", Parts + "== README.md\n# Forecasts\nForecasts, with examples for three shops.\n", TestName = "Examples that are no project together")]
    [TestCase("ml-project", "== README.md\n# T\nWe generate adversarial examples.\n== requirements.txt\n== a/a.py\nimport torch\n== b/b.py\n== c/c.py\n", TestName = "Folders of code are no examples")]
    [TestCase("non-ml", "== README.md\n# Churn\nFinds the files that churn most.\n== a.php\n", TestName = "A word of a task without code for it")]
    [TestCase("ml-research", "== README.md\n# T\n## Citation\n== t/net.py\nimport torch\n", TestName = "A README that asks to be cited")]
    [TestCase("data-project", "== dags/load.py\nimport airflow\n", TestName = "Data is moved")]
    [TestCase("data-project", "== dbt_project.yml\nname: shop\n== models/a.sql\nselect 1\n", TestName = "A dbt project")]
    [TestCase("non-ml", "== main.go\npackage main\n== README.md\n# Exporter\n", TestName = "A service")]
    [TestCase("non-ml", "== a.py\n== b.py\n== c.py\n== d.py\n== tests/test_m.py\nimport torch\n", TestName = "Only a test uses a library of machine learning")]
    [TestCase("non-ml", "== vendor/t/a.py\nimport torch\n== main.go\n", TestName = "Only what others wrote uses one")]
    public void Kind_is(string kind, string files) => Assert.That(Scan(files).Kind.Kind.Id, Is.EqualTo(kind));

    [Test]
    public void Reasons_are_told() => Assert.That(Scan(Train + "== sample_submission.csv\n").Kind.Why, Does.Contain("it takes part in a competition"));

    [Test]
    public void Name_of_the_repository_changes_nothing()
    {
        var scanner = Fixture.Scanner(BuiltInRuleSet.Load());
        var files = new MemorySnapshot(TestRules.Files(Train));
        Assert.That(scanner.Scan(new Subject(files, "mlops-template")).Kind.Kind.Id, Is.EqualTo(scanner.Scan(new Subject(files, "x")).Kind.Kind.Id));
    }

    private static Assessment Scan(string files) => Fixture.Scanner(BuiltInRuleSet.Load()).Scan(new Subject(new MemorySnapshot(TestRules.Files(files)), "test"));
}
