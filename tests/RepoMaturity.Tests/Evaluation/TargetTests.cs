using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>The stage that is wanted: named, or following from what is required.</summary>
internal sealed class TargetTests
{
    private const string Two = "data-pipeline 2, data-versioning 2, documentation 2";
    private const string Three = Two + ", training-as-code 2, reproducible-environment 2, experiment-tracking 2, model-evaluation 2, model-registry 2, model-packaging 2, continuous-deployment 2,"
        + "infrastructure-as-code 2, service-monitoring 2";

    [TestCase("", "", "1-2 Reached")]
    [TestCase("", Two, "1-2 Reached")]
    [TestCase("", Three, "1-2 Beyond")]
    [TestCase("regulatory-compliance", Two, "3-3 NotYet")]
    [TestCase("regulatory-compliance", Three, "3-3 Reached")]
    [TestCase("operational-excellence", Three, "4-4 NotYet")]
    [TestCase("operational-excellence regulatory-compliance", Three, "5-5 NotYet")]
    public void It_follows_from_what_is_required(string requirements, string levels, string expected) =>
        Assert.That(Written(TargetEvaluator.Evaluate(FrameworkLevels.Parse(levels).Through("kaizen-2023"), new TargetRequest(null, [.. requirements.Split(' ', StringSplitOptions.RemoveEmptyEntries)]))), Is.EqualTo(expected));

    [TestCase("2", null, "kaizen-2023", "2-2 Beyond")]
    [TestCase("manual-mlops", null, "kaizen-2023", "3-3 Reached")]
    [TestCase("Automated MLOps", null, "kaizen-2023", "4-4 NotYet")]
    [TestCase("1", "google-levels", "google-levels", "1-1 NotYet")]
    [TestCase("1", "google-levels", "kaizen-2023", "nothing", Description = "another framework is meant")]
    [TestCase("1", null, "google-levels", "nothing", Description = "the framework with requirements is meant")]
    [TestCase("9", null, "kaizen-2023", "nothing")]
    public void It_may_be_named(string stage, string? framework, string through, string expected) =>
        Assert.That(Written(TargetEvaluator.Evaluate(FrameworkLevels.Parse(Three).Through(through), new TargetRequest(stage, [], framework))), Is.EqualTo(expected));

    [Test]
    public void What_was_not_seen_could_reach_it()
    {
        var levels = FrameworkLevels.Parse(Three);
        var unseen = new FrameworkLevels(levels.Proved.Remove("service-monitoring"), levels.Proved);
        var result = TargetEvaluator.Evaluate(unseen.Through("kaizen-2023"), new TargetRequest("3", []))!;
        Assert.That((result.Verdict, result.CouldBe), Is.EqualTo((TargetVerdict.NotYet, true)));
    }

    [TestCase("manual", null, "", "There is no stage 'manual'.")]
    [TestCase("automated-mlop", null, "", "There is no stage 'automated-mlop'. Did you mean 'automated-mlops'?")]
    [TestCase("2", "gogle-levels", "", "There is no framework 'gogle-levels'. Did you mean 'google-levels'?")]
    [TestCase("3", "ml-test-score", "", "The framework 'ml-test-score' has no stages.")]
    [TestCase(null, null, "regulatory-complience", "There is no requirement 'regulatory-complience'. Did you mean 'regulatory-compliance'?")]
    public void A_wrong_word_is_refused_with_what_was_meant(string? stage, string? framework, string requirement, string message) =>
        Assert.That(TargetEvaluator.WhatIsWrong(FrameworkLevels.Rules, new TargetRequest(stage, requirement.Length == 0 ? [] : [requirement], framework)), Does.StartWith(message));

    [TestCase(null, Three, 2, Description = "who is beyond what is wanted is led to the highest of it")]
    [TestCase("4", Three, 4)]
    [TestCase("none", Three, 4, Description = "the next one, where nothing is wanted")]
    public void A_plan_leads_to_what_is_wanted(string? wanted, string levels, int goal)
    {
        var result = FrameworkLevels.Parse(levels).Through("kaizen-2023");
        Assert.That(Planner.Goal(result with { Target = wanted == "none" ? null : TargetEvaluator.Evaluate(result, new TargetRequest(wanted, [])) })!.Index, Is.EqualTo(goal));
    }

    private static string Written(TargetStanding? result) => result is null ? "nothing" : $"{result.From.Index}-{result.To.Index} {result.Verdict}";
}
