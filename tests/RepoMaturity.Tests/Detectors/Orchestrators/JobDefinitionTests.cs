using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators;

internal sealed class JobDefinitionTests
{
    private static readonly JobDefinitionDetector Detector = new();

    [TestCase("", "")]
    [TestCase("- command: x", "")]
    [TestCase("command: python a.py", "")]
    [TestCase("command:\ncompute: x", "")]
    [TestCase("command: [python, a.py]\ncompute: x", "")]
    [TestCase("command: python a.py\ncompute: x", "Command python a.py :1")]
    [TestCase("entrypoint: python a.py\nruntime_env: {}", "Command python a.py :1")]
    [TestCase("resources: {accelerators: A100}\nrun: |\n  pip install x\n  python a.py", "Command pip install x :3|Command python a.py :4")]
    [TestCase("$schema: x\njobs: {a: {command: python a.py}, b: {component: ./b.yml}, c: {type: sweep}, d: {x: y}, e: f}", "Stage a python a.py :2 @job:a|Command python a.py :2 @job:a|Stage b ./b.yml :2 @job:b|Stage c :2 @job:c")]
    [TestCase("$schema: x\njobs: [{command: python a.py}]", "")]
    public void Reads_commands(string text, string expected) => Assert.That(Detected.Facts(Detector, "a.yml", text, FactKind.Command, FactKind.Stage), Is.EqualTo(expected));

    [TestCase("command: python a.py\ncode: ../src\ncompute: x", "script a.py :1 in ml/src")]
    [TestCase("command: python a.py\ncode: ../../../src\ncompute: x", "script a.py :1")]
    [TestCase("command: python a.py\ncompute: x", "script a.py :1")]
    [TestCase("$schema: x\ncomponent: file:./c.yml", "script ./c.yml :2 in ml/jobs")]
    [TestCase("$schema: x\ncomponent: azureml:c@latest", "")]
    [TestCase("$schema: x\njobs: {a: {component: ../c.yml}}", "unit #job:a :2|script ../c.yml :2 @job:a in ml/jobs")]
    public void Reads_code_folders_and_components(string text, string expected) => Assert.That(Detected.References(Detector, "ml/jobs/a.yml", text), Is.EqualTo(expected));

    [Test]
    public void Leads_from_a_workflow_through_jobs_and_components_to_a_script() => Assert.That(
        LinkedFiles.Chain(
            "src/train.py",
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: az ml job create --file jobs/pipeline.yml\n"),
            ("jobs/pipeline.yml", "$schema: x\njobs:\n  train:\n    component: ./train.yml\n"),
            ("jobs/train.yml", "$schema: x\ncode: ../src\ncommand: python train.py --x ${{inputs.x}}\n"),
            ("src/train.py", string.Empty)),
        Is.EqualTo(".github/workflows/a.yml:1 push -> .github/workflows/a.yml:3 job a -> .github/workflows/a.yml:5 job a, step 1: az ml job create --file jobs/pipeline.yml -> "
            + "jobs/pipeline.yml:4 component ./train.yml -> jobs/train.yml:3 python train.py --x ${{inputs.x}}"));

    [Test]
    public void Nothing_starts_a_job_that_nobody_creates() => Assert.That(
        LinkedFiles.Chain("train.py", ("job.yml", "$schema: x\ncommand: python train.py"), ("train.py", string.Empty)), Is.Empty);

    [Test]
    public void Components_that_name_one_another_end() => Assert.That(
        LinkedFiles.Chain("train.py", ("a.yml", "$schema: x\ncomponent: b.yml"), ("b.yml", "$schema: x\ncomponent: a.yml"), ("train.py", string.Empty)), Is.Empty);

    [Test]
    public void Very_many_jobs_are_read()
    {
        var text = "$schema: x\njobs:\n" + string.Concat(Enumerable.Range(0, 5_000).Select(number => $"  j{number}: {{command: make}}\n"));
        Assert.That(Detected.In(Detector, "a.yml", text).Units, Has.Length.EqualTo(5_000));
    }
}
