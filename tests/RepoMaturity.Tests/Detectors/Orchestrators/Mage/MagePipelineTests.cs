using RepoMaturity.Detectors.Orchestrators.Mage;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Mage;

internal sealed class MagePipelineTests
{
    private const string Blocks = "blocks:\n- uuid: load\n  type: data_loader\n  language: python\n- uuid: fit\n  type: transformer\n  configuration: {file_source: {path: transformers/more/fit.py}}\n- uuid: mart\n  type: data_exporter\n  language: sql\n";

    [TestCase("proj/pipelines/churn/metadata.yaml", true)]
    [TestCase("pipelines/churn/triggers.yaml", true)]
    [TestCase("pipelines/metadata.yaml", false)]
    [TestCase("metadata.yaml", false)]
    public void Only_files_of_pipelines_are_claimed(string path, bool expected) => Assert.That(new MagePipelineDetector().Claims(path), Is.EqualTo(expected));

    [Test]
    public void Blocks_name_files_of_the_project() => Assert.That(
        Detected.References(new MagePipelineDetector(), "proj/pipelines/churn/metadata.yaml", Blocks),
        Is.EqualTo("script data_loaders/load.py :2 @pipeline in proj|script transformers/more/fit.py :5 @pipeline in proj|script data_exporters/mart.sql :8 @pipeline in proj"));

    [TestCase("{name: a, schedule_type: time, schedule_interval: '@daily', status: active}", "proj/pipelines/churn/triggers.yaml:2 schedule @daily -> proj/pipelines/churn/triggers.yaml:2 pipeline churn -> proj/pipelines/churn/metadata.yaml:5 block fit")]
    [TestCase("{name: a, schedule_type: time, schedule_interval: '@daily', status: inactive}", "")]
    [TestCase("{name: a, schedule_type: api, status: active}", "")]
    public void An_active_trigger_runs_the_blocks(string trigger, string expected) => Assert.That(
        LinkedFiles.Chain(
            "proj/transformers/more/fit.py",
            ("proj/pipelines/churn/metadata.yaml", Blocks), ("proj/pipelines/churn/triggers.yaml", $"triggers:\n- {trigger}\n"), ("proj/transformers/more/fit.py", string.Empty)),
        Is.EqualTo(expected));

    [TestCase("fit_all", true)]
    [TestCase("other", false)]
    public void A_block_starts_another_pipeline(string started, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "proj/transformers/fit.py",
            ("proj/pipelines/watch/metadata.yaml", "blocks:\n- uuid: again\n  type: custom\n"),
            ("proj/pipelines/watch/triggers.yaml", "triggers:\n- {name: a, schedule_type: time, schedule_interval: '@hourly', status: active}\n"),
            ("proj/custom/again.py", $"from mage_ai.orchestration.triggers.api import trigger_pipeline\ntrigger_pipeline('{started}', variables={{}})\n"),
            ("proj/pipelines/fit_all/metadata.yaml", "blocks:\n- uuid: fit\n  type: transformer\n"),
            ("proj/transformers/fit.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));
}
