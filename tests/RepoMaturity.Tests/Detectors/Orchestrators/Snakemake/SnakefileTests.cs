using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators.Snakemake;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Snakemake;

internal sealed class SnakefileTests
{
    private static readonly SnakefileDetector Detector = new();

    [TestCase("", "")]
    [TestCase("# rule a:\nx = {'rule': 1}\n", "")]
    [TestCase("rule a:\n    shell: 'python a.py {input}'\n", "Stage a :1 @rule:a|Command python a.py ${input} :2 @rule:a")]
    [TestCase("rule a:\n    input:\n        'x'\n    shell:\n        \"\"\"\n        cd src\n\n        python a.py\n        \"\"\"\nrule b:\n    shell:\n        'make '\n        'train'  # no 'other'\n",
        "Stage a :1 @rule:a|Command python a.py :8 @rule:a|Stage b :10 @rule:b|Command make train :12 @rule:b")]
    [TestCase("checkpoint c:\n    run:\n        import mlflow\n        mlflow.log_metric('a', 1)\n", "Stage c :1 @rule:c|Call mlflow.log_metric a :4 @rule:c")]
    [TestCase("if x:\n    rule d:\n        shell: 'make x'\n", "Stage d :2 @rule:d|Command make x :3 @rule:d")]
    [TestCase("rule a:\n    shell: \"\"\"open", "Stage a :1 @rule:a|Command open :2 @rule:a")]
    public void Rules_are_read(string text, string expected) =>
        Assert.That(Detected.Facts(Detector, "Snakefile", text, FactKind.Stage, FactKind.Command, FactKind.Call), Is.EqualTo(expected));

    [TestCase("rule t:\n    script: '../scripts/train.py'\n", true)]
    [TestCase("rule t:\n    input:\n        script=os.path.join('scripts', 'train.py'),\n        data='a.csv'\n    shell:\n        'python3 {input.script} {input.data}'\n", true)]
    [TestCase("include: 'more.smk'\n", true)]
    [TestCase("rule t:\n    input: 'scripts/train.py'\n    shell: 'wc {input}'\n", false)]
    public void A_command_leads_to_scripts(string text, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "scripts/train.py",
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: snakemake --cores 4\n"),
            ("workflow/Snakefile", text), ("workflow/more.smk", "rule m:\n    notebook: '../scripts/train.py'\n"),
            ("scripts/train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [TestCase("snakemake -s flow/Snakefile -j 1", true)]
    [TestCase("snakemake --snakefile=flow/Snakefile", true)]
    [TestCase("snakemake -n -s flow/Snakefile", false)]
    [TestCase("snakemake --lint -s flow/Snakefile", false)]
    [TestCase("snakemake -s other/Snakefile", false)]
    public void A_rehearsal_runs_nothing(string command, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("flow/Snakefile", "rule t:\n    shell: 'python train.py'\n"),
            ("train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [Test]
    public void Very_long_rules_end()
    {
        var text = "rule a:\n    run:\n" + string.Concat(Enumerable.Repeat("        x = 1\n", 20_000));
        Assert.That(Detected.In(Detector, "Snakefile", text).Units, Has.Length.EqualTo(2));
    }
}
