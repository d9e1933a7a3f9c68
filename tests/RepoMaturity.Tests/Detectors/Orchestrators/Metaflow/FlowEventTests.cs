using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Metaflow;

internal sealed class FlowEventTests
{
    [TestCase("@trigger_on_finish(flow='Prepare')", "", "prepare.py:2 schedule metaflow.schedule -> prepare.py:3 end of flow Prepare")]
    [TestCase("@trigger_on_finish(flow='shop.prod.Prepare')", "", "prepare.py:2 schedule metaflow.schedule -> prepare.py:3 end of flow Prepare")]
    [TestCase("@trigger_on_finish(flow='Other')", "", "")]
    [TestCase("@trigger(event='new_data')", "", "", Description = "nothing here sends it")]
    [TestCase("@trigger(event='new_data')", "ArgoEvent(name='new_data').publish()", "prepare.py:2 schedule metaflow.schedule -> prepare.py:6 event new_data")]
    [TestCase("@trigger(event='new_data')", "ArgoEvent('new_data').publish()", "prepare.py:2 schedule metaflow.schedule -> prepare.py:6 event new_data")]
    [TestCase("@trigger(event='new_data')", "ArgoEvent(name='old_data').publish()", "")]
    public void A_flow_waits_for_what_the_repository_brings_about(string decorator, string sends, string chain) => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            ("prepare.py", $"from metaflow import FlowSpec, schedule\n@schedule(daily=True)\nclass Prepare(FlowSpec):\n    pass\nfrom metaflow.integrations import ArgoEvent\n{sends}\n"),
            ("train.py", $"from metaflow import FlowSpec, trigger, trigger_on_finish\n{decorator}\nclass Train(FlowSpec):\n    pass\n")),
        Is.EqualTo(chain));
}
