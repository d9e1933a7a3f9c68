using System.Text.Json;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Cli;

/// <summary><c>history</c> on the command line.</summary>
internal sealed class HistoryCommandTests
{
    private const string Tracked = "import mlflow\nmlflow.log_metric('accuracy', 1)\nmodel.fit(x)\n";
    private const string Untracked = "model.fit(x)\n";
    private readonly TemporaryFolder folder = new();
    private string[] commits = [];

    private string Repository => folder["eta"];

    [OneTimeSetUp]
    public void Commit()
    {
        var git = TestGit.Init(Repository);
        commits =
        [
            At(git, "2023-01-10", "Begin", ("README.md", "# eta\n"), ("train.py", Untracked)),
            At(git, "2023-02-10", "Track with | <b>mlflow</b> ::set-output", ("train.py", Tracked)),
            At(git, "2023-02-20", "Comment", ("train.py", "# a comment\n" + Tracked)),
            At(git, "2023-05-01", "Train every night", (".github/workflows/train.yml", "on:\n  schedule: [{ cron: '0 3 * * *' }]\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n")),
            At(git, "2024-01-01", "Track no more", ("train.py", Untracked)),
        ];
        git.Run("tag", "v1", commits[1]);
    }

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void A_page_shows_the_timeline_that_it_is_given()
    {
        folder.Write("timeline.json", TestProgram.Run("history", Repository, "--format", "json").Output);
        var page = ShownPage.Parse(TestProgram.Run("scan", Repository, "--format", "html", "--timeline", folder["timeline.json"]).Output);
        Assert.That(page.QuerySelectorAll("#past .strip.tall"), Has.Length.EqualTo(1));
        Assert.That(ShownPage.Parse(TestProgram.Run("scan", Repository, "--format", "html").Output).QuerySelector("#past"), Is.Null);
    }

    [TestCase("no-such.json", "There is no report 'no-such.json'")]
    [TestCase("odd.json", "cannot be read: It is no JSON.")]
    public void A_timeline_that_is_none_is_said_before_anything_is_scanned(string file, string sentence)
    {
        folder.Write("odd.json", "{");
        var run = TestProgram.Run("scan", Repository, "--format", "html", "--timings", "--timeline", file == "odd.json" ? folder[file] : file);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(run.Error, Does.Contain(sentence).And.Not.Contain("rules on facts"));
    }

    [Test]
    public void It_names_the_commits_that_brought_and_removed_a_practice()
    {
        var found = Run("--find", "practice:experiment-tracking");
        Assert.That(Changes(found, "practice", "experiment-tracking"), Is.EqualTo(new[] { $"{commits[1]} absent implemented", $"{commits[3]} implemented automated", $"{commits[4]} automated absent" }));
        var text = TestProgram.Run("history", Repository, "--find", "practice:experiment-tracking").Output;
        Assert.That(text, Does.Contain($"2023-05-01  {commits[3][..10]}  automated, was implemented: Train every night").And.Contain("absent since 2024-01-01").And.Contain("▁▅▅█▁"));
        Assert.That(text, Does.Not.Contain("Documentation"));
    }

    [Test]
    public void It_says_of_each_commit_what_a_scan_of_it_says()
    {
        var history = Run();
        for (var at = 0; at < commits.Length; at++)
        {
            var scan = JsonDocument.Parse(TestProgram.Run("scan", Repository, "--rev", commits[at], "--format", "json").Output).RootElement;
            foreach (var practice in scan.GetProperty("practices").EnumerateArray())
            {
                var id = practice.GetProperty("id").GetString()!;
                Assert.That(ValueAt(history, "practice", id, at), Is.EqualTo(practice.GetProperty("level").GetInt32()), $"{id} at {at}");
            }
        }
    }

    [Test]
    public void JSON_keeps_to_its_schema() =>
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/history.schema.json")).Validate(Run("--framework", "all")), Is.Empty);

    [Test]
    public void CSV_has_a_row_for_each_commit_and_nobody_is_misled()
    {
        var rows = TestProgram.Run("history", Repository, "--format", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(rows, Has.Length.EqualTo(commits.Length + 1));
        Assert.That(rows[0], Does.StartWith("\"commit\",\"day\",\"subject\",\"tags\",\"kind kind\",\"stage google-levels\"").And.Contain("\"practice experiment-tracking\""));
        Assert.That(rows[2], Does.StartWith($"\"{commits[1]}\",\"2023-02-10\",").And.Contain("\"v1\""));
    }

    [Test]
    public void Subjects_of_strangers_are_obeyed_nowhere()
    {
        foreach (var format in new[] { "text", "json", "csv", "markdown" })
        {
            Assert.That(ShownText.Obeyed(TestProgram.Run("history", Repository, "--format", format).Output), Is.Empty, format);
        }

        var document = ShownMarkdown.Render(TestProgram.Run("history", Repository, "--format", "markdown").Output);
        Assert.That(ShownMarkdown.Foreign(document), Is.Empty);
        Assert.That(document.QuerySelectorAll("table").Select(table => table.QuerySelectorAll("tr").Select(row => row.Children.Length).Distinct().Count()), Has.All.EqualTo(1));
    }

    [TestCase("--every 2", "0 2 4")]
    [TestCase("--every month", "0 2 3 4")]
    [TestCase("--every year", "3 4")]
    [TestCase("--since 2023-02-15", "2 3 4")]
    [TestCase("--since 2024", "4")]
    [TestCase("--tags", "1 4")]
    public void Commits_can_be_chosen(string arguments, string places)
    {
        var history = Run(arguments.Split(' '));
        Assert.That(history.GetProperty("commits").EnumerateArray().Select(commit => commit.GetProperty("id").GetString()), Is.EqualTo(places.Split(' ').Select(place => commits[int.Parse(place, null)])));
        Assert.That(history.GetProperty("commitsTotal").GetInt32(), Is.EqualTo(commits.Length));
    }

    [Test]
    public void Where_commits_were_passed_over_a_change_may_be_theirs() =>
        Assert.That(TestProgram.Run("history", Repository, "--every", "2", "--find", "practice:experiment-tracking").Output.ReplaceLineEndings(" "), Does.Match(@"\(or\s+one\s+of\s+the\s+1\s+before\s+it,\s+passed\s+over\)"));

    [Test]
    public void What_never_was_there_is_said() =>
        Assert.That(TestProgram.Run("history", Repository, "--find", "practice:model-monitoring").Output, Does.Contain("absent all the time"));

    [Test]
    public void A_cache_changes_nothing()
    {
        var cold = TestProgram.Run("history", Repository, "--format", "json").Output;
        for (var i = 0; i < 2; i++)
        {
            Assert.That(TestProgram.Run("history", Repository, "--format", "json", "--cache", folder["cache"]).Output, Is.EqualTo(cold));
        }
    }

    [TestCase("--find practice:model-monitorin", "Did you mean 'model-monitoring'?")]
    [TestCase("--find model-monitoring", "cannot be looked for")]
    [TestCase("--find stage:kaizen", "There is no stage 'kaizen'")]
    [TestCase("--every sometimes", "neither a number")]
    [TestCase("--every 0", "neither a number")]
    [TestCase("--since yesterday", "is no day")]
    [TestCase("--framework kaizen", "There is no framework")]
    public void What_means_nothing_is_refused(string arguments, string words)
    {
        var run = TestProgram.Run(["history", Repository, .. arguments.Split(' ')]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(words));
    }

    private static IEnumerable<string> Changes(JsonElement history, string of, string id) => Series(history, of, id).GetProperty("changes").EnumerateArray()
        .Select(change => $"{change.GetProperty("commit").GetString()} {change.GetProperty("before").GetString()} {change.GetProperty("after").GetString()}");

    private static int ValueAt(JsonElement history, string of, string id, int at)
    {
        var series = Series(history, of, id);
        var word = series.GetProperty("first").GetString();
        foreach (var change in series.GetProperty("changes").EnumerateArray().Where(change => change.GetProperty("at").GetInt32() <= at))
        {
            word = change.GetProperty("after").GetString();
        }

        return Array.IndexOf(["absent", "declared", "implemented", "automated"], word);
    }

    private static JsonElement Series(JsonElement history, string of, string id) => history.GetProperty("series").EnumerateArray()
        .Single(series => series.GetProperty("of").GetString() == of && series.GetProperty("id").GetString() == id);

    private JsonElement Run(params string[] arguments)
    {
        var run = TestProgram.Run(["history", Repository, "--format", "json", .. arguments]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private string At(TestGit git, string day, string subject, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            folder.Write($"eta/{path}", text);
        }

        git.Date = $"{day}T12:00:00Z";
        return git.Commit(subject);
    }
}
