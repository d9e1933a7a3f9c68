using RepoMaturity.Detectors.Python;

namespace RepoMaturity.Tests.Detectors.Python;

internal sealed class PythonLaunchArgumentTests
{
    [TestCase("f(script='a.py')", "script a.py :1")]
    [TestCase("f(entry_point='train.py', source_dir='src')", "script src/train.py :1")]
    [TestCase("f(script_name='train.py', source_directory='src/')", "script src/train.py :1")]
    [TestCase("f(script_name='train.py', source_directory='')", "script train.py :1")]
    [TestCase("f(entry_point='train.py', source_dir=f'{ROOT}')", "script train.py :1")]
    [TestCase("f(entry_point='train.py', source_dir=folder)", "script train.py :1")]
    [TestCase("f(code='src/a.py')", "script src/a.py :1")]
    [TestCase("f(code='src', command='python a.py')", "script src/a.py :1")]
    [TestCase("f(code='print(1) or 2', command='python a.py')", "script a.py :1")]
    [TestCase("f(code='src')", "")]
    [TestCase("f(script='a.txt')", "")]
    [TestCase("f(name='a.py')", "")]
    [TestCase("f('a.py')", "")]
    [TestCase("f(script=None, code=1, py_file=[], entry_point={})", "")]
    [TestCase("import os\nf(script=os.path.join('ml', 'a.py'))", "script ml/a.py :2")]
    [TestCase("import os\nf(script=os.path.join(HERE, 'a.py'))", "script a.py :2")]
    [TestCase("import os\nf(script=os.path.join('ml', name, 'a.py'))", "script a.py :2")]
    [TestCase("import os\nf(script=os.path.join('ml', name))", "")]
    [TestCase("import os\nf(script=os.path.join())", "")]
    [TestCase("import os\nf(script=os.path.join(os.path.join(HERE, 'ml'), 'a.py'))", "script ml/a.py :2")]
    [TestCase("from pathlib import Path\nf(script=Path('ml/a.py'))", "script ml/a.py :2")]
    [TestCase("from pathlib import Path\nf(script=str(Path(__file__).parent / 'a.py'))", "script a.py :2")]
    [TestCase("f(script=ROOT / 'ml' / 'a.py')", "script ml/a.py :1")]
    [TestCase("f(script=ROOT / '..' / 'a.py')", "script a.py :1")]
    [TestCase("f(script=ROOT / name / 'a.py')", "script a.py :1")]
    [TestCase("f(script=f'{ROOT}/ml/a.py')", "script ml/a.py :1")]
    [TestCase("f(script=f'{name}.py')", "script .py :1")]
    [TestCase("f(script=f'{name}')", "")]
    [TestCase("SCRIPT = 'a.py'\nf(script=SCRIPT)", "script a.py :2")]
    [TestCase("f(script=given or 'a.py')", "script a.py :1")]
    [TestCase("f(script='a.py' == 'b.py')", "")]
    [TestCase("f(bash_command='python a.py && python b.py')", "script a.py :1|script b.py :1")]
    [TestCase("f(command=['python', 'a.py', x])", "script a.py :1")]
    [TestCase("f(bash_command='export A={a} && python a.py --x {b:d} {{y}}'.format(a=A, b=1))", "script a.py :1")]
    [TestCase("f(bash_command='python {} {0}'.format('a.py'))", "script a.py :1")]
    [TestCase("f(bash_command='python a.py {'.format(x))", "script a.py :1")]
    [TestCase("f(bash_command='python a.py %s' % x)", "script a.py :1")]
    [TestCase("f(bash_command='python a.py ' + x + ' --y')", "script a.py :1")]
    [TestCase("import textwrap\nf(bash_command=textwrap.dedent('python a.py').strip())", "script a.py :2")]
    [TestCase("import subprocess, sys\nsubprocess.run([sys.executable, str(ROOT / 'ml' / 'a.py'), str(x)])", "script ml/a.py :2")]
    [TestCase("import subprocess\ndef f():\n    words = ['python', 'a.py']\n    subprocess.run(words)", "script a.py :4 @def:f")]
    [TestCase("import subprocess, sys\nfrom pathlib import Path\nTRAIN = Path('a.py')\ndef f():\n    words = [sys.executable, str(TRAIN)]\n    subprocess.run(words, check=True)", "script a.py :6 @def:f")]
    [TestCase("import subprocess\nwords = ['python', 'a.py'] + rest\nsubprocess.run(words)", "script a.py :3")]
    [TestCase("import subprocess\nwords = ['python', 'a.py']\ndef f(words):\n    subprocess.run(words)", "", Description = "the parameter hides it")]
    [TestCase("import subprocess\nwords = ['python', 'a.py']\nwords = read()\nsubprocess.run(words)", "")]
    [TestCase("import subprocess\na = [b, 'x']\nb = a + [b]\nsubprocess.run(b)", "")]
    [TestCase("f(cmds=[])", "")]
    [TestCase("f(cmd=x)", "")]
    [TestCase("f(entrypoint=f'python a.py --x {y}')", "script a.py :1")]
    [TestCase("f(command='python a.py', source_directory='src')", "script src/a.py :1")]
    [TestCase("f(command='python a.py', source_directory='.')", "script a.py :1")]
    [TestCase("f(code='serve', scoring_script='score.py')", "script serve/score.py :1")]
    [TestCase("f(submit_app='./code/a.py')", "script ./code/a.py :1")]
    [TestCase("p.get_run_args('a.py', source_dir='steps')", "script steps/a.py :1")]
    [TestCase("from sagemaker.processing import ScriptProcessor\np = ScriptProcessor()\np.run('a.py')", "script a.py :3")]
    [TestCase("from azureml.pipeline.steps import PythonScriptStep\nPythonScriptStep('a.py', source_directory='src')", "script src/a.py :2")]
    [TestCase("from metaflow import Runner\nRunner('a.py').run()", "script a.py :2")]
    [TestCase("from metaflow import Deployer\nDeployer('a.py').argo_workflows().create()", "")]
    [TestCase("f(commands=['pip install x', 'python a.py'])", "script a.py :1")]
    [TestCase("f(commands=read())", "")]
    [TestCase("f(specs=[{'container_spec': {'image_uri': 'x', 'command': ['python', 'a.py'], 'args': ['--n', n]}}])", "script a.py :1")]
    [TestCase("f(overrides={'containerOverrides': [{'name': 'x', 'command': ['bash', 'a.sh']}]})", "script a.sh :1")]
    [TestCase("f(specs={'command': 'a.py'})", "")]
    [TestCase("f(specs={'name': ['python', 'a.py']})", "")]
    [TestCase("f(specs=['command'])", "")]
    [TestCase("f(script='a.py'", "script a.py :1")]
    [TestCase("", "")]
    public void Arguments_name_what_a_call_starts(string text, string expected) =>
        Assert.That(string.Join('|', PythonFacts.References(PythonFacts.Detect(new PythonDetector(), "run.py", text)).Where(line => line.StartsWith("script", StringComparison.Ordinal))), Is.EqualTo(expected));

    [TestCase("f(python_module_name='trainer.task')", "module trainer.task :1")]
    [TestCase("f(python_module_name=name)", "")]
    [TestCase("f(module_name='trainer.task')", "")]
    [TestCase("f(specs=[{'python_package_spec': {'python_module': 'trainer.task'}}])", "module trainer.task :1")]
    [TestCase("import importlib\nimportlib.import_module(f'models.{x}.fit')", "module models.*.fit (object) :2")]
    [TestCase("import importlib\nimportlib.import_module(x + '.fit')", "module *.fit (object) :2")]
    [TestCase("__import__(x + '.fit')", "module *.fit (object) :1")]
    [TestCase("import importlib\nimportlib.import_module(f'models.{x}')", "", Description = "it could be anything")]
    [TestCase("import importlib\nimportlib.import_module(x + y)", "")]
    [TestCase("import importlib\nimportlib.import_module('a' + '.fit' + x)", "")]
    public void Arguments_name_a_module(string text, string expected) =>
        Assert.That(string.Join('|', PythonFacts.References(PythonFacts.Detect(new PythonDetector(), "run.py", text)).Where(line => line.StartsWith("module", StringComparison.Ordinal))), Is.EqualTo(expected));

    [TestCase("from dbt.cli.main import dbtRunner\ndbtRunner().invoke(['build', '-s', x])", "dbt build -s $value")]
    [TestCase("from dbt.cli.main import dbtRunner\ndbt = dbtRunner()\ndbt.invoke(args=['test'])", "dbt test")]
    [TestCase("from dagster_dbt import DbtCliResource\ndef f(dbt: DbtCliResource):\n    yield from dbt.cli(['build']).stream()", "dbt build")]
    [TestCase("from prefect_dbt.cli.commands import trigger_dbt_cli_command\ntrigger_dbt_cli_command('dbt run')", "dbt run")]
    [TestCase("from prefect_dbt import DbtCoreOperation\nDbtCoreOperation(commands=['dbt seed'])", "dbt seed")]
    [TestCase("from other import Runner\nRunner().invoke(['build'])", "")]
    public void Calls_run_the_words_of_a_program(string text, string expected) =>
        Assert.That(string.Join('|', PythonFacts.Detect(new PythonDetector(), "run.py", text).Facts.Where(fact => fact.Kind == RepoMaturity.Core.Facts.FactKind.Command).Select(fact => fact.Name)), Is.EqualTo(expected));

    [TestCase("str(", ")")]
    [TestCase("os.path.join(", ")")]
    [TestCase("(x / ", ")")]
    [TestCase("[", "]")]
    public void Deep_expressions_are_read_without_end(string open, string close)
    {
        var text = "import os\nf(script=" + string.Concat(Enumerable.Repeat(open, 20_000)) + "'a.py'" + string.Concat(Enumerable.Repeat(close, 20_000)) + ")\nf(script='b.py')";
        Assert.DoesNotThrow(() => PythonFacts.Detect(new PythonDetector(), "run.py", text));
    }

    [TestCase(2, 2, "script a.py/a.py/a.py/a.py :5", false)]
    [TestCase(25, 3, "", true)]
    [TestCase(900, 1, "", false, Description = "longer than a path")]
    public void Names_that_stand_for_one_another_are_followed_within_limits(int width, int levels, string expected, bool isLimited)
    {
        var joins = Enumerable.Range(0, levels).Select(i => $"n{i + 1} = os.path.join({string.Join(", ", Enumerable.Repeat($"n{i}", width))})\n");
        var facts = PythonFacts.Detect(new PythonDetector(), "run.py", $"import os\nn0 = os.path.join(H, 'a.py')\n{string.Concat(joins)}f(script=n{levels})");
        Assert.That(string.Join('|', PythonFacts.References(facts).Where(line => line.StartsWith("script", StringComparison.Ordinal))), Is.EqualTo(expected));
        Assert.That(facts.Problems.Select(problem => problem.Message), isLimited ? Is.EqualTo(new[] { "Names stand for one another more often than the limit allows." }) : Is.Empty);
    }
}
