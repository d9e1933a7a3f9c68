using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary>The program is told to end at any moment of its work.</summary>
[Platform(Exclude = "Win", Reason = "signals are those of Unix")]
internal sealed class InterruptionTests
{
    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    public void It_ends_with_the_code_of_the_signal_and_leaves_no_part_of_a_report(string signal, int code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("temporary/.keep", string.Empty);
        for (var i = 0; i < 400; i++)
        {
            folder.Write($"repository/part{i}/train.py", string.Concat(Enumerable.Repeat("import mlflow\nmlflow.log_metric('a', 1)\n", 20)));
        }

        TestGit.Init(folder["repository"]).Commit("one");
        var ended = 0;
        var codes = new List<int>();
        for (var wait = 50; ended < 2 && wait < 60_000; wait = wait * 3 / 2)
        {
            File.Delete(folder["out"]);
            var start = ProgramProcess.StartInfo(folder.FullPath, ["scan", "-q", "--format", "json", "-o", folder["out"], folder["repository"]]);
            start.Environment["TMPDIR"] = folder["temporary"];
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(wait))
            {
                Kill(process, signal);
            }

            process.WaitForExit();
            codes.Add(process.ExitCode);
            Assert.That(process.ExitCode, Is.EqualTo(code).Or.Zero);
            Assert.That(error.Result, Is.Empty);
            Assert.That(!File.Exists(folder["out"]) || File.ReadAllText(folder["out"]).EndsWith("}\n", StringComparison.Ordinal));
            Assert.That(Directory.EnumerateFileSystemEntries(folder.FullPath).Select(Path.GetFileName), Is.SubsetOf(new[] { "out", "repository", "temporary" }));
            if (process.ExitCode == 0)
            {
                Assert.That(File.Exists(folder["out"]));
                ended++;
            }
        }

        Assert.That(codes, Does.Contain(code).And.Contain(0));
        Assert.That(Directory.EnumerateDirectories(folder["temporary"], "repomaturity-*"), Is.Empty);
    }

    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    public void A_clone_is_stopped_and_deleted(string signal, int code)
    {
        using var folder = new TemporaryFolder();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var start = ProgramProcess.StartInfo(folder.FullPath, ["scan", $"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/owner/name"]);
        start.Environment["TMPDIR"] = folder.FullPath;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();

        // Git is there, and waits for an answer that never comes.
        using var client = silent.AcceptTcpClient();
        Kill(process, signal);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(code));
        Assert.That(error.Result, Is.Empty);
        Assert.That(Directory.EnumerateDirectories(folder.FullPath, "repomaturity-*"), Is.Empty);
        var buffer = new byte[4096];
        client.ReceiveTimeout = 10_000;
        while (client.GetStream().Read(buffer) > 0)
        {
            // Ends when git does.
        }
    }

    private static void Kill(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])!;
        kill.WaitForExit();
    }
}
