using System.Text.Json;
using System.Text.RegularExpressions;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Cli;

/// <summary><c>config check</c>, <c>init</c>, and the options that say which configuration counts.</summary>
internal sealed class ConfigTests
{
    private const string Attested = "attest:\n- { practice: model-monitoring, level: implemented, statement: s, owner: o, expires: 2024-06-30 }\n";
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        folder.Write("repo/train.py", "import mlflow\nmlflow.log_metric('auc', 0.9)\n");
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Check_lists_all_mistakes()
    {
        folder.Write("repo/.repomaturity.yml", "knid: tool\nframeworks: [nothing-like-it]\nparts: [train]\n");
        var run = TestProgram.Run("config", "check", folder["repo"]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(run.Error.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[0]), Is.EqualTo(new[] { ".repomaturity.yml:1:", ".repomaturity.yml:2:", ".repomaturity.yml:3:", "3" }));
    }

    [Test]
    public void A_key_given_twice_is_a_mistake_at_the_second()
    {
        folder.Write("repo/.repomaturity.yml", Attested + "kind: ml-tool\n" + Attested.Replace("owner: o", "owner: o, owner: p", StringComparison.Ordinal));
        var run = TestProgram.Run("config", "check", folder["repo"]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, ".repomaturity.yml:4: The key 'attest' is given twice: keep one.\n.repomaturity.yml:5: The key 'owner' is given twice: keep one.\n2 mistakes in the configuration.\n")));
        var scan = TestProgram.Run("scan", folder["repo"], "--format", "json");
        Assert.That(scan.Error, Does.Contain(".repomaturity.yml:4: The key 'attest' is given twice: keep one."));
        Assert.That(Configuration(scan).GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("line").GetInt32()), Does.Contain(4));
    }

    [Test]
    public void Check_names_what_has_expired()
    {
        folder.Write("repo/.github/repomaturity.yml", Attested);
        var run = TestProgram.Run("config", "check", folder["repo"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith(".github/repomaturity.yml:2: The attestation of 'model-monitoring' has expired").And.EndsWith("0 attested, 0 suppressed, 1 expired.\n"));
    }

    [Test]
    public void Check_of_nothing_says_so()
    {
        var run = TestProgram.Run("config", "check", folder["repo"]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, "There is no configuration in repo: it would be .repomaturity.yml or .github/repomaturity.yml ('repomaturity init' writes one).\n")));
        Assert.That(TestProgram.Run("config", "check", folder["nowhere"]).ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Check_takes_another_file_and_a_commit()
    {
        var git = TestGit.Init(folder["repo"]);
        folder.Write("repo/.repomaturity.yml", "kind: nothing\n");
        git.Commit("one");
        folder.Write("other.yml", "kind: ml-tool\n");
        Assert.That(TestProgram.Run("config", "check", folder["repo"], "--config", folder["other.yml"]).ExitCode, Is.Zero);
        folder.Write("repo/.repomaturity.yml", "kind: ml-tool\n");
        Assert.That(TestProgram.Run("config", "check", folder["repo"]).ExitCode, Is.Zero);
        Assert.That(TestProgram.Run("config", "check", folder["repo"], "--rev", "HEAD").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void Scan_reports_mistakes_and_goes_on()
    {
        folder.Write("repo/.repomaturity.yml", "kind: ml-tool\nfoo: 1\n");
        var run = TestProgram.Run("scan", folder["repo"], "--format", "json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain(".repomaturity.yml:2: Unknown key 'foo'."));
        Assert.That(Configuration(run).GetProperty("problems")[0].GetProperty("line").GetInt32(), Is.EqualTo(2));
        Assert.That(Root(run).GetProperty("kind").GetProperty("id").GetString(), Is.EqualTo("ml-tool"));
        Assert.That(run.Output, Does.Not.Contain(folder.FullPath));
    }

    [Test]
    public void A_file_that_is_given_counts_instead_and_must_be_sound()
    {
        folder.Write("repo/.repomaturity.yml", "kind: ml-tool\n");
        folder.Write("ci/mine.yml", "kind: ml-research\n");
        folder.Write("ci/wrong.yml", "foo: 1\nbar: 2\n");
        var run = TestProgram.Run("scan", folder["repo"], "--config", folder["ci/mine.yml"], "--format", "json");
        Assert.That(Root(run).GetProperty("kind").GetProperty("id").GetString(), Is.EqualTo("ml-research"));
        Assert.That(Configuration(run).GetProperty("path").GetString(), Is.EqualTo("mine.yml"), "no place of the machine");
        var refused = TestProgram.Run("scan", folder["repo"], "--config", folder["ci/wrong.yml"]);
        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Is.EqualTo($"The configuration has mistakes:\n{folder["ci/wrong.yml"]}:1: Unknown key 'foo'.\n{folder["ci/wrong.yml"]}:2: Unknown key 'bar'.\n").Or.Contain("wrong.yml:2: Unknown key 'bar'."));
        Assert.That(TestProgram.Run("scan", folder["repo"], "--config", folder["ci/none.yml"]).ExitCode, Is.EqualTo(2));
        Assert.That(TestProgram.Run("scan", folder["repo"], "--config", folder["ci/mine.yml"], "--no-config").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void No_config_leaves_it_aside()
    {
        var plain = TestProgram.Run("scan", folder["repo"], "--format", "json").Output;
        folder.Write("repo/.repomaturity.yml", "kind: ml-tool\n");
        Assert.That(TestProgram.Run("scan", folder["repo"], "--format", "json", "--no-config").Output, Is.EqualTo(plain));
    }

    [Test]
    public void A_commit_is_judged_by_its_own_day_and_its_own_configuration()
    {
        var git = TestGit.Init(folder["repo"]);
        folder.Write("repo/.repomaturity.yml", Attested);
        git.Commit("one");
        folder.Write("repo/.repomaturity.yml", "kind: ml-tool\n");
        var run = TestProgram.Run("scan", folder["repo"], "--rev", "HEAD", "--format", "json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Configuration(run).GetProperty("judgedOn").GetString(), Is.EqualTo("2024-01-01"));
        Assert.That(Configuration(run).GetProperty("attestations").GetArrayLength(), Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("have expired since the commit"));
    }

    [Test]
    public void Evidence_only_leaves_attestations_out()
    {
        folder.Write("repo/.repomaturity.yml", Attested.Replace("2024", "2999", StringComparison.Ordinal));
        var with = TestProgram.Run("scan", folder["repo"], "--format", "json");
        var without = TestProgram.Run("scan", folder["repo"], "--format", "json", "--evidence-only");
        Assert.That(Configuration(with).GetProperty("attestations").GetArrayLength(), Is.EqualTo(1));
        Assert.That((Configuration(without).GetProperty("attestations").GetArrayLength(), Configuration(without).GetProperty("attestationsLeftOut").GetInt32()), Is.EqualTo((0, 1)));
    }

    [Test]
    public void An_untracked_configuration_is_pointed_at()
    {
        var git = TestGit.Init(folder["repo"]);
        git.Commit("one");
        folder.Write("repo/.repomaturity.yml", "kind: ml-tool\n");
        folder.Write("repo/sub/a.py", string.Empty);
        var run = TestProgram.Run("scan", folder["repo/sub"], "--format", "json");
        Assert.That(Root(run).GetProperty("configuration").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(run.Error, Does.Contain(".repomaturity.yml").And.Contain("not tracked by git"));
        Assert.That(Root(TestProgram.Run("scan", folder["repo"], "--include-untracked", "--format", "json")).GetProperty("kind").GetProperty("id").GetString(), Is.EqualTo("ml-tool"));
    }

    [Test]
    public void Init_writes_a_file_that_changes_nothing_and_never_over_another()
    {
        var plain = Root(TestProgram.Run("scan", folder["repo"], "--format", "json"));
        var run = TestProgram.Run("init", folder["repo"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var text = File.ReadAllText(folder["repo/.repomaturity.yml"]);
        Assert.That(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.All.StartsWith("#"));
        var after = Root(TestProgram.Run("scan", folder["repo"], "--format", "json"));
        Assert.That(after.GetProperty("practices").GetRawText(), Is.EqualTo(plain.GetProperty("practices").GetRawText()));
        Assert.That(TestProgram.Run("init", folder["repo"]).ExitCode, Is.EqualTo(2));
        folder.Write("repo/.repomaturity.yml", "kind: ml-tool\n");
        Assert.That(TestProgram.Run("init", folder["repo"], "--force").ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(folder["repo/.repomaturity.yml"]), Is.EqualTo(text));
        Assert.That(TestProgram.Run("init", folder["repo"], "--stdout").Output, Is.EqualTo(text));
    }

    [Test]
    public void Init_writes_to_the_top_and_in_the_place_of_the_other()
    {
        TestGit.Init(folder["repo"]).Commit("one");
        folder.Write("repo/sub/a.py", string.Empty);
        Assert.That(TestProgram.Run("init", folder["repo/sub"]).ExitCode, Is.Zero);
        Assert.That(File.Exists(folder["repo/.repomaturity.yml"]), Is.True);
        File.Delete(folder["repo/.repomaturity.yml"]);
        folder.Write("repo/.github/repomaturity.yml", string.Empty);
        Assert.That(TestProgram.Run("init", folder["repo"], "--force").ExitCode, Is.Zero);
        Assert.That(File.Exists(folder["repo/.repomaturity.yml"]), Is.False);
        Assert.That(new FileInfo(folder["repo/.github/repomaturity.yml"]).Length, Is.Positive);
    }

    /// <summary>Without its comment marks, the file lacks only what people alone can fill in.</summary>
    [TestCase("several-projects")]
    [TestCase("dataops")]
    [TestCase("service-with-templates")]
    public void Init_writes_what_is_sound_once_it_is_filled_in(string fixture)
    {
        foreach (var (path, text) in new Fixture(fixture).Files())
        {
            folder.Write("fixture/" + path, text);
        }

        var starter = TestProgram.Run("init", folder["fixture"], "--stdout").Output;
        var filled = Regex.Replace(Regex.Replace(starter, "^#([^ ]|  )", "$1", RegexOptions.Multiline), "(justification|statement|owner):$", "$1: said", RegexOptions.Multiline);
        folder.Write("fixture/.repomaturity.yml", filled);
        var run = TestProgram.Run("config", "check", folder["fixture"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error + filled);
        Assert.That(filled, Does.Contain("\nkind: ").And.Contain("\nframeworks:\n  - ").And.Contain("\nattest:\n"));
    }

    private static JsonElement Root(TestProgram run) => JsonDocument.Parse(run.Output).RootElement;

    private static JsonElement Configuration(TestProgram run) => Root(run).GetProperty("configuration");
}
