using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Manifests;

internal sealed class SetupPyDetectorTests
{
    [TestCase("setup(install_requires=['a>=1', 'B_c'], tests_require=['d'], setup_requires='e\\nf')", "a >=1 :1|b-c :1|e :1 @build-system|f :1 @build-system|d :1 @extra:test")]
    [TestCase("R = ['a']\nR2 = R + ['b==1']\nsetuptools.setup(install_requires=R2)", "a :1|b ==1 :2")]
    [TestCase("E = {'x': ['a'], 'y': ['b']}\nE['z'] = E['x'] + ['c']\nsetup(extras_require=E)", "a :1 @extra:x|b :1 @extra:y|a :1 @extra:z|c :2 @extra:z")]
    [TestCase("config = dict(install_requires=['a'])\nif __name__ == '__main__':\n    setup(**config)", "a :1")]
    [TestCase("def main():\n    setup(\n        install_requires=[\n            'a',  # why\n            'b ; python_version > \"3\"',\n        ])", "a :4|b :5")]
    [TestCase("setup(install_requires=read())", "")]
    [TestCase("R = ['a']\nother(install_requires=R)", "")]
    [TestCase("A = B\nB = A\nsetup(install_requires=A)", "")]
    [TestCase("setup(", "")]
    [TestCase("", "")]
    public void Dependencies_are_read(string text, string expected) =>
        Assert.That(Detected.Facts(new SetupPyDetector(), "setup.py", text).Replace("Dependency ", string.Empty, StringComparison.Ordinal), Is.EqualTo(expected));

    [TestCase("setup(entry_points={'console_scripts': ['a = b.c:d', f'{x}=y'], 'other': ['h=i']})", "module b.c :1 @script:a")]
    [TestCase("setup(entry_points='''\n[console_scripts]\na=b.c:d\n[x]\ne=f\n''')", "module b.c :1 @script:a")]
    [TestCase("with open('requirements.txt') as f:\n    r = f.read().splitlines()\nsetup(install_requires=r)", "requirements requirements.txt :1 in p")]
    [TestCase("def r(n):\n    return open(n).read()\nsetup(install_requires=r('requirements/base.txt'))", "requirements requirements/base.txt :3 in p")]
    [TestCase("print('see requirements.txt')", "")]
    public void Scripts_and_files_are_referred_to(string text, string expected) => Assert.That(Detected.References(new SetupPyDetector(), "p/setup.py", text), Is.EqualTo(expected));

    [TestCase("# /// script\n# requires-python = '>=3.11'\n# dependencies = [\n#   \"a>=1\",\n#   \"b\",\n# ]\n# ///\nimport a\n", "Dependency a >=1 :4|Dependency b :5")]
    [TestCase("#!/usr/bin/env -S uv run\n# /// script\n# dependencies = ['a']\n# ///", "Dependency a :3")]
    [TestCase("# /// script\n# dependencies = ['a']\nimport a\n# ///", "")]
    [TestCase("x = '# /// script'\n# dependencies = ['a']\n# ///", "")]
    [TestCase("# /// script", "")]
    public void Metadata_of_scripts_is_read(string text, string expected) => Assert.That(Detected.Facts(new InlineScriptDetector(), "a.py", text), Is.EqualTo(expected));

    [TestCase("mlflow==2.9\n    # via -r requirements.in\nclick==8.1\n    # via\n    #   flask\n    #   mlflow\nflask==3.0\n    # via mlflow\n", "mlflow ==2.9 :1")]
    [TestCase("mlflow==2.9 \\\n    --hash=sha256:00\n    # via churn (pyproject.toml)\nclick==8.1 \\\n    --hash=sha256:11\n    # via mlflow\n", "mlflow ==2.9 :1")]
    [TestCase("mlflow==2.9  # via -r requirements.in\nclick==8.1  # via mlflow, flask\nflask==3.0  # via mlflow", "mlflow ==2.9 :1")]
    [TestCase("-e .\nmlflow==2.9\n    # via churn\nclick==8.1\n    # via mlflow\n", "mlflow ==2.9 :2")]
    [TestCase("mlflow==2.9\n    # via -r requirements.in\nclick==8.1\n    # via\n    #   -c constraints.txt\n    #   mlflow\n", "mlflow ==2.9 :1")]
    [TestCase("mlflow==2.9\n    # via\n    #   -r requirements.in\n    #   feast\nfeast==1\n", "mlflow ==2.9 :1|feast ==1 :5")]
    [TestCase("mlflow==2.9  # kept back\nclick==8.1\n# via mlflow", "mlflow ==2.9 :1|click ==8.1 :2")]
    public void What_only_other_packages_ask_for_is_no_dependency(string text, string expected) =>
        Assert.That(Detected.Facts(new RequirementsDetector(), "requirements.txt", text).Replace("Dependency ", string.Empty, StringComparison.Ordinal), Is.EqualTo(expected));

    [TestCase("[dependencies]\npython = '3.12.*'\nNumPy = '>=1'\n[pypi-dependencies]\na = {version = '==1'}\n[feature.x.dependencies]\nb = '*'\n[target.linux-64.dependencies]\nc = '1'\n[host-dependencies]\nd = '*'",
        "Dependency numpy >=1 :3|Dependency a ==1 :5|Dependency d :11 @build-system|Dependency c 1 :9|Dependency b :7 @group:x")]
    public void Dependencies_of_pixi_are_read(string text, string expected) =>
        Assert.That(Detected.Facts(new PixiDetector(), "pixi.toml", text, FactKind.Dependency), Is.EqualTo(expected));
}
