using RepoMaturity.Core.Facts;

namespace RepoMaturity.Tests.Detectors.Shell;

/// <summary>What stands in a text of commands and is not run, or only rehearsed.</summary>
public sealed class UnrunCommandTests
{
    [TestCase("python train.py --help")]
    [TestCase("python train.py -h")]
    [TestCase("python train.py --version")]
    [TestCase("uv run python train.py --help")]
    [TestCase("make -n train")]
    [TestCase("make -C ml -Bn train")]
    [TestCase("make --dry-run train")]
    [TestCase("make -q train")]
    [TestCase("just --list")]
    [TestCase("task --dry train")]
    [TestCase("dvc repro --dry")]
    [TestCase("dvc repro --dry train")]
    [TestCase("terraform plan")]
    [TestCase("pytest --collect-only tests")]
    [TestCase("bash -n train.sh")]
    public void ARehearsalIsACommandWithoutReferences(string text)
    {
        var found = Findings.OfCommand(text);
        Assert.That(Findings.Commands(found), Is.Not.Empty);
        Assert.That(Findings.References(found), Is.Empty);
    }

    [TestCase("python train.py -h localhost")]
    [TestCase("python deploy.py --version 3")]
    [TestCase("make -j4 train")]
    [TestCase("make -f ml.mk train")]
    [TestCase("dvc exp run -n name")]
    [TestCase("bash train.sh -n")]
    [TestCase("bash -x train.sh")]
    [TestCase("python -m train -- --help")]
    public void OtherOptionsRehearseNothing(string text) => Assert.That(Findings.References(Findings.OfCommand(text)), Is.Not.Empty);

    [TestCase("a\nexit 0\nb", "a")]
    [TestCase("a; exit; b", "a")]
    [TestCase("if c; then exit 1; fi\nb", "c|b")]
    [TestCase("if c\nthen\n  exit 1\nfi\nb", "c|b")]
    [TestCase("a || exit 1\nb", "a|b")]
    [TestCase("a ||\nexit 1\nb", "a|b")]
    [TestCase("a && exit\nb", "a|b")]
    [TestCase("[[ x ]] || exit 1\nb", "b")]
    [TestCase("(( x )) && exit\nb", "b")]
    [TestCase("a || { echo; exit 1; }\nb", "a|b")]
    [TestCase("f() { exit 1; }\nb", "b")]
    [TestCase("function f {\n  exit 1\n}\nb", "b")]
    [TestCase("f() {\n  a\n}\nexit\nb", "a")]
    [TestCase("case x in\n  y) exit 1 ;;\nesac\nb", "b")]
    [TestCase("for i in 1; do\n  exit\ndone\nb", "b")]
    [TestCase("(exit 1)\nb", "b")]
    [TestCase("x=$(exit 1; c)\nb", "c|b")]
    [TestCase("try {\n  exit 1\n} catch {\n  exit 2\n}\nb", "try {|catch {|b")]
    [TestCase("if false; then a; fi\nb", "b")]
    [TestCase("if false\nthen\n  a\n  if c; then d; fi\nelse\n  e\nfi\nb", "e|b")]
    [TestCase("if false; then a; elif c; then d; fi", "c|d")]
    [TestCase("if false || c; then a; fi", "c|a")]
    [TestCase("if ! false; then a; fi", "a")]
    [TestCase("while false; do a; done\nb", "b")]
    [TestCase("until false; do a; done\nb", "a|b")]
    [TestCase("if false; then x=$(a); cd y; exit; fi\nb", "b")]
    [TestCase("x=$(if false; then a)\nb", "b")]
    public void Runs(string text, string expected) =>
        Assert.That(string.Join('|', Findings.Commands(Findings.OfCommand(text))), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("\"")]
    [TestCase("'")]
    [TestCase("\"\" x")]
    [TestCase("'' x")]
    [TestCase("sudo \"\" x")]
    [TestCase("bash -c \"\"")]
    [TestCase("python \"\"")]
    [TestCase("cd \"\"; x")]
    [TestCase("hatch run \"\"")]
    [TestCase("docker run \"\" \"\"")]
    [TestCase("torchrun \"\"")]
    [TestCase("make \"\" -C \"\"")]
    [TestCase("npm run \"\"")]
    [TestCase("uvicorn \"\"")]
    [TestCase("streamlit run \"\"")]
    [TestCase("pip install \"\" -e \"\"")]
    [TestCase("docker build \"\" -t \"\"")]
    [TestCase("kubectl apply -f \"\"")]
    [TestCase("az ml job create --file \"\"")]
    [TestCase("fi; done; }; then; else; esac")]
    [TestCase("exit")]
    [TestCase("exit <<A")]
    public void EmptyWordsAreNoMistake(string text) => Assert.That(() => Findings.OfCommand(text), Throws.Nothing);

    [TestCase("python - <<EOF\nimport mlflow\nmlflow.log_metric('x', 1)\nEOF", "mlflow.log_metric=x :3")]
    [TestCase("a\npython3 <<'EOF'\nimport mlflow as m\nm.log_metric('x', 1)\nEOF\nb", "mlflow.log_metric=x :4")]
    [TestCase("uv run python -u - <<EOF\nimport mlflow\nmlflow.log_metric('x', 1)\nEOF", "mlflow.log_metric=x :3")]
    [TestCase("python a.py <<EOF\nimport mlflow\nmlflow.log_metric('x', 1)\nEOF", "")]
    [TestCase("python -c x <<EOF\nimport mlflow\nmlflow.log_metric('x', 1)\nEOF", "")]
    [TestCase("cat > python.py <<EOF\nimport mlflow\nmlflow.log_metric('x', 1)\nEOF", "")]
    [TestCase("if false; then\npython - <<EOF\nprint('x')\nEOF\nfi", "")]
    public void ReadsPythonOfHereDocuments(string text, string calls) =>
        Assert.That(string.Join('|', Findings.Facts(Findings.OfCommand(text), FactKind.Call)), Is.EqualTo(calls));

    [Test]
    public void ReadsPythonSteps()
    {
        var found = Findings.Of(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - shell: python\n        run: |\n          import mlflow\n          mlflow.log_metric('x', 1)\n");
        Assert.That(Findings.Facts(found, FactKind.Call), Is.EqualTo(new[] { "mlflow.log_metric=x :8 @job:a" }));
    }

    [TestCase("pytest --password hunter5", "pytest --password ***")]
    [TestCase("docker login -p X", "docker login -p ***")]
    [TestCase("pip install -i https://bob:hunter4@host/simple x", "pip install -i https://***@host/simple x")]
    [TestCase("./run.sh --token 'a b c' x", "./run.sh --token *** x")]
    [TestCase("docker build --build-arg TOKEN=hunter6 .", "docker build --build-arg TOKEN=*** .")]
    public void PrintsNoSecret(string text, string expected)
    {
        var found = Findings.OfCommand(text);
        Assert.That(Findings.Commands(found), Is.EqualTo(new[] { expected }));
        Assert.That(found.References.Select(reference => reference.Text), Is.All.Null.Or.All.EqualTo(expected));
    }
}
