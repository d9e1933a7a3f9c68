using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Git;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Git directories that are damaged, that lie, or that would run something, read by both implementations through the program.</summary>
[TestFixture(GitImplementation.LibGit2, "libgit2")]
[TestFixture(GitImplementation.GitProgram, "git")]
[Platform(Exclude = "Win", Reason = "The planted commands are shell scripts.")]
internal sealed class HostileGitTests(GitImplementation implementation, string name)
{
    private TemporaryFolder folder = null!;
    private TestGit git = null!;

    private string Top => folder["tree"];

    private string GitDirectory => Path.Combine(Top, ".git");

    [SetUp]
    public void MakeRepository()
    {
        Installed.Expect(implementation);
        folder = new TemporaryFolder();
        git = TestGit.Init(Top);
        for (var i = 0; i < 30; i++)
        {
            folder.Write($"tree/d{i}/train.py", $"import mlflow\nmlflow.log_metric('a', {i})\n" + string.Concat(Enumerable.Range(0, 200).Select(line => $"# {i * line}\n")));
            folder.Write($"tree/d{i}/large.py", Convert.ToHexString(RandomNumberGenerator.GetBytes(4_000)));
        }

        git.Commit("one");
    }

    [TearDown]
    public void DeleteFolder() => folder?.Dispose();

    [TestCase("pack")]
    [TestCase("idx")]
    public void A_damaged_pack_is_said_and_never_waited_for(string extension)
    {
        git.Run("repack", "-a", "-d", "-q");
        var file = Directory.GetFiles(Path.Combine(GitDirectory, "objects", "pack"), "*." + extension).Single();
        new FileInfo(file).IsReadOnly = false;
        var whole = File.ReadAllBytes(file);
        foreach (var damage in new Func<byte[], byte[]>[]
        {
            bytes => bytes[..(bytes.Length / 2)],
            bytes => [],
            bytes => [.. bytes.Select((value, i) => i > bytes.Length / 3 && i % 97 == 0 ? (byte)~value : value)],
            bytes => [.. bytes.Select((value, i) => i < 40 ? (byte)0xFF : value)],
            bytes => [.. bytes[..^30], .. new byte[30]],
        })
        {
            File.WriteAllBytes(file, damage(whole));
            var run = Run("--rev", "HEAD");
            Assert.That(run.ExitCode, Is.EqualTo(0).Or.EqualTo(3), run.Error);
            Assert.That(run.ExitCode == 3 ? run.Error : run.Output, Is.Not.Empty);
            Assert.That(run.Error, Does.Not.Contain("The program failed"));
        }
    }

    [Test]
    public void A_missing_tree_and_a_missing_blob_are_named()
    {
        DeleteObject(git.Run("rev-parse", "HEAD:d1"));
        DeleteObject(git.Run("rev-parse", "HEAD:d2/train.py"));
        var report = RealProgram.ReportOf(Run("--rev", "HEAD"));
        Assert.That(report.Reasons, Has.Some.Contains("The folder d1 is not read"));
        Assert.That(report.Problems, Has.Some.StartsWith("d2/train.py: The content is not in the object store"));
    }

    [Test]
    public void Alternates_that_name_each_other_end()
    {
        Directory.CreateDirectory(folder["other/info"]);
        var alternates = Path.Combine(GitDirectory, "objects", "info", "alternates");
        File.WriteAllText(alternates, $"{folder["other"]}\n.\n../objects\n/dev\n/dev/zero\n\0\n");
        folder.Write("other/info/alternates", $"{Path.Combine(GitDirectory, "objects")}\n{folder["other"]}\n");
        Assert.That(RealProgram.ReportOf(Run("--rev", "HEAD")).Technologies, Does.Contain("mlflow"));
    }

    [TestCase("ref: ../../../../../../etc/passwd\n")]
    [TestCase("ref: refs/heads/loop\n")]
    [TestCase("ref: /etc/passwd\n")]
    [TestCase("ref: refs/heads/../../config\n")]
    [TestCase("ref: \n")]
    [TestCase("0000000000000000000000000000000000000000\n")]
    [TestCase("ffffffffffffffffffffffffffffffffffffffff\n")]
    [TestCase("--upload-pack=touch ran\n")]
    [TestCase("\0\0\0\0")]
    [TestCase("")]
    public void A_head_that_names_no_commit_is_an_answer(string head)
    {
        folder.Write("tree/.git/refs/heads/loop", "ref: refs/heads/loop\n");
        folder.Write("tree/.git/packed-refs", $"# pack-refs\n^zzz\n{new string('f', 40)} refs/heads/../../x\nnothing\n");
        File.WriteAllText(Path.Combine(GitDirectory, "HEAD"), head);
        var run = Run();
        Assert.That(run.ExitCode, Is.EqualTo(0).Or.EqualTo(3), run.Error);
        Assert.That(run.Error, Does.Not.Contain("The program failed"));
        Assert.That(run.Output + run.Error, Does.Not.Contain("root:"));
        Assert.That(File.Exists(Path.Combine(Top, "ran")), Is.False);
    }

    [TestCase("--upload-pack=touch ran")]
    [TestCase("-x")]
    [TestCase("HEAD;touch ran")]
    [TestCase("HEAD^{/$(touch ran)}")]
    [TestCase("HEAD\nHEAD")]
    [TestCase("@{upstream}")]
    [TestCase("HEAD~99999999999")]
    public void A_revision_is_never_an_option_nor_a_command(string revision)
    {
        var run = Run("--rev=" + revision);
        Assert.That(run.ExitCode, Is.EqualTo(3).Or.EqualTo(2), run.Error);
        Assert.That(run.Error, Is.Not.Empty.And.Not.Contain("The program failed"));
        Assert.That(Directory.GetFiles(folder.FullPath, "ran", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void A_tree_that_holds_itself_many_times_ends_and_says_so()
    {
        var id = WriteObject("blob", "import mlflow\n"u8.ToArray());
        var mode = "100644";
        for (var level = 0; level < Heavy.Of(8, 5); level++)
        {
            id = WriteTree(Enumerable.Range(0, 10).Select(i => (mode, $"{(char)('a' + i)}.py", id)));
            mode = "40000";
        }

        Move(id);
        var report = RealProgram.ReportOf(Run(1_800, "--rev", "HEAD"));
        Assert.That(report.Reasons.Any(reason => reason.Contains("more than 250000 files", StringComparison.Ordinal)), Is.EqualTo(Heavy.IsAsked));
        Assert.That(report.Technologies, Does.Contain("mlflow"));
    }

    [Test]
    public void Entries_that_lead_elsewhere_are_not_read()
    {
        var blob = WriteObject("blob", "import wandb\nwandb.init()\n"u8.ToArray());
        var good = WriteObject("blob", "import mlflow\nmlflow.autolog()\n"u8.ToArray());
        var inner = WriteTree([("100644", "a.py", blob)]);
        Move(WriteTree(
        [
            ("100644", "..", blob), ("40000", "..", inner), ("40000", ".", inner), ("40000", ".git", inner), ("40000", ".GIT", inner), ("100644", "/etc/a.py", blob), ("100644", "../a.py", blob),
            ("100644", "a/../../b.py", blob), ("100644", "good.py", good), ("100644", "good.py", blob), ("100644", string.Empty, blob), ("100644", new string('x', 5_000) + ".py", blob),
        ]));
        var report = RealProgram.ReportOf(Run("--rev", "HEAD"));
        Assert.That(report.Technologies, Does.Contain("mlflow").And.Not.Contain("weights-and-biases"));
        Assert.That(report.Reasons, Has.Some.Contains("its name is none"));
    }

    [Test]
    public void An_object_that_unpacks_to_much_more_is_not_held()
    {
        var bomb = WriteObject("tree", [.. Enumerable.Repeat<byte[]>([.. "160000 x\0"u8, .. new byte[20]], 5_000_000).SelectMany(entry => entry)]);
        var huge = WriteObject("blob", new byte[200 * 1024 * 1024]);
        var good = WriteObject("blob", "import mlflow\nmlflow.autolog()\n"u8.ToArray());
        Move(WriteTree([("100644", "good.py", good), ("100644", "huge.py", huge), ("40000", "sub", bomb)]));
        foreach (var isPacked in new[] { false, true })
        {
            if (isPacked)
            {
                git.Run("-c", "core.bigFileThreshold=2g", "repack", "-a", "-d", "-q");
            }

            var report = RealProgram.ReportOf(Run(260, "--rev", "HEAD"));
            Assert.That(report.Technologies, Does.Contain("mlflow"));
            Assert.That(report.Problems, Does.Contain("huge.py: Larger than 4 MiB: it was not read."));
            Assert.That(report.Reasons, Has.Some.Contains("The folder sub is not read"));
        }
    }

    [Test]
    public void Nothing_that_a_repository_configures_runs()
    {
        var marker = folder["ran"];
        var program = Path.Combine(GitDirectory, "program");
        foreach (var path in new[]
        {
            ".git/program", "git", ".git/hooks/post-checkout", ".git/hooks/pre-commit", ".git/hooks/post-index-change", ".git/hooks/reference-transaction", ".git/hooks/fsmonitor-watchman", "setup.py", "conftest.py",
            "sitecustomize.py", "Directory.Build.props", "nuget.config", "DOTNET_STARTUP_HOOKS.dll",
        })
        {
            folder.Write("tree/" + path, $"#!/bin/sh\necho '{path}' >>'{marker}'\n");
            UnixFile.MakeExecutable(Path.Combine(Top, path));
        }

        folder.Write("tree/.gitattributes", "d*/*.py filter=planted diff=planted merge=planted text eol=crlf ident\n");
        folder.Write("tree/.gitmodules", $"[submodule \"x\"]\n\tpath = sub\n\turl = ext::sh -c 'touch {marker}'\n\tupdate = !touch {marker}\n");
        folder.Write("tree/.lfsconfig", $"[lfs]\n\turl = file://{folder.FullPath}\n\tcustomtransfer.x.path = {program}\n");
        git.Run("add", "-f", "setup.py");
        git.Run("-c", "core.hooksPath=/dev/null", "-c", "filter.planted.clean=", "commit", "-q", "-m", "two");
        if (File.Exists(marker))
        {
            File.Delete(marker);
        }

        DeleteObject(git.Run("rev-parse", "HEAD:d2/train.py"));
        File.AppendAllText(Path.Combine(GitDirectory, "config"), $"""
            [core]
            	fsmonitor = {program}
            	hooksPath = {Path.Combine(GitDirectory, "hooks")}
            	sshCommand = {program}
            	askPass = {program}
            	pager = {program}
            	editor = {program}
            	alternateRefsCommand = {program}
            	worktree = /
            [filter "planted"]
            	clean = {program}
            	smudge = {program}
            	process = {program}
            	required = true
            [diff]
            	external = {program}
            [diff "planted"]
            	textconv = {program}
            [remote "origin"]
            	url = ext::{program}
            	promisor = true
            	uploadpack = {program}
            [extensions]
            	partialClone = origin
            [protocol]
            	allow = always
            [credential]
            	helper = {program}
            [alias]
            	cat-file = !{program}
            [include]
            	path = {Path.Combine(GitDirectory, "config")}
            """ + "\n");
        folder.Write("tree/d3/train.py", "import wandb\nwandb.init()\n");
        foreach (var arguments in new string[][] { [], ["--include-untracked"], ["--rev", "HEAD"], ["--rev", "main"], ["--rev", "HEAD~1"] })
        {
            // From inside, where a search path of "." and hooks of the runtime would be those of the repository.
            var run = RealProgram.Run(
                ["scan", ".", "--git", name, "--format", "json", .. arguments], Top, environment: new Dictionary<string, string> { ["PATH"] = ".:" + Environment.GetEnvironmentVariable("PATH"), ["GIT_DIR"] = GitDirectory });
            Assert.That(RealProgram.ReportOf(run).Technologies, Does.Contain("mlflow"));
            Assert.That(File.Exists(marker) ? File.ReadAllText(marker) : string.Empty, Is.Empty, string.Join(' ', arguments));
        }
    }

    [Test]
    public void A_git_file_that_points_elsewhere_runs_nothing_and_ends()
    {
        Directory.CreateDirectory(folder["lure"]);
        UnixFile.MakePipe(folder["pipe"]);
        folder.Write("lure/train.py", "import wandb\nwandb.init()\n");
        folder.Write("cycle/commondir", ".\n");
        folder.Write("cycle/HEAD", "ref: refs/heads/main\n");
        foreach (var target in new[] { "/dev/zero", folder["pipe"], "/", "/etc", ".git", ".", "..", folder["cycle"], GitDirectory, "\0", new string('x', 10_000) })
        {
            folder.Write("lure/.git", $"gitdir: {target}\n");
            var run = RealProgram.Run(["scan", folder["lure"], "--git", name, "--format", "json"]);
            Assert.That(run.ExitCode, Is.EqualTo(0).Or.EqualTo(3), run.Error);
            Assert.That(run.Error, Does.Not.Contain("The program failed"), target);
        }
    }

    private RealProgram Run(params string[] arguments) => Run(700, arguments);

    private RealProgram Run(int mebibytes, params string[] arguments) => RealProgram.Run(["scan", Top, "--git", name, "--format", "json", .. arguments], mebibytes: mebibytes);

    private void DeleteObject(string id) => File.Delete(ObjectFile(id));

    private string ObjectFile(string id) => Path.Combine(GitDirectory, "objects", id[..2], id[2..]);

    private void Move(string tree)
    {
        var commit = WriteObject("commit", Encoding.UTF8.GetBytes($"tree {tree}\nauthor A <a@example.org> 1700000000 +0000\ncommitter A <a@example.org> 1700000000 +0000\n\nmade\n"));
        folder.Write("tree/.git/refs/heads/main", commit + "\n");
    }

    private string WriteTree(IEnumerable<(string Mode, string Name, string Id)> entries) =>
        WriteObject("tree", [.. entries.SelectMany(entry => Encoding.UTF8.GetBytes($"{entry.Mode} {entry.Name}\0").Concat(Convert.FromHexString(entry.Id)))]);

    /// <summary>Writes an object as git would not: it refuses such names.</summary>
    private string WriteObject(string type, byte[] content)
    {
        var header = Encoding.ASCII.GetBytes($"{type} {content.Length}\0");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(header);
        hash.AppendData(content);
        var id = Convert.ToHexStringLower(hash.GetHashAndReset());
        Directory.CreateDirectory(Path.GetDirectoryName(ObjectFile(id))!);
        using var stream = new ZLibStream(File.Create(ObjectFile(id)), CompressionLevel.Fastest);
        stream.Write(header);
        stream.Write(content);
        return id;
    }
}
