using RepoMaturity.Core.Reports;

namespace RepoMaturity.Tests.Reports;

internal sealed class MarkdownReportTests
{
    [Test]
    public void A_report_says_what_the_text_says()
    {
        var report = MarkdownReport.Write(SampleScan.Scan(), isVerbose: false);
        Assert.That(report, Does.StartWith("# test\n\nNo commit.\n\n**Kind: Project** (m)\n\n- default\n"));
        foreach (var line in new[]
        {
            "**Stage 1 of 3, Ground**: not yet First rung, because tests is absent, implemented is asked.",
            "| Model | 2 | tracking is declared, not automated; could be 3: broken.facts was not read (and 1 more) |",
            "| People | 1 | tests is absent, implemented is asked |",
            "## Practices: 2 of 4 in place, 1 of them automated",
            "| Training | automated | `train.facts:1` calls fit<br>started by `.ci/main.facts:1` push → `.ci/main.facts:2` train.facts |",
            "| Tracking | declared, could be automated: broken.facts was not read (and 1 more) | `examples/one.facts:1` calls tracker.log, counted as declared: example<br>with Kept |",
            "| Tests | absent |  |",
            "- in use: Tracker Pro",
            "- **People** - tests are there",
            "- [ ] **Tests**, from absent to implemented: s",
            "- broken.facts was not read: could change Tracking",
            "<details><summary>A repository can show 3 of its 4 items; 1 published, 1 secondary, 1 recalled, 1 operationalised.</summary>",
            "| **M.2** models are trained by code | met | training is automated | `train.facts:1` calls fit | published |",
            "| **X** the team talks | not visible | no file of a repository can show it |  | operationalised |",
            "- No file of a repository can show: the team talks",
        })
        {
            Assert.That(report.Split('\n'), Does.Contain(line));
        }
    }

    [Test]
    public void A_step_shows_its_code_as_code()
    {
        var scan = SampleScan.Scan();
        var step = new Core.Evaluation.NextStep("tests", Core.Rules.Level.Absent, Core.Rules.Level.Implemented, "Run `dvc add data/` in *a*.");
        Assert.That(MarkdownReport.Write(scan with { Frameworks = [scan.Frameworks[0] with { NextSteps = [step] }] }, isVerbose: false), Does.Contain(@": Run `dvc add data/` in \*a\*."));
    }

    [Test]
    public void An_empty_repository_has_a_report() =>
        Assert.That(MarkdownReport.Write(SampleScan.Nothing(), isVerbose: false), Does.Contain("## Practices: 0 of 4 in place, 0 of them automated"));

    [Test]
    public void Verbose_has_no_less() =>
        Assert.That(MarkdownReport.Write(SampleScan.Scan(), isVerbose: true), Has.Length.GreaterThanOrEqualTo(MarkdownReport.Write(SampleScan.Scan(), isVerbose: false).Length));
}
