using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators.Kestra;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Kestra;

internal sealed class KestraFlowTests
{
    private static readonly KestraFlowDetector Detector = new();

    private const string Flow = "id: a\nnamespace: x\ntasks:\n  - id: t\n    type: io.kestra.plugin.scripts.python.Commands\n    commands: [python train.py]\n";

    private const string Schedule = "type: io.kestra.plugin.core.trigger.Schedule, cron: 0 3 * * *";

    [TestCase("id: a\ntasks: []\nx: io.kestra.x", "")]
    [TestCase(Flow, "flow:a")]
    [TestCase(Flow + "triggers: [{" + Schedule + "}]", "flow:a [Schedule schedule 0 3 * * *]")]
    [TestCase(Flow + "triggers: [{" + Schedule + ", disabled: true}]", "flow:a")]
    [TestCase("disabled: true\n" + Flow + "triggers: [{" + Schedule + "}]", "flow:a")]
    [TestCase(Flow + "triggers: [{type: io.kestra.plugin.core.trigger.Flow}]", "flow:a [Event event Flow]")]
    [TestCase(Flow + "triggers: [{type: io.kestra.plugin.core.trigger.Webhook, key: k}]", "flow:a")]
    public void Triggers_are_read(string text, string expected) => Assert.That(Detected.Starts(Detector, "a.yaml", text), Is.EqualTo(expected));

    [Test]
    public void Scripts_and_inner_tasks_are_read() => Assert.That(
        Detected.Facts(
            Detector,
            "a.yaml",
            "id: a\nnamespace: x\ntasks:\n  - id: all\n    type: io.kestra.plugin.core.flow.Sequential\n    tasks:\n      - id: py\n        type: io.kestra.plugin.scripts.python.Script\n        script: |\n          import mlflow\n          mlflow.autolog()\n",
            FactKind.Stage,
            FactKind.Call),
        Is.EqualTo("Stage all io.kestra.plugin.core.flow.Sequential :4 @flow:a|Stage py io.kestra.plugin.scripts.python.Script :7 @flow:a|Call mlflow.autolog :11 @flow:a"));

    [Test]
    public void A_clock_leads_through_another_flow_to_a_script() => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            ("flows/b.yaml", "id: b\nnamespace: x\ntasks: [{id: s, type: io.kestra.plugin.core.flow.Subflow, flowId: a, namespace: x}]\ntriggers: [{" + Schedule + "}]\n"),
            ("flows/a.yaml", Flow), ("train.py", string.Empty)),
        Is.EqualTo("flows/b.yaml:4 schedule 0 3 * * * -> flows/b.yaml:3 flow a -> flows/a.yaml:6 python train.py"));
}
