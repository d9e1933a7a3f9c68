namespace RepoMaturity.Tests.Evaluation;

/// <summary>
/// Truth tables: levels that just make a stage. With them it is reached; with any one of them a level lower it is not, so every edge is held from both sides.
/// </summary>
internal sealed class StageTableTests
{
    // The stages of Kaizen by the codebook's table; each dimension has its own table below.
    private const string DataOps = "data-pipeline 2, data-versioning 2, documentation 2";
    private const string Manual = "data-pipeline 2, data-validation 2, documentation 2, training-as-code 2, reproducible-environment 2, experiment-tracking 2, model-evaluation 2, model-registry 2,"
        + "model-packaging 2, continuous-deployment 2, infrastructure-as-code/declared-runtime 2, service-monitoring 2";
    private const string Automated = "data-pipeline 3, continuous-training 3, model-evaluation 3, model-evaluation/gate 3, continuous-deployment 3, testing 2, infrastructure-as-code 2, continuous-integration 3,"
        + "model-monitoring 3, model-monitoring/alerts 2, documentation 2, collaboration-process 2, collaboration-process/enforced 2";

    private const string Data2 = "data-pipeline 2, data-versioning 2";
    private const string Data5 = "data-pipeline 3, data-validation 3, feedback-loop 3";
    private const string Model3 = "training-as-code 2, experiment-tracking 2, model-evaluation 2, model-registry 2";
    private const string Model4 = "continuous-training 3, model-evaluation 3, model-evaluation/gate 3";
    private const string Model5 = "continuous-training/by-drift 3, model-evaluation/gate 3, responsible-ai 2";
    private const string Deployment5 = "continuous-deployment 3, release-strategy/by-metrics 3, release-strategy/rollback 3";
    private const string Operations3 = "reproducible-environment 2, infrastructure-as-code/declared-runtime 2, service-monitoring 2";
    private const string Operations4 = "infrastructure-as-code 2, continuous-integration 3, model-monitoring 3, model-monitoring/alerts 2";
    private const string Organisation3 = "documentation 2, collaboration-process 2, documentation/architecture 2";
    private const string Organisation4 = "documentation 2, collaboration-process 2, collaboration-process/enforced 2";
    private const string Organisation5 = "collaboration-process 2, collaboration-process/decision-records 2, collaboration-process/improvement 2, responsible-ai/model-card 2";

    private const string Google1 = "workflow-orchestration 2, continuous-training 3, data-validation 3, model-evaluation 3, experiment-tracking 2";
    private const string Google2 = "workflow-orchestration 3, continuous-training 3, data-validation 3, model-evaluation 3, continuous-integration 3, testing 3, continuous-deployment 3, model-registry 3";
    private const string Microsoft1 = "continuous-integration 3, testing 2";
    private const string Microsoft2 = Microsoft1 + ", workflow-orchestration 2, continuous-training 2, experiment-tracking 2, model-registry 2, training-infrastructure 2";
    private const string Microsoft3 = "continuous-integration 3, testing 3, testing/model-code 3, testing/feature-code 3, workflow-orchestration 2, continuous-training 2, experiment-tracking 2, model-registry 2, training-infrastructure 2,"
        + "continuous-deployment 3, release-strategy 2, data-versioning/tied-to-training 2";
    private const string Aws2 = "training-as-code 1, workflow-orchestration 2, model-registry 2";

    [TestCase("kaizen-2023", 2, DataOps)]
    [TestCase("kaizen-2023", 3, Manual)]
    [TestCase("kaizen-2023", 4, Automated)]
    [TestCase("kaizen-2023", 5, Data5 + "," + "continuous-training 3, model-evaluation 3, continuous-training/by-drift 3, model-evaluation/gate 3, responsible-ai 2, continuous-deployment 3, testing 2,"
        + "release-strategy/by-metrics 3, release-strategy/rollback 3, infrastructure-as-code 2, continuous-integration 3, model-monitoring 3, model-monitoring/alerts 2,"
        + "documentation 2, collaboration-process 2, collaboration-process/enforced 2, collaboration-process/decision-records 2, collaboration-process/improvement 2, responsible-ai/model-card 2",
        "infrastructure-as-code, continuous-integration, testing, documentation, collaboration-process/enforced, model-monitoring/alerts, continuous-training, model-evaluation")]
    [TestCase("towards-mlops-2021", 1, "data-pipeline 3")]
    [TestCase("towards-mlops-2021", 2, "data-pipeline 3, continuous-deployment/model 3")]
    [TestCase("towards-mlops-2021", 3, "data-pipeline 3, continuous-deployment/model 3, model-monitoring 2, model-monitoring/alerts 2")]
    [TestCase("towards-mlops-2021", 4, "data-pipeline 3, continuous-deployment/model 3, model-monitoring 3, feedback-loop 3")]
    [TestCase("google-levels", 1, Google1)]
    [TestCase("google-levels", 1, "training-as-code 3, continuous-training 3, data-validation 3, model-evaluation 3, model-registry 3")]
    [TestCase("google-levels", 2, Google2)]
    [TestCase("microsoft-levels", 1, Microsoft1)]
    [TestCase("microsoft-levels", 2, Microsoft2)]
    [TestCase("microsoft-levels", 3, Microsoft3)]
    [TestCase("microsoft-levels", 3, Microsoft2 + ", testing 3, testing/model-code 3, testing/pipeline 3, continuous-deployment 3, release-strategy 2, data-versioning 2")]
    [TestCase("microsoft-levels", 4, Microsoft3 + ", model-monitoring 3, feedback-loop 3")]
    [TestCase("aws-phases", 1, "training-as-code 1")]
    [TestCase("aws-phases", 1, "experiment-tracking 1")]
    [TestCase("aws-phases", 2, Aws2)]
    [TestCase("aws-phases", 3, Aws2 + ", testing/model-code 3, testing/pipeline 3, release-strategy/approval 2, service-monitoring 2")]
    [TestCase("aws-phases", 3, Aws2 + ", testing/model-code 3, testing/service 3, release-strategy/approval 2, model-monitoring 2")]
    public void A_stage_needs_all_of_this_and_no_more(string framework, int stage, string levels, string? notNeeded = null)
    {
        var made = FrameworkLevels.Parse(Last(levels));
        Assert.That(StageOf(made), Is.EqualTo(stage), "with all of it");
        var left = (notNeeded ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var (claim, level) in made.Proved.Where(each => !left.Contains(each.Key)))
        {
            var lowered = new FrameworkLevels(made.Proved.SetItem(claim, level - 1), made.Proved.SetItem(claim, level - 1));
            Assert.That(StageOf(lowered), Is.LessThan(stage), $"with {claim} at {level - 1}");
        }

        int StageOf(FrameworkLevels with) => with.Through(framework).Stage!.Index;
    }

    [TestCase("data", 2, Data2)]
    [TestCase("data", 2, "data-pipeline 2, data-validation 2")]
    [TestCase("data", 2, "data-pipeline 2, feature-store 2")]
    [TestCase("data", 2, "data-pipeline 2, data-pipeline/managed-store 2")]
    [TestCase("data", 2, "data-pipeline 2, data-versioning 1, workflow-orchestration 2")]
    [TestCase("data", 3, Data2 + ", data-versioning/tied-to-training 2")]
    [TestCase("data", 3, "data-pipeline 2, data-validation 2, workflow-orchestration 2")]
    [TestCase("data", 3, "data-pipeline 2, feature-store 2, experiment-tracking 2")]
    [TestCase("data", 4, "data-pipeline 3")]
    [TestCase("data", 4, "data-pipeline 2, data-validation 3")]
    [TestCase("data", 5, Data5)]
    [TestCase("model", 2, "training-as-code 2, reproducible-environment 1")]
    [TestCase("model", 2, "training-as-code/llm-as-code 2, reproducible-environment 1")]
    [TestCase("model", 3, Model3)]
    [TestCase("model", 3, "training-as-code/llm-as-code 2, experiment-tracking 2, model-evaluation 2, experiment-tracking/models-kept 2")]
    [TestCase("model", 4, Model4)]
    [TestCase("model", 5, Model5)]
    [TestCase("deployment", 2, "model-serving 2")]
    [TestCase("deployment", 3, "model-packaging 2, continuous-deployment 2")]
    [TestCase("deployment", 4, "continuous-deployment 3, testing 2")]
    [TestCase("deployment", 5, Deployment5)]
    [TestCase("operations", 2, "reproducible-environment 2")]
    [TestCase("operations", 3, Operations3)]
    [TestCase("operations", 3, "reproducible-environment 2, infrastructure-as-code 2, model-monitoring 2")]
    [TestCase("operations", 3, "reproducible-environment 2, infrastructure-as-code 2, model-evaluation 3")]
    [TestCase("operations", 4, Operations4)]
    [TestCase("operations", 4, "infrastructure-as-code 2, continuous-integration 3, model-monitoring 3, service-monitoring/alerts 2")]
    [TestCase("operations", 5, "model-monitoring 3, feedback-loop 3")]
    [TestCase("organisation", 2, "documentation 2")]
    [TestCase("organisation", 2, "documentation 1, testing 3")]
    [TestCase("organisation", 2, "documentation 1, code-quality 3")]
    [TestCase("organisation", 2, "documentation 1, collaboration-process 2")]
    [TestCase("organisation", 3, Organisation3)]
    [TestCase("organisation", 3, "documentation 2, collaboration-process/reviews 2, documentation/architecture 2")]
    [TestCase("organisation", 4, Organisation4)]
    [TestCase("organisation", 5, Organisation5)]
    public void A_cell_of_the_table_of_Kaizen_needs_all_of_this(string dimension, int stage, string levels) => AssertCell("kaizen-2023", dimension, stage, levels);

    [TestCase("creation", 1, "data-pipeline 3")]
    [TestCase("creation", 3, "data-pipeline 3, training-infrastructure 2, experiment-tracking 2, training-as-code 2, model-registry 2", Description = "level 3 says as level 2")]
    [TestCase("creation", 4, "data-pipeline 3, training-infrastructure 2, experiment-tracking 2, training-as-code 2, model-registry 2, continuous-training/by-drift 3")]
    [TestCase("release", 1, "model-serving 2")]
    [TestCase("release", 2, "model-serving 2, testing/service 2")]
    [TestCase("release", 2, "model-serving 2, testing/model-code 2")]
    [TestCase("release", 4, "model-serving 2, continuous-deployment/after-tests 3, continuous-deployment 3", Description = "level 4 says as level 3")]
    [TestCase("integration", 1, "testing 2, continuous-integration 3")]
    [TestCase("integration", 2, "testing 2, continuous-integration 3, testing/service 2")]
    [TestCase("integration", 4, "testing 3, continuous-integration 3, testing/pipeline 3", Description = "level 4 says as level 3")]
    public void A_cell_of_the_levels_of_Microsoft_needs_all_of_this(string dimension, int stage, string levels) => AssertCell("microsoft-levels", dimension, stage, levels);

    [TestCase("25", "model-serving 2", "model-packaging 3")]
    [TestCase("22", "experiment-tracking/models-kept 3", "experiment-tracking 3")]
    [TestCase("17", "training-as-code 2, collaboration-process/source-control 2, experiment-tracking/models-kept 2", "training-as-code 3, collaboration-process/source-control 3, experiment-tracking 3")]
    [TestCase("D.meta", "experiment-tracking 3, data-versioning/tied-to-training 2", "experiment-tracking 3")]
    [TestCase("D.meta", "experiment-tracking 3, data-versioning 2, model-registry 2", "experiment-tracking 3, model-registry 3")]
    public void An_item_of_the_architecture_is_met_by_what_it_names(string item, string levels, string others)
    {
        Assert.That(StatusWith(levels), Is.EqualTo(Core.Evaluation.ItemStatus.Met));
        Assert.That(StatusWith(others), Is.EqualTo(Core.Evaluation.ItemStatus.NotMet));

        Core.Evaluation.ItemStatus StatusWith(string given) => FrameworkLevels.Parse(given).Through("kreuzberger-2022").Items.Single(each => each.Item.Id == item).Status;
    }

    /// <summary>No stage of the paper skips one below it.</summary>
    [TestCase("kaizen-2023", "model 4", Model4, 1)]
    [TestCase("towards-mlops-2021", "monitoring alone", "model-monitoring 3, feedback-loop 3", 0)]
    [TestCase("google-levels", "delivery alone", "continuous-integration 3, testing 3, continuous-deployment 3, workflow-orchestration 3, model-registry 3", 0)]
    [TestCase("microsoft-levels", "training without builds", "workflow-orchestration 2, continuous-training 2, experiment-tracking 2, model-registry 2, training-infrastructure 2", 0)]
    [TestCase("aws-phases", "tests without a pipeline", "training-as-code 2, testing/model-code 3, testing/pipeline 3, release-strategy/approval 2, service-monitoring 2", 1)]
    public void Stages_are_cumulative(string framework, string what, string levels, int stage) =>
        Assert.That(FrameworkLevels.Parse(levels).Through(framework).Stage!.Index, Is.EqualTo(stage), what);

    [Test]
    public void What_no_repository_can_show_leaves_the_highest_phase_open()
    {
        var stage = FrameworkLevels.Parse(Aws2 + ", testing/model-code 3, testing/pipeline 3, release-strategy/approval 2, service-monitoring 2").Through("aws-phases").Stage!;
        Assert.That((stage.Index, stage.CouldBe), Is.EqualTo((3, 4)));
        Assert.That(stage.CouldBeBecause.Single(), Does.StartWith("no file of a repository can show: templates"));
    }

    [Test]
    public void The_stricter_reading_of_the_third_stage_is_said_and_not_asked_for()
    {
        Assert.That(FrameworkLevels.Parse(Manual).Through("kaizen-2023").StrictLacks.Select(item => item.Item.Id), Is.EqualTo(new[] { "K3.watched", "K3.communication" }));
        Assert.That(FrameworkLevels.Parse(Manual + ", model-monitoring 2").Through("kaizen-2023").StrictLacks.Select(item => item.Item.Id), Is.EqualTo(new[] { "K3.communication" }), "no file can show that");
        Assert.That(FrameworkLevels.Parse(DataOps).Through("kaizen-2023").StrictLacks, Is.Empty, "not of a stage above the one reached");
    }

    private static void AssertCell(string framework, string dimension, int stage, string levels)
    {
        var made = FrameworkLevels.Parse(levels);
        Assert.That(StageOf(made), Is.EqualTo(stage), "with all of it");
        foreach (var (claim, level) in made.Proved)
        {
            var lowered = made.Proved.SetItem(claim, level - 1);
            Assert.That(StageOf(new FrameworkLevels(lowered, lowered)), Is.LessThan(stage), $"with {claim} at {level - 1}");
        }

        int StageOf(FrameworkLevels with) => with.Through(framework).Dimensions.Single(known => known.Dimension.Id == dimension).Stage;
    }

    /// <summary>Of a claim that is given twice, the last level counts.</summary>
    private static string Last(string levels) => string.Join(", ", levels.Split(',', StringSplitOptions.TrimEntries).GroupBy(part => part.Split(' ')[0], StringComparer.Ordinal).Select(group => group.Last()));
}
