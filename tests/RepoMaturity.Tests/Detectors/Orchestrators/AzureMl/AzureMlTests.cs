using RepoMaturity.Detectors.Orchestrators.AzureMl;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.AzureMl;

internal sealed class AzureMlTests
{
    private static readonly AzureMlDetector Detector = new();

    private const string Schema = "$schema: https://azuremlschemas.azureedge.net/latest/";

    [TestCase("name: a\ntrigger: {type: cron, expression: 0 3 * * *}", "")]
    [TestCase(Schema + "schedule.schema.json\nname: a\ntrigger: {type: cron, expression: 0 3 * * *}", "schedule:a [Schedule schedule 0 3 * * *]")]
    [TestCase(Schema + "schedule.schema.json\nname: a\ntrigger: {type: recurrence, frequency: week, interval: 1}", "schedule:a [Schedule schedule every 1 week]")]
    [TestCase(Schema + "schedule.schema.json\nname: a\nis_enabled: false\ntrigger: {type: cron, expression: 0 3 * * *}", "schedule:a")]
    [TestCase(Schema + "commandComponent.schema.json\nname: train", "component:train")]
    public void Schedules_and_components_are_units(string text, string expected) => Assert.That(Detected.Starts(Detector, "a.yml", text), Is.EqualTo(expected));

    [TestCase(Schema + "managedOnlineDeployment.schema.json\ncode_configuration: {code: ../src, scoring_script: score.py}", "script score.py :2 in ml/src")]
    [TestCase(Schema + "sweepJob.schema.json\ntrial: ./train.yml", "script ./train.yml :2 in ml/jobs")]
    [TestCase(Schema + "parallelComponent.schema.json\ntask: {code: ., entry_script: score.py}", "script score.py :2 in ml/jobs")]
    [TestCase(Schema + "pipelineJob.schema.json\njobs: {a: {component: azureml:train@latest}}", "pipeline-unit component:train :2 @job:a")]
    public void Files_are_named(string text, string expected) => Assert.That(Detected.References(Detector, "ml/jobs/a.yml", text), Is.EqualTo(expected));

    [TestCase("create_job: ./pipeline.yml", true)]
    [TestCase("create_job: {job: ./pipeline.yml, settings: {}}", true)]
    [TestCase("create_job: azureml:pipeline:1", false)]
    public void A_schedule_leads_through_a_named_component_to_a_script(string job, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "src/train.py",
            ("jobs/schedule.yml", Schema + $"schedule.schema.json\nname: a\ntrigger: {{type: cron, expression: 0 3 * * *}}\n{job}\n"),
            ("jobs/pipeline.yml", Schema + "pipelineJob.schema.json\njobs: {a: {type: command, component: 'azureml:train:1'}}\n"),
            ("components/train.yml", Schema + "commandComponent.schema.json\nname: train\ncode: ../src\ncommand: python train.py\n"),
            ("src/train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [TestCase("az ml job create -f train.yml", true)]
    [TestCase("az ml component create -f train.yml", false)]
    public void To_register_a_component_is_not_to_run_it(string command, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("train.yml", Schema + "commandComponent.schema.json\nname: train\ncode: .\ncommand: python train.py\n"),
            ("train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [Test]
    public void A_command_runs_in_the_folder_of_its_code() => Assert.That(
        LinkedFiles.Chain(
            "steps/train/main.py",
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: python submit.py\n"),
            ("submit.py", "from azure.ai.ml import command\ncommand(code='./steps/train', command='python main.py --x ${{inputs.x}}', environment='e')\n"),
            ("steps/train/main.py", string.Empty), ("steps/clean/main.py", string.Empty)),
        Is.Not.Empty);
}
