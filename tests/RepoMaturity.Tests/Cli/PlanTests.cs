using System.Text.Json;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Cli;

/// <summary><c>plan</c> on the command line.</summary>
internal sealed class PlanTests
{
    private TemporaryFolder folder = null!;

    private string Repository => folder.FullPath;

    [OneTimeSetUp]
    public void Copy()
    {
        folder = new TemporaryFolder();
        foreach (var file in new Fixture("dataops").Files())
        {
            folder.Write(file.Key, file.Value);
        }
    }

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void A_plan_leads_to_the_next_stage_or_the_one_asked_for()
    {
        Assert.That(Target("plan", Repository, "--format", "json"), Is.EqualTo(3));
        Assert.That(Target("plan", Repository, "--format", "json", "--to", "automated mlops"), Is.EqualTo(4));
        Assert.That(Target("plan", Repository, "--format", "json", "--to", "automated-mlops"), Is.EqualTo(4));
        Assert.That(Target("plan", Repository, "--format", "json", "--framework", "google-levels", "--to", "2"), Is.EqualTo(2));
    }

    [Test]
    public void What_is_assumed_is_left_out_of_it()
    {
        var plain = TestProgram.Run("plan", Repository).Output;
        var assumed = TestProgram.Run("plan", Repository, "--assume", "model-registry=implemented", "--without", "mlflow").Output;
        Assert.That(plain, Does.Contain("Model registry, from"));
        Assert.That(assumed, Does.Not.Contain("Model registry, from").And.Contain("model-registry is implemented, and that"));
    }

    [TestCase("--to", "9", "There is no stage '9'")]
    [TestCase("--framework", "kaizen", "There is no framework 'kaizen'")]
    [TestCase("--assume", "model-registri=automated", "Did you mean 'model-registry'?")]
    [TestCase("--assume", "model-registry", "write PRACTICE=LEVEL")]
    [TestCase("--assume", "model-registry=best", "'best' is no level")]
    [TestCase("--without", "mlflo", "Did you mean 'mlflow'?")]
    public void What_means_nothing_is_refused(string option, string value, string message)
    {
        var run = TestProgram.Run("plan", Repository, option, value);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public void A_framework_without_stages_says_so()
    {
        Assert.That(TestProgram.Run("plan", Repository, "--framework", "ml-test-score", "--to", "2").Error, Does.Contain("ml-test-score has no stages"));
        var json = TestProgram.Run("plan", Repository, "--framework", "ml-test-score", "--format", "json").Output;
        Assert.That(JsonDocument.Parse(json).RootElement.GetProperty("nothingBecause").GetString(), Does.Contain("has no stages"));
    }

    private static int Target(params string[] arguments)
    {
        var run = TestProgram.Run(arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return JsonDocument.Parse(run.Output).RootElement.GetProperty("plan").GetProperty("target").GetProperty("index").GetInt32();
    }
}
