using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace RepoMaturity.Tests.Mutation;

/// <summary>
/// Changes the linker, the levels and the frameworks in one place after the other: a change that no test notices is a test that is missing. That each still applies is asked always,
/// the rest takes many minutes: <c>REPOMATURITY_MUTATION=1 dotnet test --filter MutationTests</c>.
/// </summary>
[NonParallelizable]
internal sealed class MutationTests
{
    private const string Root = "RepoMaturity.Tests.";

    private static readonly string[] OfFrameworks = ["Framework", "Score", "Target", "Attestation", "Requirement", "UnknownCauses", "Plan", "SmallestRaise", "Effort"];

    /// <summary>The tests of these rooms that take seconds.</summary>
    private static readonly string[] Fast =
    [
        "Links.LinkGraphTests", "Evaluation.PracticeLevelTests", "Evaluation.EvaluatorTests", "Evaluation.FrameworkTests", "Plans.SmallestRaiseTests", "Evaluation.WorkflowObserverTests",
        "Evaluation.TargetTests", "Evaluation.ScoreTests", "Evaluation.StageTableTests", "Evaluation.FrameworkFileTests", "Evaluation.RequirementEvaluatorTests", "Plans.PlanGoalTests",
    ];

    /// <summary>Those that take a while: asked where the others notice nothing.</summary>
    private static readonly string[] Slow =
    [
        "Evaluation.ConfigurationTests", "Evaluation.ContextTests", "Evaluation.KindTests", "Evaluation.AreaTests", "Evaluation.PartTests", "Plans.PlannerTests", "Golden.FixtureTests",
    ];

    private static readonly string? Asked = Environment.GetEnvironmentVariable("REPOMATURITY_MUTATION");

    private MutantCompiler? compiler;

    [OneTimeSetUp]
    public void FindCompiler() => compiler = Asked is null ? null : new MutantCompiler();

    [OneTimeTearDown]
    public void DeleteMutants() => compiler?.Dispose();

    [Test]
    public void There_are_many_and_each_is_another_one()
    {
        Assert.That(Mutation.All, Has.Count.GreaterThanOrEqualTo(50));
        Assert.That(Mutation.All.Select(mutation => mutation.ToString()), Is.Unique);
    }

    [TestCaseSource(typeof(Mutation), nameof(Mutation.All))]
    public void A_change_applies_and_is_noticed(Mutation mutation)
    {
        Assert.That(mutation.Source.Split(mutation.Text), Has.Length.EqualTo(2), "what is changed stands there once");
        Assert.That(mutation.With, Is.Not.EqualTo(mutation.Text));
        if (Asked is null)
        {
            return;
        }

        var core = compiler!.Compile(mutation);
        var isOfFrameworks = Array.Exists(OfFrameworks, name => Path.GetFileName(mutation.File).StartsWith(name, StringComparison.Ordinal));
        var noticed = Notices(core, isOfFrameworks ? [.. Fast[3..], .. Fast[..3]] : Fast) ?? (Asked == "fast" ? null : Notices(core, Slow));
        TestContext.Out.WriteLine(noticed ?? "nothing");
        Assert.That(noticed is null, Is.EqualTo(mutation.Same is not null), mutation.ToString());
    }

    /// <summary>The first test that notices; null where none does.</summary>
    private static string? Notices(string core, string[] fixtures)
    {
        var context = new MutantContext(core);
        try
        {
            var tests = context.Tests;
            return fixtures.Select(fixture => Notices(tests, fixture)).FirstOrDefault(name => name is not null);
        }
        finally
        {
            context.Unload();
        }
    }

    private static string? Notices(Assembly tests, string fixture)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(tests, new Dictionary<string, object> { ["LOAD"] = new List<string> { Root + fixture }, ["NumberOfTestWorkers"] = 0, ["StopOnError"] = true });
        var result = runner.Run(TestListener.NULL, TestFilter.Empty);
        Assert.That(result.PassCount + result.FailCount, Is.Positive, $"there are tests in {fixture}");
        return result.FailCount > 0 ? First(result) : null;
    }

    private static string? First(ITestResult result) => !result.HasChildren ? result.ResultState.Status == TestStatus.Failed ? result.FullName[Root.Length..] : null
        : result.Children.Select(First).FirstOrDefault(name => name is not null) ?? (result.ResultState.Status == TestStatus.Failed ? result.FullName : null);
}
