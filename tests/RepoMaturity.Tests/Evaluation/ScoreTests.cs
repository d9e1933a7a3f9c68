using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>The ML Test Score: points by level, sums of sections, the interval of their minimum, and what it means.</summary>
internal sealed class ScoreTests
{
    private const string Data = "data-validation/schema 3, model-evaluation/feature-value 3, data-pipeline/privacy 3, testing/feature-code 3";
    private const string Model = "training-as-code 3, collaboration-process/enforced 3, hyperparameter-tuning/recorded 3, model-evaluation/over-time 3, model-evaluation/baseline 3, model-evaluation/slices 3, responsible-ai/fairness 3";
    private const string Infra = "reproducible-environment/seeds 3, testing/model-code 3, testing/pipeline 3, model-evaluation/gate 3, release-strategy/canary 3, release-strategy/rollback 3";
    private const string Monitor = "security-scanning/dependency-updates 3, data-validation/serving-inputs 3, model-monitoring/skew 3, model-monitoring/staleness 3, training-as-code/numeric-checks 3,"
        + "service-monitoring/performance 3, model-monitoring/quality 3";

    [TestCase("", "0 to 3, 0 to 1, 0 to 1, 0 to 0", "0 to 0")]
    [TestCase("data-validation/schema 2", "0.5 to 3.5, 0 to 1, 0 to 1, 0 to 0", "0 to 0")]
    [TestCase("data-validation/schema 3", "1 to 4, 0 to 1, 0 to 1, 0 to 0", "0 to 0")]
    [TestCase("data-validation/schema 1", "0 to 3, 0 to 1, 0 to 1, 0 to 0", "0 to 0")]
    [TestCase("data-validation 3, model-evaluation 3, testing 3, model-monitoring 3", "0 to 3, 0 to 1, 0 to 1, 0 to 0", "0 to 0", Description = "no test is met by a bare practice")]
    [TestCase("training-as-code 3, collaboration-process/reviews 2", "0 to 3, 0.5 to 1.5, 0 to 1, 0 to 0", "0 to 0", Description = "all of it must run by itself for the whole point")]
    [TestCase("data-validation/schema 2, model-evaluation/slices 2, model-evaluation/gate 3, model-monitoring/skew 2", "0.5 to 3.5, 0.5 to 1.5, 1 to 2, 0.5 to 0.5", "0.5 to 0.5")]
    [TestCase(Data + "," + Model + "," + Infra + "," + Monitor, "4 to 7, 6 to 7, 6 to 7, 7 to 7", "4 to 7")]
    public void Points_are_summed_in_sections_and_the_lowest_counts(string levels, string sections, string score)
    {
        var result = FrameworkLevels.Parse(levels).Through("ml-test-score").Score!;
        Assert.That(string.Join(", ", result.Sections.Select(section => Written(section.Points))), Is.EqualTo(sections));
        Assert.That(Written(result.Points), Is.EqualTo(score));
    }

    [Test]
    public void What_could_be_there_widens_the_interval()
    {
        var levels = FrameworkLevels.Parse("model-monitoring/skew 2");
        var possible = new FrameworkLevels(levels.Proved, levels.Possible.SetItem("model-monitoring/quality", Core.Rules.Level.Automated));
        Assert.That(Written(possible.Through("ml-test-score").Score!.Sections[3].Points), Is.EqualTo("0.5 to 1.5"));
    }

    [TestCase("", "a research project rather than a productionised system")]
    [TestCase("data-validation/schema 2, model-evaluation/slices 2, model-evaluation/gate 2, model-monitoring/skew 2", "not totally untested, but there may be serious holes in reliability")]
    [TestCase("data-validation/schema 3, model-evaluation/slices 3, model-evaluation/gate 3, model-monitoring/skew 3", "not totally untested, but there may be serious holes in reliability")]
    [TestCase(Data + "," + Model + "," + Infra + "," + Monitor, "strong automated testing and monitoring, fit for mission-critical systems")]
    public void A_score_has_a_meaning(string levels, string meaning) => Assert.That(FrameworkLevels.Parse(levels).Through("ml-test-score").Score!.LowMeans, Is.EqualTo(meaning));

    [Test]
    public void It_has_28_tests_in_four_sections_of_seven()
    {
        var framework = FrameworkLevels.Framework("ml-test-score");
        Assert.That(framework.Items.GroupBy(item => item.Section).Select(group => group.Count()), Is.EqualTo(new[] { 7, 7, 7, 7 }));
    }

    [Test]
    public void Where_no_stage_is_meant_nothing_is_counted() => Assert.That(FrameworkLevels.Parse(Data).Through("ml-test-score", "non-ml").Score, Is.Null);

    private static string Written(Points points) => $"{FrameworkWords.Number(points.Low)} to {FrameworkWords.Number(points.High)}";
}
