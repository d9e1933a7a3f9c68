using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Make;

/// <summary>From a command of a CI job to the script that a named task runs.</summary>
internal sealed class NamedTaskTests
{
    private const string Poe = "[tool.poe.tasks]\ntrain = 'python train.py'\nall = ['prepare', 'train']\nprepare = {shell = 'python prepare.py'}\ncall = {script = 'churn.train:main(1)'}\nsub = {cmd = 'python train.py', cwd = 'ml'}\nrefer = {ref = 'train --x'}";
    private const string Pdm = "[tool.pdm.scripts]\ntest = 'python train.py'\nwords.cmd = ['python', 'train.py']\nboth = {composite = ['test', 'words --x']}\ncall = {call = 'churn.train:main'}\npost_test = 'python after.py'";
    private const string Hatch = "[tool.hatch.envs.default.scripts]\ntrain = 'python train.py'\n[tool.hatch.envs.ml.scripts]\nfit = ['python train.py', 'train']\nother = 'train --x'";
    private const string Pixi = "[tasks]\ntrain = 'python train.py'\nall = {depends-on = ['train']}\n[feature.gpu.tasks]\nfit = {cmd = ['python', 'train.py']}\n[dependencies]\nnumpy = '1.26.*'";
    private const string Mise = "[tasks.train]\nrun = ['echo x', 'python train.py']\n[tasks]\nall = {depends = ['train']}\nshort = 'python train.py'\n[tasks.file]\nfile = 'train.py'\n[tasks.other]\nrun = '''\n#!/usr/bin/env python\ntrain.py\n'''\n";
    private const string Tox = "[tox]\nenvlist = py{310,311}, lint\n[testenv]\ndeps = -r requirements.txt\ncommands =\n  pytest {posargs:tests}\n  ml: python train.py\n[testenv:lint]\ncommands = ruff check \\\n  .\n[testenv:train]\nchangedir = src\ncommands = {envpython} ../train.py {posargs}\n[testenv:more]\nchangedir = ml\ncommands = {[testenv:train]commands}\n";
    private const string Nox = "import nox\nSCRIPT = 'train.py'\n\n@nox.session(python=['3.11', '3.12'])\ndef train(session):\n    session.install('numpy', '-r', 'requirements.txt')\n    helper(session)\n\ndef helper(session):\n    session.run('python', SCRIPT, *session.posargs)\n\n@nox.session(name='other', default=False)\ndef some(session):\n    session.notify('train')\n\n@nox.session\ndef lint(session):\n    with session.chdir('ml'):\n        session.run('python', 'lint.py')\n";
    private const string Invoke = "from invoke import task\n\n@task\ndef prepare(c):\n    c.run('python train.py')\n\n@task(prepare)\ndef train_all(ctx):\n    with ctx.cd('ml'):\n        ctx.run(f'python fit.py {x}')\n\n@task(pre=[train_all])\ndef all(c):\n    pass\n";
    private const string Doit = "def task_train():\n    return {'actions': ['python train.py', ['echo', 'x']], 'task_dep': ['data']}\n\ndef task_data():\n    for n in 'ab':\n        yield {'name': n, 'actions': [f'python data.py {n}']}\n";

    [TestCase("poe train", "pyproject.toml", Poe, "train.py")]
    [TestCase("poetry run poe all", "pyproject.toml", Poe, "prepare.py train.py")]
    [TestCase("uv run poe sub", "pyproject.toml", Poe, "ml/train.py")]
    [TestCase("poe refer", "pyproject.toml", Poe, "train.py")]
    [TestCase("poe call", "pyproject.toml", Poe, "churn/__init__.py churn/train.py")]
    [TestCase("poe none", "pyproject.toml", Poe, "")]
    [TestCase("pdm run test", "pyproject.toml", Pdm, "after.py train.py")]
    [TestCase("pdm run words", "pyproject.toml", Pdm, "train.py")]
    [TestCase("pdm run call", "pyproject.toml", Pdm, "churn/__init__.py churn/train.py")]
    [TestCase("hatch run train", "pyproject.toml", Hatch, "train.py")]
    [TestCase("hatch run ml:train", "pyproject.toml", Hatch, "train.py")]
    [TestCase("hatch run ml:other", "pyproject.toml", Hatch, "")]
    [TestCase("hatch run ml:fit", "pyproject.toml", Hatch, "train.py")]
    [TestCase("hatch run fit", "pyproject.toml", Hatch, "")]
    [TestCase("hatch run ml:x", "hatch.toml", "[envs.ml.scripts]\nx = 'python train.py'", "train.py")]
    [TestCase("task train", "pyproject.toml", "[tool.taskipy.tasks]\ntrain = {cmd = 'python train.py', cwd = '.'}\npre_train = 'python prepare.py'", "prepare.py train.py")]
    [TestCase("rye run train", "pyproject.toml", "[tool.rye.scripts]\ntrain = {chain = ['a', 'b']}\na = 'python train.py'\nb = {cmd = 'python prepare.py'}", "prepare.py train.py")]
    [TestCase("pipenv run go", "Pipfile", "[scripts]\ngo = 'python train.py'", "train.py")]
    [TestCase("pixi run all", "pixi.toml", Pixi, "train.py")]
    [TestCase("pixi run -e gpu fit", "pixi.toml", Pixi, "train.py")]
    [TestCase("pixi run train", "pyproject.toml", "[tool.pixi.tasks]\ntrain = 'python train.py'", "train.py")]
    [TestCase("mise run all", "mise.toml", Mise, "train.py")]
    [TestCase("mise run short", ".config/mise.toml", Mise, "train.py")]
    [TestCase("mise run file", ".mise.toml", Mise, "train.py")]
    [TestCase("mise run other", "mise.toml", Mise, "")]
    [TestCase("mise run ml:fit", "mise-tasks/ml/fit", "#!/usr/bin/env bash\npython train.py\n", "mise-tasks/ml/fit")]
    [TestCase("tox -e train", "tox.ini", Tox, "train.py")]
    [TestCase("tox -e more", "tox.ini", Tox, "train.py")]
    [TestCase("tox -e docs-ml", "tox.ini", Tox, "requirements.txt train.py")]
    [TestCase("tox -e lint", "tox.ini", Tox, "")]
    [TestCase("tox -e train", "setup.cfg", "[tox:tox]\n[testenv:train]\ncommands = python train.py", "train.py")]
    [TestCase("tox -e train", "pyproject.toml", "[tool.tox.env.train]\ncommands = [['python', 'train.py', {replace = 'posargs'}]]", "train.py")]
    [TestCase("tox -e train", "pyproject.toml", "[tool.tox]\nlegacy_tox_ini = '''\n[testenv:train]\ncommands = python train.py\n'''", "train.py")]
    [TestCase("tox", "tox.toml", "env_list = ['a']\n[env_run_base]\ncommands = [['python', 'train.py']]", "train.py")]
    [TestCase("nox -s train-3.11", "noxfile.py", Nox, "requirements.txt train.py")]
    [TestCase("nox -s other", "noxfile.py", Nox, "requirements.txt train.py")]
    [TestCase("nox -s some", "noxfile.py", Nox, "")]
    [TestCase("nox -s lint", "noxfile.py", Nox, "ml/lint.py")]
    [TestCase("inv prepare", "tasks.py", Invoke, "train.py")]
    [TestCase("invoke train-all", "tasks.py", Invoke, "ml/fit.py train.py")]
    [TestCase("inv all", "tasks/__init__.py", Invoke, "ml/fit.py train.py")]
    [TestCase("inv prepare", "tasks.py", "from celery import task\n@task\ndef prepare(c):\n    c.run('python train.py')", "")]
    [TestCase("inv fit", "tasks.py", "from invoke import task\n\n@task\ndef fit(c):\n    from churn import train\n    train.main()\n\n@task\ndef other(c):\n    import data\n    data.main()\n", "churn/__init__.py churn/train.py")]
    [TestCase("doit train", "dodo.py", Doit, "data.py train.py")]
    [TestCase("doit", "dodo.py", Doit, "data.py train.py")]
    [TestCase("pre-commit run --all-files", ".pre-commit-config.yaml", "repos:\n- repo: local\n  hooks:\n  - {id: a, entry: python train.py, language: system}\n  - {id: b, entry: python prepare.py, language: system, stages: [manual]}\n  - {id: c, entry: train.py, language: pygrep}\n", "train.py")]
    [TestCase("pre-commit run b", ".pre-commit-config.yaml", "repos:\n- repo: local\n  hooks:\n  - {id: b, entry: python prepare.py, language: system, stages: [manual]}\n", "prepare.py")]
    [TestCase("pip install -e .", "setup.py", "from setuptools import setup\nsetup(install_requires=open('requirements.txt').read().split())", "requirements.txt setup.py")]
    [TestCase("docker compose run trainer", "compose.yml", "services:\n  trainer: {image: x, command: python train.py}\n  other: {image: x, command: python prepare.py}\n", "train.py")]
    public void A_job_reaches_what_a_task_runs(string command, string path, string text, string expected)
    {
        var files = new List<(string Path, string Text)>
        {
            (".github/workflows/ci.yml", $"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: {command}\n"), (path, text), ("requirements.txt", "numpy"),
        };
        string[] scripts = ["after.py", "churn/__init__.py", "churn/train.py", "data.py", "ml/fit.py", "ml/lint.py", "ml/train.py", "prepare.py", "train.py"];
        var graph = LinkedFiles.Link([.. files, .. scripts.Select(script => (script, "print(1)\n"))]);
        var reached = scripts.Concat(["requirements.txt", "mise-tasks/ml/fit", "setup.py"]).Where(script => graph.Automatic(UnitKey.File(script)) is not null);
        Assert.That(string.Join(' ', reached.Order(StringComparer.Ordinal)), Is.EqualTo(expected));
    }

    [Test]
    public void The_chain_tells_every_step() => Assert.That(
        LinkedFiles.Chain("train.py", (".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: poetry run poe all\n"), ("pyproject.toml", Poe), ("train.py", "print(1)\n")),
        Is.EqualTo(".github/workflows/ci.yml:1 push -> .github/workflows/ci.yml:3 job a -> .github/workflows/ci.yml:6 job a, step 1: poe all -> pyproject.toml:3 all: train -> pyproject.toml:2 python train.py"));

    [TestCase("py{39,310}-{a,b}, lint", "py39-a py39-b py310-a py310-b lint")]
    [TestCase("a\n b{,-x}", "a b b-x")]
    [TestCase("a{b", "a{b")]
    [TestCase("", "")]
    public void Lists_of_environments_are_expanded(string list, string expected) => Assert.That(string.Join(' ', ToxWords.Expand(list)), Is.EqualTo(expected));

    [TestCase("{")]
    [TestCase("[testenv]\ncommands = {[testenv]commands}")]
    [TestCase("[testenv:{]\ncommands = {posargs:{")]
    [TestCase("[tox]\nenvlist = {a,{b,c}}\n[testenv]\ncommands = \\")]
    public void Broken_files_of_tox_are_read_to_their_end(string text) => Assert.That(() => Detected.In(new ToxDetector(), "tox.ini", text), Throws.Nothing);
}
