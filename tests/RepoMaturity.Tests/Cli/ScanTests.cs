using System.Text.Json;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Cli;

internal sealed class ScanTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        folder.Write("repo/train.py", "import mlflow\nmlflow.log_metric('auc', 0.9)\n");
        folder.Write("repo/sub/README.md", "# Sub\n");
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_plain_folder_gives_a_text_report()
    {
        var run = TestProgram.Run("scan", folder["repo"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("repo\n\nKind: ").And.Contain("RepoMaturity's reading of ").And.Contain("What was not read or seen"));
        Assert.That(run.Output, Does.Not.Contain("\u001b"));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public void A_terminal_gets_the_same_text_in_colour()
    {
        var coloured = TestProgram.Run(isTerminal: true, "scan", folder["repo"]);
        Assert.That(coloured.Output, Does.Contain("\u001b["));
        Assert.That(System.Text.RegularExpressions.Regex.Replace(coloured.Output, "\u001b\\[[0-9;]*m", string.Empty), Is.EqualTo(TestProgram.Run("scan", folder["repo"]).Output));
        Assert.That(TestProgram.Run(isTerminal: true, "scan", folder["repo"], "--no-color").Output, Does.Not.Contain("\u001b["));
    }

    [Test]
    public void Json_keeps_to_its_schema_and_names_no_place_of_the_machine()
    {
        var run = TestProgram.Run("scan", folder["repo"], "--format", "json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/report.schema.json")).Validate(JsonDocument.Parse(run.Output).RootElement), Is.Empty);
        Assert.That(run.Output, Does.Not.Contain(folder.FullPath));
    }

    [TestCase("all")]
    [TestCase("kreuzberger-2022")]
    [TestCase("ml-test-score")]
    public void Every_framework_keeps_to_the_schema(string framework)
    {
        var run = TestProgram.Run("scan", folder["repo"], "--format", "json", "--framework", framework, "--target", "none");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/report.schema.json")).Validate(JsonDocument.Parse(run.Output).RootElement), Is.Empty);
    }

    [Test]
    public void A_framework_that_is_asked_for_shows_its_items_and_no_other()
    {
        var run = TestProgram.Run("scan", folder["repo"], "--framework", "kreuzberger-2022");
        Assert.That(run.Output, Does.Contain("It defines no stage.").And.Contain("  not visible    R1 business stakeholder").And.Contain("  met            P7 metadata of every task").And.Not.Contain("Kaizen"));
        Assert.That(TestProgram.Run("scan", folder["repo"], "--format", "markdown", "--framework", "ml-test-score").Output, Does.Contain("| **Data 1** feature expectations").And.Contain("- Monitoring: 0 of 7"));
    }

    [Test]
    public void A_desired_stage_is_named()
    {
        Assert.That(TestProgram.Run("scan", folder["repo"], "--target", "none").Output, Does.Contain("Desired stage: Ad hoc or DataOps, as nothing special is required: reached."));
        Assert.That(string.Join(' ', TestProgram.Run("scan", folder["repo"], "--target", "regulatory-compliance", "--target", "operational-excellence").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Does.Contain("Desired stage: Kaizen MLOps, as regulatory compliance and operational excellence are required: not yet."));
        Assert.That(TestProgram.Run("scan", folder["repo"], "--target", "google-levels:1").Output, Does.Contain("Desired stage: ML pipeline automation, as asked for: not yet."));
    }

    [Test]
    public void A_framework_of_ones_own_works_as_those_built_in()
    {
        folder.Write("rules/frameworks/ours.yml", "id: ours\nname: Ours\nyear: 2026\nsource: us\nitems:\n  - { id: O1, name: runs are tracked, provenance: published, met: { experiment-tracking: implemented } }\nstages:\n  - { index: 0, name: low }\n  - { index: 1, name: high, items: [O1] }\n");
        Assert.That(TestProgram.Run("scan", folder["repo"], "--rules", folder["rules"]).Output, Does.Contain("RepoMaturity's reading of Ours (2026): stage 1 of 1, high.").And.Contain("Kaizen"));
        Assert.That(TestProgram.Run("scan", folder["repo"], "--rules", folder["rules"], "--framework", "ours").Output, Does.Contain("met            O1 runs are tracked (published)"));
        Assert.That(TestProgram.Run("explain", "ours:O1", folder["repo"], "--rules", folder["rules"]).Output, Does.Contain("met: experiment tracking is implemented"));
    }

    [Test]
    public void Two_runs_give_the_same_bytes()
    {
        var first = TestProgram.Run("scan", folder["repo"], "--format", "json");
        var second = TestProgram.Run("scan", folder["repo"], "--format", "json");
        Assert.That(second.Output, Is.EqualTo(first.Output));
    }

    [Test]
    public void Formats_and_outputs_pair_by_their_order()
    {
        folder.Write("report.json", "old");
        var run = TestProgram.Run("scan", folder["repo"], "--format", "json", "--output", folder["report.json"], "--format", "text", "--output", "-");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("repo\n"));
        Assert.That(JsonDocument.Parse(File.ReadAllText(folder["report.json"])).RootElement.GetProperty("schemaVersion").GetString(), Is.EqualTo("1.5"));
        Assert.That(Directory.EnumerateFiles(folder.FullPath).Select(Path.GetFileName), Is.EqualTo(new[] { "report.json" }), "nothing is left beside it");
    }

    [Test]
    public void An_output_alone_is_text()
    {
        Assert.That(TestProgram.Run(isTerminal: true, "scan", folder["repo"], "-o", folder["report.txt"]).Output, Is.Empty);
        Assert.That(File.ReadAllText(folder["report.txt"]), Does.StartWith("repo\n").And.Not.Contain("\u001b["));
    }

    [Test]
    public void An_output_that_is_a_link_stays_one()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows lets few people make links.");
        }

        folder.Write("target.txt", "old");
        File.CreateSymbolicLink(folder["link.txt"], folder["target.txt"]);
        Assert.That(TestProgram.Run("scan", folder["repo"], "-o", folder["link.txt"]).ExitCode, Is.Zero);
        Assert.That(new FileInfo(folder["link.txt"]).LinkTarget, Is.EqualTo(folder["target.txt"]));
        Assert.That(File.ReadAllText(folder["target.txt"]), Does.StartWith("repo\n"));
    }

    [Test]
    public void Nothing_to_read_is_said()
    {
        TestGit.Init(folder["repo"]);
        var run = TestProgram.Run("scan", folder["repo"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("warning: There is no file to read.").And.Contain("--include-untracked"));
        Assert.That(TestProgram.Run("scan", folder["repo"], "--include-untracked").Error, Is.Empty);
    }

    [Test]
    public void A_part_is_scanned_on_purpose() =>
        Assert.That(TestProgram.Run("scan", folder["repo"], "--path", "sub/").Output, Does.StartWith("repo/sub\n"));

    [Test]
    public void A_sub_folder_of_a_repository_gives_the_answer_of_the_repository()
    {
        var commit = TestGit.Init(folder["repo"]).Commit("first");
        var whole = TestProgram.Run("scan", folder["repo"], "--format", "json");
        Assert.That(TestProgram.Run("scan", folder["repo/sub"], "--format", "json").Output, Is.EqualTo(whole.Output), whole.Error);
        Assert.That(TestProgram.Run("scan", folder["repo"], "--format", "json", "--rev", "HEAD").Output, Is.EqualTo(whole.Output));
        Assert.That(whole.Output, Does.Contain($"\"commit\": \"{commit}\""));
        Assert.That(TestProgram.Run("scan", folder["repo/sub"], "--path", ".").Output, Does.StartWith("repo/sub, commit"));
    }

    [TestCase("no-such-branch")]
    [TestCase("--upload-pack=x")]
    public void A_revision_that_does_not_exist_is_3(string revision)
    {
        TestGit.Init(folder["repo"]).Commit("first");
        var run = TestProgram.Run("scan", folder["repo"], $"--rev={revision}");
        Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public void Rules_of_a_folder_are_added()
    {
        folder.Write("rules/conventions/house.yml", "id: house-rule\nname: House rule\nsignals: [{ practice: documentation, any: [{ path: train.py }] }]\n");
        var run = TestProgram.Run("scan", folder["repo"], "--rules", folder["rules"], "-v");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("train.py (the file)"));
        Assert.That(run.Error, Does.Contain("info: "));
    }

    [Test]
    public void Rules_with_mistakes_are_refused_together()
    {
        folder.Write("rules/conventions/a.yml", "id: a\nname: A\nsignals: [{ practice: documentatoin, any: [{ path: x }] }]\n");
        folder.Write("rules/conventions/b.yml", "id: b\nnam: B\nsignals: [{ any: [{ path: x }] }]\n");
        var run = TestProgram.Run("scan", folder["repo"], "--rules", folder["rules"]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("rules/conventions/a.yml:3: There is no practice or aspect 'documentatoin'. Did you mean 'documentation'?").And.Contain("rules/conventions/b.yml:2: Unknown key 'nam'."));
    }
}
