using System.Text.Json;
using System.Xml.Linq;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Cli;

/// <summary>Several reports of one scan.</summary>
internal sealed class WriteTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        folder.Write("repo/train.py", "import mlflow\nfrom sklearn.svm import SVC\nSVC().fit([[1]], [1])\nmlflow.log_metric('auc', 0.9)\n");
        folder.Write("repo/README.md", "# A model\n");
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Every_format_is_what_the_format_alone_would_be()
    {
        string[] formats = ["text", "json", "markdown", "sarif", "badge", "shields", "github"];
        var run = TestProgram.Run(["scan", folder["repo"], "--format", "json", .. formats.SelectMany(format => new[] { "--write", $"{format}={folder[format]}" })]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(File.ReadAllText(folder["json"]), Is.EqualTo(run.Output));
        foreach (var format in formats)
        {
            Assert.That(File.ReadAllText(folder[format]), Is.Not.Empty.And.EqualTo(TestProgram.Run("scan", folder["repo"], "--format", format).Output), format);
        }

        Assert.That(JsonDocument.Parse(File.ReadAllBytes(folder["sarif"])).RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength(), Is.Positive);
        Assert.That(XElement.Parse(File.ReadAllText(folder["badge"])).Name.LocalName, Is.EqualTo("svg"));
        Assert.That(JsonDocument.Parse(File.ReadAllBytes(folder["shields"])).RootElement.GetProperty("schemaVersion").GetInt32(), Is.EqualTo(1));
        Assert.That(AnnotationReportTests.Read(File.ReadAllText(folder["github"])), Is.Not.Empty);
        Assert.That(Directory.EnumerateFiles(folder.FullPath).Select(Path.GetFileName), Is.EquivalentTo(formats), "nothing is left beside them");
    }

    [Test]
    public void Text_goes_to_stdout_beside_what_is_written()
    {
        var run = TestProgram.Run(isTerminal: true, "scan", folder["repo"], "--write", $"text={folder["a=b.txt"]}", "--no-color");
        Assert.That(File.ReadAllText(folder["a=b.txt"]), Is.EqualTo(run.Output));
    }

    [Test]
    public void One_that_cannot_be_written_is_said_and_the_others_are_whole()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no such device.");
        }

        var run = TestProgram.Run("scan", folder["repo"], "--write", $"json={folder["report.json"]}", "--write", "badge=/dev/full");
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.StartWith("Could not read or write: "));
        Assert.That(() => JsonDocument.Parse(File.ReadAllBytes(folder["report.json"])).Dispose(), Throws.Nothing);
    }

    [TestCase("sarif", "'sarif' names no format and file: write --write FORMAT=FILE")]
    [TestCase("sariff=x", "There is no format 'sariff'. Did you mean 'sarif'? Formats are text, json, markdown, html, sarif, badge, shields, github.")]
    [TestCase("sarif=-", "--write goes to a file: for sarif on stdout, give --format sarif.")]
    [TestCase("sarif=", "--write is empty: name a file to write the report to.")]
    [TestCase("sarif=no-such-folder/x", "There is no folder")]
    [TestCase("sarif=.", "'.' is a folder")]
    public void What_cannot_be_written_is_refused_before_the_scan(string write, string sentence)
    {
        var run = TestProgram.Run("scan", folder["no-such-repository"], "--write", write);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(run.Error, Does.Contain(sentence));
    }

    [Test]
    public void Two_reports_do_not_go_to_one_file()
    {
        var run = TestProgram.Run("scan", folder["repo"], "--output", folder["x"], "--write", $"json={folder["repo/../x"]}");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("Two reports would go to '"));
        Assert.That(File.Exists(folder["x"]), Is.False);
    }

    [TestCase("plan")]
    [TestCase("explain mlflow")]
    public void Other_commands_have_formats_of_their_own(string command) =>
        Assert.That(TestProgram.Run([.. command.Split(' '), folder["repo"], "--format", "sarif"]).ExitCode, Is.EqualTo(2));
}
