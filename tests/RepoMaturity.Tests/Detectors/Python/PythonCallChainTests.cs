using RepoMaturity.Core.Links;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Python;

/// <summary>
/// What importing a module runs, and what only running it or calling its functions does. In each case a push runs a command; <c>== path</c> begins a file.
/// </summary>
internal sealed class PythonCallChainTests
{
    private const string Training = "\n== train.py\nimport helper\ndef load(): pass\ndef train(): helper.fit()\nclass Net:\n  def fit(self): deep()\ndef deep(): pass\nif __name__ == '__main__':\n  train()";

    private const string Cli = "import train, typer\ncli = typer.Typer()\n@cli.command('fit')\ndef run_fit(): train.train()\n@cli.command()\ndef read_data(): train.load()\n@cli.command(name='net')\ndef run_net(): train.Net().fit()\nif __name__ == '__main__':\n  cli()";

    private const string Table = "import sys\nfrom train import train, load\ndef main():\n  steps = {'train': train, Step.LOAD: load}\n  steps[sys.argv[1]]()\nif __name__=='__main__':\n  main()";

    // The parts of train.py that run, in order; "top" is its top level.
    [TestCase("python train.py", "", "top deep load main Net train")]
    [TestCase("python -m train", "", "top deep load main Net train")]
    [TestCase("python app.py", "import train", "top")]
    [TestCase("python app.py", "from train import load", "top")]
    [TestCase("python app.py", "from train import load\nload()", "top load")]
    [TestCase("python app.py", "from train import load as read\nread()", "top load")]
    [TestCase("python app.py", "import train\ntrain.load()", "top load")]
    [TestCase("python app.py", "import train as t\nt.train()", "top train")]
    [TestCase("python app.py", "from train import *\ntrain()", "top train")]
    [TestCase("python app.py", "from helper import *\nfrom train import *\ntrain()", "top train", Description = "one of several modules of which all is imported")]
    [TestCase("python app.py", "from train import *\nfrom helper import *\nrun(task=train)", "top train")]
    [TestCase("python app.py", "from train import *\nfrom helper import *\ntrain = 1\nprint(train)", "top", Description = "a name of its own")]
    [TestCase("python app.py", "from train import *\nfrom helper import *\ndef go(load): load()\ngo(1)", "top", Description = "a parameter")]
    [TestCase("python app.py", "from train import Net\nNet().fit()", "top deep Net")]
    [TestCase("python app.py", "from train import Net\ndef use(n: Net): pass\nuse(None)", "top", Description = "an annotation constructs nothing")]
    [TestCase("python app.py", "from train import Net\nclass Deep(Net): pass\nDeep()", "top deep Net")]
    [TestCase("python app.py", "from threading import Thread\nfrom train import train\nThread(target=train).start()", "top train")]
    [TestCase("python app.py", "from train import train, load\nSTEPS = {'train': train, 'load': load}", "top load train")]
    [TestCase("python app.py", "from train import train\nparser.set_defaults(func=train)", "top train")]
    [TestCase("python app.py load", Table, "top load", Description = "what a table has for the word")]
    [TestCase("python -m app --step=train", Table, "top train", Description = "or for the value of an option")]
    [TestCase("python app.py", Table, "top load train", Description = "no word names one")]
    [TestCase("python app.py fit", "import sys\nfrom train import train, load\nSOURCES = {'csv': load, 'sql': load}\nif __name__=='__main__':\n  {'fit': train, 'help': print}[sys.argv[1]](SOURCES[kind]())", "top load train", Description = "in another table something else is looked up")]
    [TestCase("python app.py other", Table, "top load train")]
    [TestCase("python b.py load", Table + "\n== b.py\nfrom app import main\nmain()", "top load train", Description = "a program that is called by another")]
    [TestCase("python app.py load", "from train import train, load\nSTEPS = [train, load]\nif __name__=='__main__':\n  STEPS[0]()", "top load train", Description = "a list is no table")]
    [TestCase("python app.py", "from typing import Annotated\nfrom fastapi import Depends\nfrom train import load\ndef page(x: Annotated[int, Depends(load)]): pass\npage()", "top load")]
    [TestCase("python app.py", "import train\nimport fire\nfire.Fire(train)", "top deep load Net train", Description = "a module that is handed on")]
    [TestCase("python app.py", "import importlib\nimportlib.import_module('train')", "top deep load Net train")]
    [TestCase("python app.py", "import importlib\nimportlib.import_module(name + '.steps')\n== a/steps.py\nimport train\ndef go(): train.load()", "top load", Description = "a module of which only the end is known")]
    [TestCase("python app.py", "import runpy\nrunpy.run_path('train.py')", "top deep load main Net train")]
    [TestCase("python app.py", "import subprocess, sys\nsubprocess.run([sys.executable, 'train.py'])", "top deep load main Net train")]
    [TestCase("python app.py", "import os\nos.system('torchrun --nproc_per_node 2 train.py')", "top deep load main Net train")]
    [TestCase("python -c 'from train import train; train()'", "", "top train")]
    [TestCase("python -c 'import train'", "", "top")]
    [TestCase("uvicorn app:app", "from fastapi import FastAPI\nfrom train import train, load\napp = FastAPI()\n@app.get('/')\ndef page(): load()\ndef unused(): train()\nif __name__ == '__main__': train()", "top load")]
    [TestCase("uvicorn app:make --factory", "from train import load, train\ndef make(): return load()\ndef other(): train()", "top load")]
    [TestCase("python server.py", "import train\napp.add(train.load)\n== server.py\nimport uvicorn\nuvicorn.run('app:app')", "top load")]
    [TestCase("python run.py", "import train\ndef work(): train.train()\ndef idle(): train.load()\n== run.py\nimport app\napp.work()", "top train")]
    [TestCase("python run.py", "import train\ndef idle(): train.load()\n== run.py\nimport app", "top")]
    [TestCase("python run.py", "def idle():\n  import train\n  train.load()\n== run.py\nimport app", "", Description = "an import inside a function that nothing calls")]
    [TestCase("python run.py", "import train\ndef outer():\n  def inner(): train.train()\n  return inner\n== run.py\nfrom app import outer\nouter()()", "top train")]
    [TestCase("python run.py", "import train, celery\napp = celery.Celery()\n@app.task\ndef work(): train.train()\n== run.py\nimport app", "top train", Description = "registered on an object")]
    [TestCase("python run.py", "import train, click\n@click.command()\ndef work(): train.train()\n== run.py\nimport app", "top", Description = "only wrapped")]
    [TestCase("python run.py", "import train\nfrom registry import register\n@register('a')\ndef work(): train.train()\n== run.py\nimport app", "top train")]
    [TestCase("python run.py", "import train\nfrom base import hub\n@hub.on('a')\ndef work(): train.train()\n== base.py\nhub = make()\n== run.py\nimport app", "top train", Description = "on an object of the repository")]
    [TestCase("python run.py", "import train\ndef work(): train.train()\ndef main(): globals()[name]()\n== run.py\nfrom app import main\nmain()", "top train")]
    [TestCase("python run.py", "x = 1\n== package/__init__.py\nfrom .steps import go as start\n== package/steps.py\nimport train\ndef go(): train.train()\ndef stay(): train.load()\n== run.py\nimport package\npackage.start()", "top train", Description = "a package passes the name on")]
    [TestCase("python run.py", "import train\nclass A:\n  def __init__(self): self.t = train.Net()\n  def go(self): self.t.fit()\n== run.py\nfrom app import A\na = A()\na.go()", "top deep Net")]
    [TestCase("tool go", "import train\ndef main(): train.train()\ndef other(): train.load()\n== pyproject.toml\n[project]\nname = \"x\"\n[project.scripts]\ntool = \"app:main\"", "top train")]
    [TestCase("tool go", "import train, typer\ncli = typer.Typer()\n@cli.command()\ndef go(): train.train()\n== pyproject.toml\n[project]\nname = \"x\"\n[project.scripts]\ntool = \"app:cli\"", "top train")]
    [TestCase("tool fit --fast", Cli + "\n== pyproject.toml\n[project]\nname = \"x\"\n[project.scripts]\ntool = \"app:cli\"", "top train", Description = "one of the commands of a program")]
    [TestCase("tool nothing", Cli + "\n== pyproject.toml\n[project]\nname = \"x\"\n[project.scripts]\ntool = \"app:cli\"", "top deep load Net train")]
    [TestCase("python -m app read-data", Cli, "top load")]
    [TestCase("python app.py fit", Cli, "top train")]
    [TestCase("python app.py --fast fit", Cli, "top deep load Net train", Description = "a word behind an option may be its value")]
    [TestCase("python app.py fit", "import train, typer\ncli = typer.Typer()\n@cli.command()\ndef fit(): train.train()\ndef other(): train.load()\ncli()", "top load train", Description = "a program of one command takes no name")]
    [TestCase("dagster job execute -m app", "import train\n@asset\ndef a(): train.train()", "top train")]
    [TestCase("gcloud ai custom-jobs create --worker-pool-spec=machine-type=n1,local-package-path=.,script=train.py", "", "top deep load main Net train")]
    public void Parts_that_run(string command, string application, string parts)
    {
        var graph = LinkedFiles.Link([.. Files($"== .github/workflows/a.yml\non: push\njobs:\n  a:\n    steps:\n      - run: {command}\n== helper.py\ndef fit(): pass\n== app.py\n{application}{Training}")]);
        string[] all = ["", "def:deep", "def:load", "main", "def:Net", "def:train"];

        Assert.That(
            string.Join(' ', all.Where(part => graph.IsAutomatic(new UnitKey("train.py", part))).Select(part => part.Length == 0 ? "top" : part.Replace("def:", string.Empty, StringComparison.Ordinal))),
            Is.EqualTo(parts));
    }

    [Test]
    public void Steps_inside_a_module_are_not_told()
    {
        var graph = LinkedFiles.Link([.. Files("== .github/workflows/a.yml\non: push\njobs:\n  a:\n    steps:\n      - run: python app.py\n== helper.py\ndef fit(): pass\n== app.py\nfrom train import train\ndef main(): train()\nif __name__ == '__main__': main()" + Training)]);

        Assert.That(
            string.Join(" -> ", graph.Automatic(new UnitKey("train.py", "def:train"))!.Steps),
            Is.EqualTo(".github/workflows/a.yml:1 push -> .github/workflows/a.yml:3 job a -> .github/workflows/a.yml:5 job a, step 1: python app.py -> app.py:1 from train import train"));
    }

    [Test]
    public void Circles_of_imports_end()
    {
        var modules = Enumerable.Range(0, 200).Select(i => ($"m{i}.py", $"from m{(i + 1) % 200} import *\nfrom m{(i + 7) % 200} import f{i}\ndef f{i}(): f{(i + 7) % 200}()\n"));
        var graph = LinkedFiles.Link([.. Files("== .github/workflows/a.yml\non: push\njobs:\n  a:\n    steps:\n      - run: python m0.py"), .. modules]);

        Assert.That(graph.IsAutomatic(new UnitKey("m199.py", string.Empty)));
    }

    private static IEnumerable<(string Path, string Text)> Files(string text) => text.Split("== ", StringSplitOptions.RemoveEmptyEntries)
        .Where(file => file.Contains('\n', StringComparison.Ordinal))
        .Select(file => (file[..file.IndexOf('\n', StringComparison.Ordinal)], file[(file.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd('\n')));
}
