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
