using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Manifests;

internal sealed class PyprojectDetectorTests
{
    [TestCase("pyproject.toml", true)]
    [TestCase("a/pyproject.toml", true)]
    [TestCase("apyproject.toml", false)]
    public void Claims_pyproject_files(string path, bool expected) => Assert.That(new PyprojectDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("", "")]
    [TestCase("[project]\ndependencies = [\n  'A_b>=1',\n  \"c\",\n]", "Dependency a-b >=1 :3|Dependency c :4")]
    [TestCase("[project.optional-dependencies]\ndev = ['a', 'b[x]; extra']", "Dependency a :2 @extra:dev|Dependency b :2 @extra:dev")]
    [TestCase("[dependency-groups]\nt = ['a', {include-group = 'dev'}]\ndev = ['b']", "Dependency a :2 @group:t|Dependency b :3 @group:dev")]
    [TestCase("[build-system]\nrequires = ['hatchling']", "Dependency hatchling :2 @build-system")]
    [TestCase("[tool.poetry.dependencies]\npython = '^3.9'\na = '^1'\nb = '*'\nc = {version = '2', extras = ['x']}\nd = {git = 'https://u:p@h/d.git'}\ne = [{version = '1'}, {version = '2'}]",
        "Dependency a ^1 :3|Dependency b :4|Dependency c 2 :5|Dependency d https://h/d.git :6|Dependency e 1 :7")]
    [TestCase("[tool.poetry.dev-dependencies]\na = '1'\n[tool.poetry.group.t.dependencies]\nb = '2'", "Dependency a 1 :2 @group:dev|Dependency b 2 :4 @group:t")]
    [TestCase("[tool.uv]\ndev-dependencies = ['a>1']\n[tool.uv.sources]\nb = {git = 'x'}", "Dependency a >1 :2 @group:dev")]
    [TestCase("[tool.pdm.dev-dependencies]\nlint = ['a', '-e file:///x#egg=y']", "Dependency a :2 @group:lint|Dependency y file:///x#egg=y :2 @group:lint")]
    [TestCase("[tool.hatch.envs.t]\ndependencies = ['a']\nextra-dependencies = ['b']", "Dependency a :2 @group:t|Dependency b :3 @group:t")]
    [TestCase("[project]\ndependencies = {a = 3}\n[tool]\npoetry = 1", "")]
    public void Reads_dependencies(string text, string expected) =>
        Assert.That(Detected.Facts(new PyprojectDetector(), "pyproject.toml", text, FactKind.Dependency), Is.EqualTo(expected));

    [TestCase("[project.scripts]\nrun = 'a.b:main'\n'x y' = 'c'", "Task script:run :2|Task script:x y :3", "module a.b :2 @script:run|module c :3 @script:x y")]
    [TestCase("[project.gui-scripts]\ng = 'a:b'", "Task script:g :2", "module a :2 @script:g")]
    [TestCase("[tool.poetry.scripts]\np = {callable = 'a.b:c', extras = ['x']}\nq = {reference = 'bin/q', type = 'file'}", "Task script:p :2", "module a.b :2 @script:p")]
    public void Reads_console_scripts(string text, string units, string references)
    {
        Assert.That(Detected.Units(new PyprojectDetector(), "pyproject.toml", text), Is.EqualTo(units));
        Assert.That(Detected.References(new PyprojectDetector(), "pyproject.toml", text), Is.EqualTo(references));
    }

    [TestCase("[project]\nname = 'n'\nclassifiers = ['a', 'b']", "Key project.classifiers a :3|Key project.classifiers b :3")]
    [TestCase("[tool.ruff]\nline-length = 100\n[tool.ruff.lint]\nselect = ['E']", "Key tool :1|Key tool.ruff :1|Key tool.ruff.line-length 100 :2|Key tool.ruff.lint :3")]
    [TestCase("[tool.mypy]\n[[tool.mypy.overrides]]\nmodule = 'x'", "Key tool :1|Key tool.mypy :1|Key tool.mypy.overrides :2")]
    public void Reads_settings(string text, string expected) =>
        Assert.That(Detected.Facts(new PyprojectDetector(), "pyproject.toml", text, FactKind.Key), Is.EqualTo(expected));

    [Test]
    public void Says_what_it_could_not_read()
    {
        var facts = Detected.In(new PyprojectDetector(), "pyproject.toml", "[project]\ndependencies = ['a'");
        Assert.That(facts.Problems.Select(problem => (problem.Line, problem.Detector)), Is.EqualTo([(2, "pyproject")]));
    }
}
