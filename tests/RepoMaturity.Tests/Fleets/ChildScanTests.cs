using System.Diagnostics;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Fleets;

/// <summary>What scans one repository knows nothing of the others, and does not outlive who started it.</summary>
[NonParallelizable]
[Platform(Exclude = "Win", Reason = "the stand-in is a shell")]
internal sealed class ChildScanTests
{
    [Test]
    public async Task A_scan_is_told_no_secret()
    {
        using var folder = new TemporaryFolder();
        var secrets = new Dictionary<string, string> { ["PGPASSWORD"] = "s3cret1", ["AMQP_PASSWORD"] = "s3cret2", ["ACME_TOKEN"] = "s3cret3", ["THE_STORE"] = "postgres://ada:s3cret4@db/fleet", ["HARMLESS"] = "plain" };
        try
        {
            foreach (var (name, value) in secrets)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            await new ChildScan(new ScanProgram("/bin/sh", ["-c", $"env > '{folder["environment"]}'"]) { Memory = 1L << 30, Time = TimeSpan.FromMinutes(1) }).RunAsync([], folder.FullPath, default);
        }
        finally
        {
            foreach (var name in secrets.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        Assert.That(File.ReadAllText(folder["environment"]), Does.Not.Contain("s3cret").And.Contain("HARMLESS=plain"));
    }

    [Test]
    public async Task A_scan_ends_when_its_input_does()
    {
        using var folder = new TemporaryFolder();
        var fifo = folder["pipe.py"];
        using (var make = Process.Start("mkfifo", [fifo]))
        {
            await make.WaitForExitAsync();
        }

        // Written to by nobody: who opens it waits for ever.
        var start = ProgramProcess.StartInfo(folder.FullPath, ["render", fifo, "--format", "text"]);
        start.RedirectStandardInput = true;
        start.Environment[ScanProgram.EndsWithInput] = "1";
        using var process = Process.Start(start)!;
        await Task.Delay(1500);
        Assert.That(process.HasExited, Is.False, "it waits, as a scan that takes long does");
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(patience.Token);
        Assert.That(process.ExitCode, Is.EqualTo(128 + 9));
    }
}
