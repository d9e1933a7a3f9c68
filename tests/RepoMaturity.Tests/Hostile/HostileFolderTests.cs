using System.Diagnostics;
using System.Net.Sockets;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Folders that hold what is no file, names that are no names, and files that change while they are read.</summary>
[Platform(Exclude = "Win", Reason = "Pipes, sockets and such names are of Unix.")]
internal sealed class HostileFolderTests
{
    private const string Secret = "outside-of-the-tree";

    [Test]
    public void Links_are_not_followed_and_pipes_sockets_and_devices_are_not_opened()
    {
        using var folder = new TemporaryFolder();
        folder.Write("outside/requirements.txt", $"mlflow=={Secret}\nwandb\n");
        folder.Write("outside/.github/workflows/a.yml", $"on: push\njobs: {{a: {{runs-on: x, steps: [{{run: echo {Secret}}}]}}}}\n");
        folder.Write("tree/train.py", "import mlflow\nmlflow.autolog()\n");
        var tree = folder["tree"];
        Link("requirements.txt", folder["outside/requirements.txt"]);
        Link("pyproject.toml", "../outside/requirements.txt");
        Link(".github", folder["outside/.github"]);
        Link("loop", ".");
        Link("up", "..");
        Link("a.py", "b.py");
        Link("b.py", "a.py");
        Link("self.py", "self.py");
        Link("nowhere.py", "/does/not/exist");
        Link("zero.py", "/dev/zero");
        UnixFile.MakePipe(Path.Combine(tree, "pipe.py"));
        UnixFile.MakePipe(Path.Combine(tree, "Dockerfile"));
        UnixFile.MakePipe(Path.Combine(tree, ".git"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(tree, "socket.py")));
        using (var device = Process.Start(new ProcessStartInfo("mknod", [Path.Combine(tree, "device.py"), "c", "1", "5"]) { RedirectStandardError = true })!)
        {
            // Without the right to make one there is none to read.
            device.WaitForExit();
        }

        var report = RealProgram.Scan(tree);
        Assert.That(report.Text, Does.Not.Contain(Secret));
        Assert.That(report.Technologies, Does.Contain("mlflow").And.Not.Contain("weights-and-biases").And.Not.Contain("github-actions"));

        void Link(string path, string target) => File.CreateSymbolicLink(Path.Combine(tree, path), target);
    }

    [Test]
    public void Names_of_any_characters_are_read()
    {
        using var folder = new TemporaryFolder();
        string[] names =
        [
            "a\nb.py", "a\rb.py", "a\u001b[31mb.py", "a\tb.py", "\u0007.py", "-rf.py", "--help.py", " .py", "a b.py", "'\".py", "$(touch ran).py", "`touch ran`.py", "%s%n.py", "con.py", "a\\b.py", "..py",
            "\u202Egnp.py", "\u200B.py", "e\u0301.py", "\u00e9.py", "Train.py", "train.py", "TRAIN.PY", new string('n', 250) + ".py", "|x.py", "a;b.py", "*.py", "?.py", "[a].py", "~.py", ":.py", "::set-output.py",
        ];
        foreach (var name in names)
        {
            folder.Write(name, "import mlflow\nmlflow.autolog()\n");
        }

        // Bytes that are no UTF-8 cannot be named from here.
        using (var shell = Process.Start("sh", ["-c", $"cd '{folder.FullPath}' && echo 'import mlflow' > \"$(printf 'bad\\377.py')\" && mkdir \"$(printf 'bad\\376')\" && echo 1 > \"$(printf 'bad\\376')/a.py\""]))
        {
            shell.WaitForExit();
        }

        try
        {
            var deep = string.Concat(Enumerable.Repeat("d/", 300));
            folder.Write(deep + "deep.py", "import wandb\nwandb.init()\n");
            var report = RealProgram.Scan(folder.FullPath);
            Assert.That(report.Technologies, Does.Contain("mlflow"));
            Assert.That(report.Problems.Where(problem => problem.Contains("The detector failed", StringComparison.Ordinal)), Is.Empty);
            Assert.That(File.Exists(folder["ran"]), Is.False);
            var text = RealProgram.Run(["scan", folder.FullPath, "--verbose"]);
            Assert.That(text.ExitCode, Is.Zero);
            Assert.That(text.Output + text.Error, Does.Not.Contain('\u001b').And.Not.Contain('\u0007'));
        }
        finally
        {
            using var remove = Process.Start("rm", ["-r", "--", folder[string.Empty]]);
            remove.WaitForExit();
            Directory.CreateDirectory(folder.FullPath);
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Files_that_shrink_and_folders_that_vanish_are_answers(bool isRepository)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 400; i++)
        {
            folder.Write($"d{i % 20}/f{i}.py", "import mlflow\nmlflow.autolog()\n" + new string('#', 200_000));
        }

        folder.Write("stays.py", "import wandb\nwandb.init()\n");
        if (isRepository)
        {
            TestGit.Init(folder.FullPath).Commit("one");
        }

        using var end = new CancellationTokenSource();
        var changing = Task.Run(() =>
        {
            for (var round = 0; !end.IsCancellationRequested; round++)
            {
                for (var i = 0; i < 400; i += 3)
                {
                    folder.Write($"d{i % 20}/f{i}.py", round % 2 == 0 ? "import" : new string('#', 300_000));
                }

                Directory.Delete(folder[$"d{round % 20}"], recursive: true);
                folder.Write($"d{round % 20}", "now a file\n");
                File.Delete(folder[$"d{round % 20}"]);
                folder.Write($"d{round % 20}/f.py", "import mlflow\n");
            }
        });
        try
        {
            for (var times = 0; times < 3; times++)
            {
                Assert.That(RealProgram.Scan(folder.FullPath).Technologies, Does.Contain("weights-and-biases"));
            }
        }
        finally
        {
            end.Cancel();
            changing.Wait();
        }
    }
}
