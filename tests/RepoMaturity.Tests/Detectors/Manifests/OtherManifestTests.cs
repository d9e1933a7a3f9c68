using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Manifests;

internal sealed class OtherManifestTests
{
    [TestCase("[options]\ninstall_requires =\n  a>=1 ; python_version > '3'\n  # c\n  b\nsetup_requires = c", "Dependency a >=1 :3|Dependency b :5|Dependency c :6 @build-system")]
    [TestCase("[options.extras_require]\ndev =\n  a\nall = b", "Dependency a :3 @extra:dev|Dependency b :4 @extra:all")]
    [TestCase("[metadata]\nname = n\nclassifiers =\n  A :: B\n[flake8]\nmax-line-length = 9\n[mypy-x.*]\nignore = 1",
        "Key project.classifiers A :: B :4|Key flake8 :5|Key flake8.max-line-length 9 :6|Key mypy-x.* :7|Key mypy-x.*.ignore 1 :8")]
    [TestCase("", "")]
    public void Reads_setup_cfg(string text, string expected) => Assert.That(Detected.Facts(new SetupCfgDetector(), "setup.cfg", text), Is.EqualTo(expected));

    [Test]
    public void Reads_console_scripts_of_setup_cfg() =>
        Assert.That(Detected.References(new SetupCfgDetector(), "setup.cfg", "[options.entry_points]\nconsole_scripts =\n  a = b.c:d\n  e=f:g [x]\nother =\n  h = i:j"),
            Is.EqualTo("module b.c :3 @script:a|module f :4 @script:e"));

    [TestCase("environment.yml", true)]
    [TestCase("env/conda_env.yaml", true)]
    [TestCase("conda_dependencies.yml", true)]
    [TestCase("conda-lock.yml", false)]
    [TestCase("config.yml", false)]
    [TestCase("environment.txt", false)]
    public void Claims_conda_environments(string path, bool expected) => Assert.That(new CondaEnvironmentDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("name: n\ndependencies:\n  - python=3.9\n  - numpy>=1.2\n  - pandas 1.0\n  - conda-forge::Py_Torch=1.0=cuda*\n  - r-base\n  - pip:\n    - a==1\n    - -r requirements.txt\n    - --no-deps",
        "Dependency numpy >=1.2 :4|Dependency pandas 1.0 :5|Dependency py-torch =1.0=cuda* :6|Dependency r-base :7|Dependency a ==1 :9")]
    [TestCase("dependencies:\n  - a", "")]
    [TestCase("name: n\ndependencies: {a: 1}", "")]
    [TestCase("channels: [x]\ndependencies: [a, {pip: [b, c]}]", "Dependency a :2|Dependency b :2|Dependency c :2")]
    [TestCase("", "")]
    public void Reads_conda_environments(string text, string expected) => Assert.That(Detected.Facts(new CondaEnvironmentDetector(), "environment.yml", text), Is.EqualTo(expected));

    [Test]
    public void A_conda_environment_names_requirements_files() =>
        Assert.That(Detected.References(new CondaEnvironmentDetector(), "a/environment.yml", "name: n\ndependencies: [{pip: [-r b.txt]}]"), Is.EqualTo("requirements b.txt :2 in a"));

    [TestCase("[packages]\na = '*'\nb = {version = '==1'}\n[dev-packages]\nc = '>1'\n[docs]\nd = '*'\n[requires]\npython_version = '3'\n[[source]]\nurl = 'x'",
        "Dependency a :2|Dependency b ==1 :3|Dependency c >1 :5 @group:dev|Dependency d :7 @group:docs")]
    [TestCase("", "")]
    public void Reads_pipfiles(string text, string expected) => Assert.That(Detected.Facts(new PipfileDetector(), "Pipfile", text, FactKind.Dependency), Is.EqualTo(expected));

    [Test]
    public void Scripts_of_a_pipfile_are_units()
    {
        const string Text = "[scripts]\ntrain = 'python train.py'\nx = {cmd = 'make y'}";
        Assert.That(Detected.Units(new PipfileDetector(), "a/Pipfile", Text), Is.EqualTo("Task script:train :2|Task script:x :3"));
        Assert.That(Detected.References(new PipfileDetector(), "a/Pipfile", Text), Is.EqualTo("script train.py :2 @script:train in a|make-target y :3 @script:x in a"));
    }

    [TestCase("{\"dependencies\": {\"A\": \"^1\", \"@b/c\": \"*\"},\n\"devDependencies\": {\"d\": \"git+https://u:p@h/d\"}}", "Dependency a ^1 :1|Dependency @b/c :1|Dependency d git+https://h/d :2 @group:dev")]
    [TestCase("{\"dependencies\": [\"a\"], \"scripts\": 3}", "")]
    [TestCase("[]", "")]
    [TestCase("", "")]
    public void Reads_package_json(string text, string expected) => Assert.That(Detected.Facts(new PackageJsonDetector(), "package.json", text, FactKind.Dependency), Is.EqualTo(expected));

    [Test]
    public void Scripts_of_package_json_are_units()
    {
        const string Text = "{\"scripts\": {\n\"train\": \"node train.js && npm run x\",\n\"x\": \"make y\"}}";
        Assert.That(Detected.Units(new PackageJsonDetector(), "package.json", Text), Is.EqualTo("Task script:train :2|Task script:x :3"));
        Assert.That(Detected.Facts(new PackageJsonDetector(), "package.json", Text, FactKind.Command), Does.Contain("Command node train.js :2 @script:train").And.Contain("Command make y :3 @script:x"));
    }

    [TestCase("a.csproj", true)]
    [TestCase("a/b.fsproj", true)]
    [TestCase("Directory.Packages.props", true)]
    [TestCase("packages.config", true)]
    [TestCase("xproj", false)]
    [TestCase("a.cs", false)]
    public void Claims_dotnet_projects(string path, bool expected) => Assert.That(new DotnetProjectDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("<Project>\n<ItemGroup>\n<PackageReference Include=\"A.B\" Version=\"1.0\" />\n<PackageReference Include=\"C\"/></ItemGroup></Project>", "Dependency a.b 1.0 :3|Dependency c :4")]
    [TestCase("<Project xmlns=\"x\"><PackageReference Include=\"A\">\n<PrivateAssets>all</PrivateAssets><Version> 1.0 </Version></PackageReference><Version>2</Version></Project>", "Dependency a 1.0 :1")]
    [TestCase("<Project><PackageReference Include=\"A\"></PackageReference><PackageVersion Update=\"B;C\" Version=\"[1,2)\"/></Project>", "Dependency a :1|Dependency b [1,2) :1|Dependency c [1,2) :1")]
    [TestCase("<packages><package id=\"A\" version=\"1\" targetFramework=\"net48\"/></packages>", "Dependency a 1 :1")]
    [TestCase("<Project><PackageReference Remove=\"A\" /></Project>", "")]
    [TestCase("<Project><!-- <PackageReference Include=\"A\" /> --></Project>", "")]
    [TestCase("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///x\">]><x>&e;</x>", "")]
    [TestCase("<Project><PackageReference Include=\"A\" />", "Dependency a :1")]
    [TestCase("", "")]
    public void Reads_dotnet_projects(string text, string expected) => Assert.That(Detected.Facts(new DotnetProjectDetector(), "a.csproj", text), Is.EqualTo(expected));

    [Test]
    public void Deep_projects_stop_at_the_limit() =>
        Assert.That(Detected.In(new DotnetProjectDetector(), "a.csproj", string.Concat(Enumerable.Repeat("<a>", 100_000))).Problems, Has.Length.EqualTo(1));
}
