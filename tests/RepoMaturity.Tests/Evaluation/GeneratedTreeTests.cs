using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>What a template makes is judged as the repository that it will be.</summary>
internal sealed class GeneratedTreeTests
{
    private const string Workflow = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python -m {{ cookiecutter.package }}.train\n";
    private const string Train = "import argparse\nfrom sklearn.svm import SVC\nargparse.ArgumentParser()\nmodel = SVC()\nmodel.fit(x, y)\n";

    [TestCase("{{cookiecutter.name}}/src/{{cookiecutter.package}}/train.py", "src/cookiecutter_package/train.py")]
    [TestCase("a/{{ cookiecutter.name }}/README.md", "README.md")]
    [TestCase("{{.input_name}}/.github/workflows/ci.yml.tmpl", ".github/workflows/ci.yml")]
    [TestCase("{{.x}}/{{template `project_name` .}}/a.py", "project_name/a.py")]
    public void Path_is(string origin, string path)
    {
        var tree = GeneratedTree.In(new MemorySnapshot([KeyValuePair.Create(origin, "text")])).Single();
        Assert.Multiple(() =>
        {
            Assert.That(tree.Files.Select(entry => entry.Path), Is.EqualTo(new[] { path }));
            Assert.That(tree.Origin(path), Is.EqualTo(origin));
        });
    }

    [TestCase("copier.yml", "template/ci.yml.jinja", "ci.yml")]
    [TestCase("databricks_template_schema.json", "template/{{.root}}/ci.yml.tmpl", "ci.yml")]
    public void Folder_beside_the_questions_is_a_template(string questions, string origin, string path) =>
        Assert.That(GeneratedTree.In(new MemorySnapshot([KeyValuePair.Create(questions, ""), KeyValuePair.Create(origin, "")])).Single().Files.Single().Path, Is.EqualTo(path));

    [TestCase("chart/templates/deployment.yaml")]
    [TestCase("templates/index.html.j2")]
    [TestCase("template/ci.yml.tmpl")]
    [TestCase("README.{{ x }}.md")]
    public void Nothing_else_is_a_template(string path) => Assert.That(GeneratedTree.In(new MemorySnapshot([KeyValuePair.Create(path, "{{ .Values.x }}")])), Is.Empty);

    [TestCase("a: {{ cookiecutter.name }}", "a: cookiecutter_name")]
    [TestCase("a: {{ cookiecutter.name|lower }}-b", "a: cookiecutter_name-b")]
    [TestCase("{% if cookiecutter.x %}\na: 1\n{% endif %}\n", "\na: 1\n\n")]
    [TestCase("{{- if (eq .x \"y\") }}\na\n{{ end }}", "\na\n")]
    [TestCase("run: {% raw %}${{ secrets.A }}{% endraw %}", "run: ${{ secrets.A }}")]
    [TestCase("a: {{ '{{' }}b", "a: {{b")]
    [TestCase("{#\n\n#}a", "\n\na")]
    [TestCase("plain", "plain")]
    public void Text_is_written_out(string text, string expected) => Assert.That(TemplateText.Fill(text), Is.EqualTo(expected));

    [Test]
    public void Workflow_of_a_template_starts_what_it_names()
    {
        var training = Training("{{ cookiecutter.name }}/.github/workflows/train.yml", "{{ cookiecutter.name }}/{{cookiecutter.package}}/train.py");
        Assert.Multiple(() =>
        {
            Assert.That(training.Level, Is.EqualTo(Level.Automated));
            Assert.That(training.Evidence[0].Path, Is.EqualTo("{{ cookiecutter.name }}/{{cookiecutter.package}}/train.py"));
            Assert.That(training.Evidence[0].Chain!.Steps[0].Path, Is.EqualTo("{{ cookiecutter.name }}/.github/workflows/train.yml"));
        });
    }

    [Test]
    public void Workflow_of_a_plain_folder_starts_nothing() =>
        Assert.That(Training("sub/.github/workflows/train.yml", "sub/cookiecutter_package/train.py").Level, Is.EqualTo(Level.Implemented));

    private static PracticeResult Training(string workflow, string script) => Fixture.Scanner(BuiltInRuleSet.Load())
        .Scan(new Subject(new MemorySnapshot([KeyValuePair.Create(workflow, Workflow), KeyValuePair.Create(script, Train)]), "test"))
        .Practices.Single(practice => practice.Practice.Id == "training-as-code");
}
