using System.Diagnostics;
using System.Globalization;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Fleets;

/// <summary>The clock of a fleet, through the real program.</summary>
internal sealed class ServeTests
{
    [Test]
    [Platform(Exclude = "Win", Reason = "signals are those of Unix")]
    public void Runs_follow_each_other_with_a_line_each_until_interrupted()
    {
        using var folder = new TemporaryFolder();
        folder.Write("clones/a/train.py", "import mlflow\n");
        TestGit.Init(folder["clones/a"]).Commit("one");
        using var serve = Process.Start(ProgramProcess.StartInfo(folder.FullPath, ["fleet", "serve", "clones", "--store", "store", "--no-cache", "--cron", "0/2 * * * * ?", "--run-now"]))!;
        var error = serve.StandardError.ReadToEndAsync();
        var first = serve.StandardOutput.ReadLine();
        var second = serve.StandardOutput.ReadLine();
        Directory.Move(folder["clones"], folder["elsewhere"]);
        string? failed;
        do
        {
            failed = serve.StandardOutput.ReadLine();
        }
        while (failed is not null && !failed.Contains(": failed: ", StringComparison.Ordinal));

        using (var kill = Process.Start("kill", ["-INT", serve.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        if (!serve.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            // Who began the tests told their processes to hear no such signal.
            serve.Kill();
            serve.WaitForExit();
        }

        Assert.That(first, Does.Match(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC: 1 repositories: 1 scanned, 0 unchanged and skipped, 0 failed\. Next run at \d{4}-.* UTC\.$"), error.Result);
        Assert.That(second, Does.Contain(" UTC: 1 repositories: 0 scanned, 1 unchanged and skipped, 0 failed."));
        Assert.That(failed, Does.Contain("There is no file or folder 'clones'"));
        Assert.That(serve.ExitCode, Is.EqualTo(130));
        Assert.That(error.Result, Is.Empty);
    }

    [TestCase("two o'clock")]
    [TestCase("0 2 * * *")]
    [TestCase("")]
    public void What_is_no_time_is_said(string cron)
    {
        var run = TestProgram.Run("fleet", "serve", "x", "--store", "nowhere", "--cron", cron);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, $"'{cron}' says no time: write six fields with the seconds first, such as --cron \"0 0 2 * * ?\".\n")));
    }
}
