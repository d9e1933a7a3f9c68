using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Hostile;

/// <summary>
/// Calls to the system fail, all of a kind or the n-th one (strace injects the fault): a report is whole or not there, a store loses nothing and has nothing twice.
/// </summary>
[Platform(Include = "Linux", Reason = "strace is a program of Linux")]
internal sealed class SystemCallFaultTests
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<string[]> single;

    public SystemCallFaultTests() => single = new(() => [.. new[] { "r0", "r1" }.Select(name => Shell($"$PROGRAM scan clones/{name} --rev HEAD --format json").Output).Order(StringComparer.Ordinal)]);

    [OneTimeSetUp]
    public void Make()
    {
        try
        {
            using var strace = Process.Start(new ProcessStartInfo("strace", ["-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            strace.WaitForExit();
            if (strace.ExitCode != 0)
            {
                Assert.Ignore("strace may not trace here.");
            }
        }
        catch (Win32Exception)
        {
            Assert.Ignore("There is no strace to inject faults.");
        }

        foreach (var name in new[] { "r0", "r1" })
        {
            TestGit.Init(folder["clones/" + name]);
            folder.Write($"clones/{name}/train.py", $"import mlflow\nmlflow.log_metric('{name}', 1)\n");
            new TestGit(folder["clones/" + name]).Commit("one");
        }

        folder.Write("plain/src/train.py", "import mlflow\nmlflow.log_metric('a', 1)\n");
        folder.Write("plain/.github/workflows/ci.yml", "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: python src/train.py\n");
    }

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [TestCase("pwrite64:error=ENOSPC:when=1+", 3)]
    [TestCase("pwrite64:error=EIO:when=1", 3)]
    [TestCase("ftruncate:error=EIO:when=1+", 3)]
    [TestCase("mkdir:error=ENOSPC:when=1+", 3)]
    [TestCase("fsync:error=EIO:when=1+", 0)]
    [TestCase("rename:error=EACCES:when=1+", 0)]
    public void A_report_is_whole_or_as_it_was(string fault, int code)
    {
        var place = "out-" + fault.Split(':')[0] + fault.Split('=')[^1].TrimEnd('+');
        folder.Write(place + "/report", "before\n");
        var run = Shell($"{Injecting(fault)} $PROGRAM scan clones/r0 --git git --rev HEAD --format json -o {place}/report; code=$?; ls -A {place}; exit $code");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((code, "report\n")), run.Error);
        var report = File.ReadAllText(folder[place + "/report"]);
        if (code == 0)
        {
            Assert.That(run.Error, Is.Empty);
            Assert.That(report, Is.EqualTo(Shell("$PROGRAM scan clones/r0 --git git --rev HEAD --format json").Output));
        }
        else
        {
            Assert.That(report, Is.EqualTo("before\n"));
            Assert.That(run.Error.TrimEnd('\n'), Is.Not.Empty.And.Not.Contain("\n").And.Not.Contain("   at "));
        }
    }

    [TestCase("pwrite64:error=ENOSPC:when=1+")]
    [TestCase("pwrite64:error=ENOSPC:when=4")]
    [TestCase("rename:error=EIO:when=2+")]
    public void A_store_loses_nothing_and_has_nothing_twice(string fault)
    {
        var store = "store-" + fault.Replace(':', '-').Replace('=', '-').Replace('+', '-');
        var first = Shell($"{Injecting(fault)} $PROGRAM fleet scan clones --store {store}");
        Assert.That(first.ExitCode, Is.AnyOf(0, 3), first.Error);
        Assert.That(first.Error, Does.Not.Contain("   at "));
        var second = Shell($"$PROGRAM fleet scan clones --store {store}");
        Assert.That(second.ExitCode, Is.Zero, second.Error);
        Assert.That(second.Output, Does.StartWith("2 repositories: ").And.Contain(" 0 failed."));
        var report = Shell($"$PROGRAM fleet report --store {store} --format csv");
        Assert.That(report.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(3), report.Error);
        Assert.That(
            Directory.EnumerateFiles(folder[store + "/reports"], "*.json", SearchOption.AllDirectories).Select(File.ReadAllText).Order(StringComparer.Ordinal),
            Is.EqualTo(single.Value));
    }

    /// <summary>The n-th call that lists a folder, opens a file or reads it fails, of the repository alone: what it held is named, or there is no report.</summary>
    [Test]
    public void What_a_failing_read_takes_away_is_said([Values("clones/r0", "plain")] string repository)
    {
        var undisturbed = Shell($"$PROGRAM scan {repository} --format json").Output;
        var whole = Report(undisturbed);
        for (var n = 1; n <= Heavy.Of(12, 4); n++)
        {
            var paths = string.Join(' ', Directory.EnumerateFileSystemEntries(folder[repository], "*", SearchOption.AllDirectories).Append(folder[repository]).Select(path => $"-P '{path}'"));
            var run = Shell($"strace -f -q -o trace {paths} -e trace=openat,pread64,read,getdents64 -e inject=openat,pread64,read,getdents64:error=EIO:when={n} $PROGRAM scan {repository} --git git --format json 2> said; code=$?; grep -v '^strace: ' said >&2; exit $code");
            if (run.ExitCode != 0)
            {
                Assert.That((run.ExitCode, run.Output, run.Error.Count(sign => sign == '\n')), Is.EqualTo((3, string.Empty, 1)), $"{n}: {run.Error}");
                continue;
            }

            // A file that is read when it is asked for again is no longer known to be the one of the commit.
            var report = Report(run.Output);
            var isSaid = report["completeness"]!["reasons"]!.AsArray().Count > whole["completeness"]!["reasons"]!.AsArray().Count
                || run.Output.Split("the whole history was not seen").Length > undisturbed.Split("the whole history was not seen").Length;
            report["repository"]!["dirty"] = whole["repository"]!["dirty"]!.DeepClone();
            Assert.That(isSaid || JsonNode.DeepEquals(report, whole), $"{n}: {File.ReadAllText(folder["trace"])}");
        }
    }

    [TestCase("clones/r0", "train.py")]
    [TestCase("plain", "src/train.py")]
    public void A_file_that_may_not_be_looked_at_was_not_read(string repository, string file)
    {
        var run = Shell($"strace -f -q -o trace -P '{folder[repository]}/{file}' -e trace=lstat,stat,newfstatat,statx -e inject=lstat,stat,newfstatat,statx:error=EACCES $PROGRAM scan {repository} --format json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var report = Report(run.Output);
        Assert.That(report["problems"]!.AsArray().Select(problem => (string?)problem!["path"]), Is.EqualTo(new[] { file }));
        Assert.That(report["practices"]!.AsArray().Where(practice => (int)practice!["couldBe"]! > (int)practice["level"]!).Select(practice => (string?)practice!["id"]), Has.Member("experiment-tracking"));
    }

    private static JsonNode Report(string text) => JsonNode.Parse(text)!;

    private static string Injecting(string fault) => $"strace -f -o /dev/null -e trace={fault.Split(':')[0]} -e inject={fault}";

    private ProgramProcess Shell(string script) => ProgramProcess.Shell(folder.FullPath, script);
}
