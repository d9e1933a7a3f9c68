using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

internal sealed class RenderTests
{
    [Test]
    public void A_stored_report_is_written_as_the_scan_would_have()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/train.py", "import mlflow\nfrom sklearn.svm import SVC\nSVC().fit([[1]], [1])\nmlflow.log_metric('auc', 0.9)\n");
        folder.Write("repo/README.md", "# A model\n");
        Assert.That(TestProgram.Run("scan", folder["repo"], "--write", $"json={folder["report.json"]}").ExitCode, Is.Zero);
        foreach (var format in new[] { "text", "json", "markdown", "html", "sarif", "badge", "shields", "github" })
        {
            var rendered = TestProgram.Run("render", folder["report.json"], "--format", format);
            Assert.That(rendered.ExitCode, Is.Zero, rendered.Error);
            Assert.That(rendered.Output, Is.EqualTo(TestProgram.Run("scan", folder["repo"], "--format", format).Output), format);
        }

        Assert.That(TestProgram.Run("render", folder["report.json"], "--framework", "google-levels").Output, Does.Contain("RepoMaturity's reading of MLOps: Continuous delivery").And.Not.Contain("Kaizen"));
    }

    [TestCase("no-such.json", "There is no report 'no-such.json'")]
    [TestCase("broken.json", "cannot be read: It is no JSON.")]
    [TestCase("odd.json", "cannot be read: It says what no report of this program says.")]
    [TestCase("report.json --framework aws-phases", "The report does not speak of the framework 'aws-phases'.")]
    public void What_cannot_be_rendered_is_one_sentence_and_2(string arguments, string sentence)
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/a.py", "x = 1\n");
        folder.Write("broken.json", "{");
        folder.Write("odd.json", "{\"schemaVersion\":\"1.4\",\"practices\":[],\"frameworks\":[],\"repository\":{\"name\":\"\\ud800\"}}");
        Assert.That(TestProgram.Run("scan", folder["repo"], "--write", $"json={folder["report.json"]}").ExitCode, Is.Zero);
        var run = TestProgram.Run(["render", .. arguments.Split(' ').Select(word => word is "broken.json" or "odd.json" or "report.json" ? folder[word] : word)]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(run.Error, Does.Contain(sentence));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }
}
