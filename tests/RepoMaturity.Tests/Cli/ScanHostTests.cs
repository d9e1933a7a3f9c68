using System.Text.Json;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.GitHub;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Cli;

/// <summary><c>scan --github</c>, as people start it.</summary>
internal sealed class ScanHostTests
{
    private const string Workflow = "on:\n  schedule:\n    - cron: '0 2 * * *'\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n";

    [Test]
    public void What_GitHub_saw_stands_in_the_report()
    {
        using var github = new LoopbackServer(request => request.Path switch
        {
            "/repos/octo/churn" => new LoopbackReply(200, """{"default_branch":"main","pushed_at":"2020-01-01T00:00:00Z","archived":false}"""),
            "/repos/octo/churn/actions/workflows" => new LoopbackReply(200, """{"total_count":1,"workflows":[{"id":2,"path":".github/workflows/train.yml","state":"disabled_inactivity","created_at":"2019-01-01T00:00:00Z"}]}"""),
            _ => LoopbackReply.Refused(403, "Resource not accessible by integration"),
        });
        using var folder = Folder();
        var run = Run(github, folder, "--github", "octo/churn", "--format", "json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/report.schema.json")).Validate(report), Is.Empty);
        var seen = report.GetProperty("host").GetProperty("workflows")[0];
        Assert.That((seen.GetProperty("path").GetString(), seen.GetProperty("trigger").GetString(), seen.GetProperty("observed").GetString()), Is.EqualTo((".github/workflows/train.yml", "schedule", "stale")));
        Assert.That(report.GetProperty("practices").EnumerateArray().Where(each => each.GetProperty("observed").GetString() == "stale").Select(each => each.GetProperty("level").GetInt32()), Is.Not.Empty.And.All.EqualTo(3));
        Assert.That(run.Error, Does.Contain("warning: Environments: GET /repos/octo/churn/environments: GitHub answers with 403"));
        var gated = Run(github, folder, "--github", "octo/churn", "--fail-on", "observed:stale");
        Assert.That((gated.ExitCode, gated.Error.Contains("Gate failed: observed:stale. .github/workflows/train.yml is stale", StringComparison.Ordinal)), Is.EqualTo((1, true)), gated.Error);
        Assert.That(gated.Output, Does.Contain("observed stale").And.Contain("What GitHub says of octo/churn"));
    }

    [Test]
    public void A_repository_that_GitHub_does_not_show_is_scanned_all_the_same()
    {
        using var github = new LoopbackServer(_ => LoopbackReply.Refused(404, "Not Found"));
        using var folder = Folder();
        var run = Run(github, folder, "--github", "octo/churn", "-v");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("unknown: The repository"));
        Assert.That(run.Error, Does.Contain("GET /repos/octo/churn: 404").And.Not.Contain("fakefake"));
    }

    [Test]
    public void Without_the_option_nothing_is_asked()
    {
        using var github = new LoopbackServer(_ => LoopbackReply.Refused(404, "Not Found"));
        using var folder = Folder();
        Assert.That(Run(github, folder).ExitCode, Is.Zero);
        Assert.That(github.Requests, Is.Empty);
    }

    [Test]
    public void Answers_are_kept_where_somebody_says()
    {
        using var github = new LoopbackServer(request => request.Headers.ContainsKey("If-None-Match")
            ? new LoopbackReply(304, string.Empty)
            : new LoopbackReply(200, """{"default_branch":"main","pushed_at":null,"archived":false,"protected":false,"total_count":0,"environments":[],"workflows":[]}""", ("ETag", "\"1\"")));
        using var folder = Folder();
        var first = Run(github, folder, "--github", "octo/churn", "--github-cache", folder["answers"], "--format", "json");
        var asked = github.Requests.Count;
        var second = Run(github, folder, "--github", "octo/churn", "--github-cache", folder["answers"], "--format", "json");
        Assert.That(github.Requests.Skip(asked).Count(request => request.Headers.ContainsKey("If-None-Match")), Is.GreaterThan(3));
        Assert.That(JsonDocument.Parse(second.Output).RootElement.GetProperty("host").GetProperty("defaultBranch").GetRawText(), Is.EqualTo(JsonDocument.Parse(first.Output).RootElement.GetProperty("host").GetProperty("defaultBranch").GetRawText()));
    }

    [TestCase(2, "octo", "is no repository")]
    [TestCase(2, "https://github.com/octo/churn", "is no repository")]
    public void What_makes_no_sense_is_refused(int code, string repository, string why)
    {
        using var github = new LoopbackServer(_ => LoopbackReply.Refused(404, "Not Found"));
        using var folder = Folder();
        var run = Run(github, folder, "--github", repository);
        Assert.That((run.ExitCode, run.Error.Contains(why, StringComparison.Ordinal)), Is.EqualTo((code, true)), run.Error);
    }

    [Test]
    public void A_token_that_GitHub_does_not_know_is_said()
    {
        using var github = new LoopbackServer(_ => LoopbackReply.Refused(401, "Bad credentials"));
        using var folder = Folder();
        var run = Run(github, folder, "--github", "octo/churn");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "GET /repos/octo/churn: GitHub answers with 401, 'Bad credentials'.\n")));
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.Write(".github/workflows/train.yml", Workflow);
        folder.Write("train.py", "import mlflow\nfrom sklearn.linear_model import LinearRegression\nmodel = LinearRegression()\nmodel.fit([[1]], [1])\nmlflow.log_metric('a', 1)\n");
        return folder;
    }

    private static ProgramProcess Run(LoopbackServer github, TemporaryFolder folder, params string[] options) => ProgramProcess.Run(folder.FullPath, ["scan", ".", .. options], new Dictionary<string, string>
    {
        ["GITHUB_TOKEN"] = FakeGitHub.Token,
        ["GITHUB_API_URL"] = github.Address.AbsoluteUri,
    });
}
