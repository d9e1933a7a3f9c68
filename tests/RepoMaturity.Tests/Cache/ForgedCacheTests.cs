using System.Text;
using RepoMaturity.Cache;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Hostile;

namespace RepoMaturity.Tests.Cache;

/// <summary>A cache that somebody else filled: what is damaged counts for nothing, and what is made to pass crashes nothing.</summary>
internal sealed class ForgedCacheTests
{
    private const string Place = "/home/ada/eta";

    [Test]
    public void Damaged_segments_change_no_report_and_forged_ones_crash_nothing()
    {
        using var folder = new TemporaryFolder();
        foreach (var fixture in Fixture.Names)
        {
            var files = new Fixture(fixture).Files();
            var cold = Report(files, cache: null);
            var filling = Open(folder);
            Report(files, filling);
            filling.Save();
            var file = Segments(folder).Single();
            var bytes = File.ReadAllBytes(file);
            var random = new Random(fixture.Length);
            for (var draw = 0; draw < 16; draw++)
            {
                var isForged = draw % 2 == 0;
                File.WriteAllBytes(file, isForged ? WithChecksum(Changed(random, bytes)) : Changed(random, bytes));
                var store = Open(folder);
                string report = string.Empty;
                Assert.DoesNotThrow(() => report = Report(files, store), $"{fixture}, {draw}");
                Assert.DoesNotThrow(store.Save);
                Assert.That(isForged || report == cold, $"{fixture}, {draw}: a damaged segment is believed");
                Array.ForEach(Segments(folder), File.Delete);
            }
        }
    }

    [Test]
    public void Whatever_lies_in_the_folder_the_program_ends_with_the_same_report()
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder["repo"]);
        folder.Write("repo/train.py", "import mlflow\nmlflow.log_metric('accuracy', 1)\n");
        folder.Write("repo/.github/workflows/train.yml", "on: push\njobs:\n  train:\n    steps:\n      - run: python train.py\n");
        git.Commit("One");
        string[] arguments = ["scan", folder["repo"], "--cache", folder["cache"], "--format", "json"];
        var cold = RealProgram.Run(arguments);
        Assert.That(cold.ExitCode, Is.Zero, cold.Error);
        var file = Segments(folder).Single();
        var whole = File.ReadAllBytes(file);
        var shelf = Path.GetDirectoryName(file)!;
        foreach (var damage in new Action[]
        {
            () => File.WriteAllBytes(file, whole[..^9]),
            () => File.WriteAllBytes(file, [.. whole.Select((value, i) => i > 100 && i % 50 == 0 ? (byte)~value : value)]),
            () => File.WriteAllBytes(file, []),
            () => PutLarge(Path.Combine(shelf, $"{Guid.NewGuid():N}.facts")),
            () => Array.ForEach(Enumerable.Range(0, 300).ToArray(), _ => File.WriteAllBytes(Path.Combine(shelf, $"{Guid.NewGuid():N}.facts"), whole[..^1])),
        })
        {
            damage();
            ForgetReports(folder);
            var run = RealProgram.Run(arguments);
            Assert.That((run.ExitCode, run.Output, run.Error), Is.EqualTo((0, cold.Output, string.Empty)));
        }

        static void PutLarge(string path)
        {
            using var sparse = File.Create(path);
            sparse.SetLength(3L << 30);
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Pipes and such links are of Unix.")]
    public void Pipes_devices_and_links_in_the_folder_are_not_opened()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/train.py", "import mlflow\nmlflow.log_metric('accuracy', 1)\n");
        TestGit.Init(folder["repo"]).Commit("One");
        string[] arguments = ["scan", folder["repo"], "--cache", folder["cache"], "--format", "json"];
        var cold = RealProgram.Run(arguments);
        var shelf = Path.GetDirectoryName(Segments(folder).Single())!;
        File.WriteAllText(folder["mine"], "mine");
        UnixFile.MakePipe(Path.Combine(shelf, $"{Guid.NewGuid():N}.facts"));
        UnixFile.MakePipe(Path.Combine(shelf, "pipe.facts"));
        File.CreateSymbolicLink(Path.Combine(shelf, $"{Guid.NewGuid():N}.facts"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(shelf, $"{Guid.NewGuid():N}.facts"), folder["mine"]);
        ForgetReports(folder);
        var run = RealProgram.Run(arguments, seconds: 60);
        Assert.That((run.ExitCode, run.Output, run.Error), Is.EqualTo((0, cold.Output, string.Empty)));
        Assert.That(File.ReadAllText(folder["mine"]), Is.EqualTo("mine"));
    }

    [Test]
    public void Reports_that_somebody_made_to_pass_crash_nothing_and_damaged_ones_are_not_believed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/train.py", "import mlflow\nmlflow.log_metric('accuracy', 1)\n");
        TestGit.Init(folder["repo"]).Commit("One");
        string[] arguments = ["scan", folder["repo"], "--cache", folder["cache"], "--format"];
        var cold = TestProgram.Run([.. arguments, "json"]);
        var file = Reports(folder).Single();
        var bytes = File.ReadAllBytes(file);
        var random = new Random(1);
        for (var draw = 0; draw < 40; draw++)
        {
            var isForged = draw % 2 == 0;
            var changed = bytes.ToArray();
            for (var i = 0; i < 3; i++)
            {
                changed[random.Next(ReportStore.HeaderLength, changed.Length)] = (byte)" 0\"}],x"[random.Next(7)];
            }

            if (isForged)
            {
                BitConverter.TryWriteBytes(changed.AsSpan(ReportStore.ChecksumAt), Checksum.Of(changed.AsSpan(ReportStore.CheckedFrom)));
            }

            File.WriteAllBytes(file, changed);
            var run = TestProgram.Run([.. arguments, isForged ? "text" : "json"]);
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, string.Empty)), $"{draw}");
            Assert.That(isForged || run.Output == cold.Output, $"{draw}: a damaged report is believed");
        }
    }

    /// <summary>Some bytes turned or put in the place of others, or a piece cut out.</summary>
    private static byte[] Changed(Random random, byte[] bytes)
    {
        var changed = bytes.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return changed[..random.Next(changed.Length)];
            case 1:
                var from = random.Next(Segment.HeaderLength, changed.Length);
                return [.. changed[..from], .. changed[Math.Min(changed.Length, from + random.Next(1, 40))..]];
            default:
                // Most of what is small is a number, a kind or a count.
                for (var i = 0; i < 6; i++)
                {
                    var at = random.Next(Segment.CountAt, changed.Length);
                    changed[at] = random.Next(2) == 0 ? (byte)(changed[at] ^ (1 << random.Next(8))) : (byte)random.Next(256);
                }

                changed[^1] ^= 1;
                return changed;
        }
    }

    private static byte[] WithChecksum(byte[] bytes)
    {
        if (bytes.Length >= Segment.HeaderLength)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(Segment.LengthAt), bytes.Length);
            BitConverter.TryWriteBytes(bytes.AsSpan(Segment.ChecksumAt), Checksum.Of(bytes.AsSpan(Segment.CheckedFrom)));
        }

        return bytes;
    }

    private static string Report(IReadOnlyDictionary<string, string> files, FactStore? cache) =>
        Encoding.UTF8.GetString(JsonReport.Write(Fixture.Scanner(RuleSources.Rules, cache).Scan(new Subject(new Core.Snapshots.MemorySnapshot(files), "subject")), new Tool("test", "0")));

    private static FactStore Open(TemporaryFolder folder) => new(new CacheFolder(folder.FullPath), Place);

    /// <summary>What is read of files is asked for where no whole assessment is kept.</summary>
    private static void ForgetReports(TemporaryFolder folder) => Array.ForEach(Reports(folder), File.Delete);

    private static string[] Reports(TemporaryFolder folder) => Directory.GetFiles(folder.FullPath, "*" + CacheFolder.ReportEnding, SearchOption.AllDirectories);

    private static string[] Segments(TemporaryFolder folder) => Directory.GetFiles(folder.FullPath, "*" + CacheFolder.Ending, SearchOption.AllDirectories);
}
