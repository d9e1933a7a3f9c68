using RepoMaturity.Core.Settings;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Settings;

internal sealed class GateReaderTests
{
    [TestCase("stage<3", GateMeasure.Stage, "kaizen-2023", null, 3)]
    [TestCase(" stage < 3 ", GateMeasure.Stage, "kaizen-2023", null, 3)]
    [TestCase("stage:google-levels<1", GateMeasure.Stage, "google-levels", null, 1)]
    [TestCase("dimension:data<2", GateMeasure.Dimension, "kaizen-2023", "data", 2)]
    [TestCase("dimension:microsoft-levels:people<2", GateMeasure.Dimension, "microsoft-levels", "people", 2)]
    [TestCase("practice:model-monitoring<2", GateMeasure.Practice, null, "model-monitoring", 2)]
    [TestCase("practice:model-evaluation/gate<automated", GateMeasure.Practice, null, "model-evaluation/gate", 3)]
    [TestCase("practice:experiment-tracking:spread<0.5", GateMeasure.Spread, null, "experiment-tracking", 0.5)]
    [TestCase("regression", GateMeasure.Regression, null, null, 0)]
    [TestCase("observed:stale", GateMeasure.Observed, null, "stale", 0)]
    [TestCase("incomplete", GateMeasure.Incomplete, null, null, 0)]
    public void A_gate_is_read(string text, GateMeasure measure, string? framework, string? id, double below)
    {
        var gate = Read(text, out var wrong);
        Assert.That(wrong, Is.Null);
        Assert.That(gate, Is.EqualTo(new Gate(text.Trim(), measure, framework, id, (decimal)below)));
    }

    [TestCase("", "is no gate", "practice:ID<2")]
    [TestCase("dimension:a:b:c<2", "is no gate", "dimension:FRAMEWORK:ID<2")]
    [TestCase("regresion", "is no gate", "regression")]
    [TestCase("stage", "is no gate", "stage<3")]
    [TestCase("stage>3", "says what is too little", "stage<3")]
    [TestCase("stage<=3", "says what is too little", "stage<3")]
    [TestCase("stage<3<4", "says what is too little", "stage<3")]
    [TestCase("stage<", "is no gate", "stage<3")]
    [TestCase("stage<x", "kaizen-2023 has the stages 1 (Ad hoc), 2 (DataOps)", "not the lowest")]
    [TestCase("stage<1", "kaizen-2023 has the stages", "not the lowest")]
    [TestCase("stage<6", "kaizen-2023 has the stages", "5 (Kaizen MLOps)")]
    [TestCase("stage:gogle-levels<1", "There is no framework 'gogle-levels'. Did you mean 'google-levels'?", "kaizen-2023")]
    [TestCase("stage:ml-test-score<1", "has no stages", "ml-test-score")]
    [TestCase("dimension:dat<2", "There is no dimension 'dat'. Did you mean 'data'?", "operations")]
    [TestCase("dimension:data<0", "goes to stage", "kaizen-2023")]
    [TestCase("dimension:data<99", "goes to stage", "kaizen-2023")]
    [TestCase("practice:modl-monitoring<2", "There is no practice or aspect 'modl-monitoring'. Did you mean 'model-monitoring'?", "Practices are data-pipeline, ")]
    [TestCase("practice:model-monitoring<4", "levels are 1 (declared), 2 (implemented) and 3 (automated)", "<4")]
    [TestCase("practice:model-monitoring<0", "levels are", "<0")]
    [TestCase("practice:experiment-tracking:spread<0", "share of the entry points", "above 0")]
    [TestCase("practice:experiment-tracking:spread<1.5", "share of the entry points", "up to 1")]
    [TestCase("practice:model-evaluation/gate:spread<0.5", "not of an aspect", "share")]
    [TestCase("practice:a:b:c<1", "is no gate", "practice:ID<2")]
    public void What_is_no_gate_is_said_to_be_none_with_what_could_be_meant(string text, string why, string known)
    {
        Assert.That(Read(text, out var wrong), Is.Null);
        Assert.That(wrong, Does.Contain(why).And.Contain(known).And.EndWith("."));
    }

    [Test]
    public void The_stage_is_that_of_the_frameworks_that_are_asked_for()
    {
        Assert.That(new GateReader(RuleSources.Rules, ["google-levels"]).Read("stage<1", out _)!.Framework, Is.EqualTo("google-levels"));
        Assert.That(new GateReader(RuleSources.Rules, ["ml-test-score"]).Read("stage<1", out var wrong), Is.Null);
        Assert.That(wrong, Does.Contain("stage:FRAMEWORK<N"));
    }

    [Test]
    public void All_forms_that_are_named_are_gates() => Assert.That(
        GateReader.Forms.Replace("FRAMEWORK", "kaizen-2023", StringComparison.Ordinal).Replace("dimension:ID", "dimension:data", StringComparison.Ordinal).Replace("kaizen-2023:ID", "kaizen-2023:data", StringComparison.Ordinal).Replace("ID", "testing", StringComparison.Ordinal)
            .Split(", ").Where(form => Read(form, out _) is null),
        Is.Empty);

    private static Gate? Read(string text, out string? wrong) => new GateReader(RuleSources.Rules, []).Read(text, out wrong);
}
