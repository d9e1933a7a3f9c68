using System.Text.Json;

namespace RepoMaturity.Tests.Cli;

internal sealed class ListTests
{
    [TestCase("practices", "experiment-tracking")]
    [TestCase("technologies", "mlflow")]
    [TestCase("frameworks", "kaizen-2023")]
    [TestCase("detectors", "python")]
    public void What_is_known_is_listed(string what, string id)
    {
        var run = TestProgram.Run("list", what);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output.Split('\n').Select(line => line.Split(' ')[0]), Does.Contain(id));
        var rows = JsonDocument.Parse(TestProgram.Run("list", what, "--format", "json").Output).RootElement;
        Assert.That(rows.EnumerateArray().Select(row => row.GetProperty("id").GetString()), Does.Contain(id));
    }
}
