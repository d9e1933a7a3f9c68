using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary>Tokens of the environment appear nowhere, whatever is asked and whatever fails.</summary>
internal sealed class TokenTests
{
    private static readonly Dictionary<string, string> Planted = new()
    {
        ["GITHUB_TOKEN"] = "ghs_planted0123456789planted0123456789",
        ["GH_TOKEN"] = "planted-without-a-known-beginning-1",
        ["ACTIONS_RUNTIME_TOKEN"] = "planted-runtime-2",
        ["AWS_SECRET_ACCESS_KEY"] = "planted/secret+3",
        ["CI_JOB_TOKEN"] = "planted-job-4",
        ["SYSTEM_ACCESSTOKEN"] = "planted-azure-5",
        ["HF_TOKEN"] = "hf_planted6planted6planted6planted6",
    };

    [TestCase("scan -vv .", 0)]
    [TestCase("scan -vv --format json .", 0)]
    [TestCase("explain -vv mlflow .", 0)]
    [TestCase("scan -vv no-such-folder", 3)]
    [TestCase("scan -vv --rules no-such-folder", 2)]
    [TestCase("scan -vv --rev nonsense .", 3)]
    [TestCase("scan -vv https://localhost:1/owner/name", 3)]
    [TestCase("scan -vv https://user:planted-password@localhost/owner/name", 2)]
    [TestCase("scan -vv -o /dev/full", 3, ExcludePlatform = "Win,MacOSX")]
    public void No_token_of_the_environment_is_shown(string arguments, int code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("train.py", "import os, mlflow\nmlflow.set_tracking_uri(os.environ['GITHUB_TOKEN'])\nmlflow.log_metric('a', 1)\n");
        var run = ProgramProcess.Run(folder.FullPath, arguments.Split(' '), Planted);
        Assert.That(run.ExitCode, Is.EqualTo(code), run.Error);
        Assert.That(run.Output + run.Error, Does.Not.Contain("planted"));
    }

    /// <summary>Runners and people leave tokens in the configuration of a clone.</summary>
    [TestCase("scan -vv --format FORMAT .", 0)]
    [TestCase("scan -vv --rev HEAD --format FORMAT .", 0)]
    [TestCase("scan -vv --git git --rev HEAD --format FORMAT .", 0)]
    [TestCase("plan -vv --format FORMAT .", 0)]
    [TestCase("report-wrong -vv experiment-tracking .", 0)]
    [TestCase("init --stdout -vv .", 0)]
    [TestCase("scan -vv --rev nonsense .", 3)]
    [TestCase("scan -vv --path nonsense .", 3)]
    public void No_password_in_the_address_of_a_remote_is_shown(string arguments, int code)
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder.FullPath);
        folder.Write("train.py", "import mlflow\nmlflow.log_metric('a', 1)\n");
        folder.Write(".gitmodules", "[submodule \"a\"]\n\tpath = a\n\turl = https://user:planted-in-module@example.org/a/b\n");
        git.Commit("one");
        git.Run("remote", "add", "origin", "https://user:planted-in-address@github.com/owner/name.git");
        git.Run("config", "http.https://github.com/.extraheader", "AUTHORIZATION: basic planted-in-header");
        git.Run("config", "url.https://planted-in-rule@github.com/.insteadOf", "https://github.com/");
        foreach (var format in arguments.Contains("FORMAT", StringComparison.Ordinal) ? new[] { "text", "json", "markdown" } : [string.Empty])
        {
            var run = ProgramProcess.Run(folder.FullPath, arguments.Replace("FORMAT", format, StringComparison.Ordinal).Split(' '), Planted);
            Assert.That(run.ExitCode, Is.EqualTo(code), run.Error);
            Assert.That(run.Output + run.Error, Does.Not.Contain("planted"));
        }
    }
}
