using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Servers that lead a clone elsewhere, send without end, ask for passwords, or serve what git would fetch or run more for, through the program.</summary>
[Platform(Exclude = "Win", Reason = "The git that trusts the server of the test is a shell script.")]
internal sealed class HostileServerTests
{
    private const string Prefix = "/owner/name";

    private TemporaryFolder folder = null!;
    private GitServer? server;
    private string gitFolder = null!;

    private string Repository => folder["origin"];

    [SetUp]
    public void MakeRepository()
    {
        folder = new TemporaryFolder();
        var marker = folder["ran"];
        folder.Write("origin/train.py", "import mlflow\nmlflow.autolog()\n");
        folder.Write("temporary/.keep", string.Empty);
        folder.Write("program", $"#!/bin/sh\necho ran >>'{marker}'\n");
        UnixFile.MakeExecutable(folder["program"]);
        TestGit.Init(Repository).Commit("one");

        // The program believes the git on its search path; this one believes the server.
        var real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(path => Path.Combine(path, "git")).First(File.Exists);
        gitFolder = folder["bin"];
        folder.Write("bin/git", $"#!/bin/sh\nexec '{real}' -c http.sslVerify=false \"$@\"\n");
        UnixFile.MakeExecutable(folder["bin/git"]);
    }

    [TearDown]
    public void DeleteFolder()
    {
        server?.Dispose();
        server = null;
        folder.Dispose();
    }

    [Test]
    public void A_clone_fetches_no_submodule_and_no_file_of_LFS()
    {
        server = new GitServer((path, body, to) => GitServer.Serve(Repository, Prefix, path, body, to));
        folder.Write("origin/.gitmodules", $"[submodule \"sub\"]\n\tpath = sub\n\turl = {server.Address}/other/sub\n\tupdate = !{folder["program"]}\n[submodule \"near\"]\n\tpath = near\n\turl = ../sub\n");
        folder.Write("origin/.gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\nlarge.py filter=lfs\n");
        folder.Write("origin/.lfsconfig", $"[lfs]\n\turl = {server.Address}/lfs\n\tconcurrenttransfers = 1\n");
        folder.Write("origin/large.py", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");
        var git = new TestGit(Repository);
        git.Run("update-index", "--add", "--cacheinfo", $"160000,{git.Run("rev-parse", "HEAD")},sub");
        git.Run("-c", "filter.lfs.clean=", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false", "add", ".gitmodules", ".gitattributes", ".lfsconfig", "large.py");
        git.Run("commit", "-q", "-m", "two");
        var report = RealProgram.ReportOf(Scan());
        Assert.That(report.Technologies, Does.Contain("mlflow"));
        Assert.That(report.Problems, Has.Some.StartsWith("large.py: Only the pointer of Git LFS"));
        Assert.That(server.Asked, Is.EqualTo(new[] { $"GET {Prefix}/info/refs?service=git-upload-pack", $"POST {Prefix}/git-upload-pack" }));
    }

    [Test]
    public void A_renamed_repository_is_followed()
    {
        server = new GitServer((path, body, to) =>
        {
            if (!path.StartsWith(Prefix + "/info/", StringComparison.Ordinal))
            {
                return GitServer.Serve(Repository, "/new/name", path, body, to);
            }

            GitServer.Redirect(to, path.Replace(Prefix, "/new/name", StringComparison.Ordinal), 301);
            return true;
        });
        Assert.That(RealProgram.ReportOf(Scan()).Technologies, Does.Contain("mlflow"));
    }

    [TestCase("http")]
    [TestCase("file")]
    [TestCase("ext")]
    [TestCase("ssh")]
    [TestCase("git")]
    [TestCase("ftp")]
    [TestCase("gopher")]
    public void A_redirect_to_another_protocol_is_not_followed(string protocol)
    {
        using var plain = new GitServer((path, body, to) => GitServer.Serve(Repository, Prefix, path, body, to), isSecure: false);
        var target = protocol switch
        {
            "http" => plain.Address + Prefix,
            "file" => "file://" + Repository + "/.git",
            "ext" => $"ext::{folder["program"]}",
            _ => plain.Address.Replace("http", protocol, StringComparison.Ordinal) + Prefix,
        };
        server = new GitServer((path, _, to) => Redirected(to, target + path[Prefix.Length..]));
        AssertRefused(Scan());
        Assert.That(plain.Asked, Is.Empty);
        Assert.That(server.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void Redirects_without_end_end()
    {
        var count = 0;
        server = new GitServer((path, _, to) => Redirected(to, $"/owner/name{++count}/info/refs?service=git-upload-pack"));
        AssertRefused(Scan());
        Assert.That(server.Asked, Has.Count.LessThan(30));
    }

    [Test]
    public void Only_the_first_request_is_redirected()
    {
        server = new GitServer((path, body, to) => path.Contains("/info/refs", StringComparison.Ordinal) || !path.StartsWith(Prefix, StringComparison.Ordinal)
            ? GitServer.Serve(Repository, Prefix, path, body, to)
            : Redirected(to, "/other/name/git-upload-pack", 307));
        AssertRefused(Scan());
        Assert.That(server.Asked, Has.None.Contains("/other/"));
    }

    [Test]
    public void A_password_in_a_redirect_is_not_repeated()
    {
        server = new GitServer((_, _, to) => Redirected(to, "https://user:planted-password@127.0.0.1:1/owner/name/info/refs?service=git-upload-pack"));
        var run = Scan("-vv");
        AssertRefused(run);
        Assert.That(run.Output + run.Error, Does.Not.Contain("planted-password"));
    }

    [Test]
    public void Nobody_is_asked_for_a_password()
    {
        server = new GitServer((_, _, to) =>
        {
            GitServer.Write(to, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"planted\"", []);
            return true;
        });
        folder.Write("home/.netrc", "machine 127.0.0.1 login planted password planted-password\n");
        folder.Write("home/.git-credentials", $"{server.Address.Replace("://", "://planted:planted-password@", StringComparison.Ordinal)}\n");
        folder.Write("home/.gitconfig", $"[credential]\n\thelper = store\n[core]\n\taskPass = {folder["program"]}\n");
        var run = Scan();
        AssertRefused(run);
        Assert.That(run.Error, Does.Contain("it does not exist, or is not public"));
        Assert.That(server.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_a_server_says_is_obeyed_by_no_terminal()
    {
        server = new GitServer((_, _, to) =>
        {
            const string Words = "\u001b]0;title\u0007\u001b[31m ::set-output name=a::b ghp_0123456789abcdefABCDEF0123456789abcd \u202e";
            var line = $"ERR {Words}";
            var body = $"001e# service=git-upload-pack\n0000{System.Text.Encoding.UTF8.GetByteCount(line) + 4:x4}{line}";
            GitServer.Write(to, "200 OK", "Content-Type: application/x-git-upload-pack-advertisement", System.Text.Encoding.UTF8.GetBytes(body));
            return true;
        });
        var run = Scan("-vv");
        AssertRefused(run);
        Assert.That(run.Error, Does.Contain("title"), "else this test would hold of any error");
        Assert.That(ShownText.Obeyed(run.Error), Is.Empty);
        Assert.That(run.Error, Does.Not.Contain("ghp_0123"));
    }

    [Test]
    public void A_server_that_nobody_vouches_for_is_refused()
    {
        server = new GitServer((path, body, to) => GitServer.Serve(Repository, Prefix, path, body, to));
        File.Delete(folder["bin/git"]);
        AssertRefused(Scan());
        Assert.That(server.Asked, Is.Empty);
    }

    [Test]
    public void A_pack_without_end_is_not_taken_to_its_end()
    {
        server = new GitServer((path, body, to) => path.Contains("/info/", StringComparison.Ordinal) ? GitServer.Serve(Repository, Prefix, path, body, to) : SendWithoutEnd(to, path));
        var run = Scan("--limit", "clone-bytes=1M", "--limit", "clone-seconds=60");
        AssertRefused(run);
        Assert.That(run.Error, Does.Contain("sends more than 1048576 bytes, which is the limit"));
    }

    [Test]
    public void References_without_end_are_not_taken_to_their_end()
    {
        server = new GitServer((path, _, to) => SendWithoutEnd(to, path));
        AssertRefused(Scan("--limit", "clone-seconds=60"));
    }

    [Test]
    public void A_server_that_is_silent_is_not_waited_for()
    {
        using var over = new ManualResetEventSlim();
        server = new GitServer((_, _, _) => over.Wait(TimeSpan.FromMinutes(5)));
        var run = Scan("--limit", "clone-seconds=2");
        over.Set();
        AssertRefused(run);
        Assert.That(run.Error, Does.Contain("within 2 seconds, which is the limit"));
    }

    private static bool Redirected(Stream to, string address, int status = 302)
    {
        GitServer.Redirect(to, address, status);
        return true;
    }

    /// <summary>A pack of one object that goes on and on, or lines of references.</summary>
    private static bool SendWithoutEnd(Stream to, string path)
    {
        var isPack = path.EndsWith("/git-upload-pack", StringComparison.Ordinal);
        to.Write(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-{(isPack ? "result" : "advertisement")}\r\nConnection: close\r\n\r\n"));
        if (!isPack)
        {
            to.Write("001e# service=git-upload-pack\n0000"u8);
            var references = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"0041{new string('a', 40)} refs/heads/{i:00000000}\n")));
            while (true)
            {
                to.Write(references);
            }
        }

        // NAK; then the pack by the side band, which git asked for: a head that promises many objects, and stored blocks of zlib that never end.
        to.Write("0008NAK\n"u8);
        Band([(byte)'P', (byte)'A', (byte)'C', (byte)'K', 0, 0, 0, 2, 0, 0, 0, 9, 0xBF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x78, 0x01]);
        var random = new byte[60_000];
        Random.Shared.NextBytes(random);
        while (true)
        {
            Band([0x00, (byte)(random.Length & 0xFF), (byte)(random.Length >> 8), (byte)~(random.Length & 0xFF), (byte)~(random.Length >> 8), .. random]);
        }

        void Band(byte[] data) => to.Write([.. System.Text.Encoding.ASCII.GetBytes($"{data.Length + 5:x4}"), 1, .. data]);
    }

    private RealProgram Scan(params string[] arguments) => RealProgram.Run(
        ["scan", server!.Address + Prefix, "--format", "json", .. arguments], folder.FullPath, environment: new Dictionary<string, string>
        {
            ["PATH"] = $"{gitFolder}:{Environment.GetEnvironmentVariable("PATH")}",
            ["TMPDIR"] = folder["temporary"],
            ["HOME"] = folder["home"],
            ["GIT_ASKPASS"] = folder["program"],
            ["SSH_ASKPASS"] = folder["program"],
            ["no_proxy"] = "*",
        });

    private void AssertRefused(RealProgram run)
    {
        Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("127.0.0.1").And.Not.Contain("The program failed"));
        Assert.That(File.Exists(folder["ran"]), Is.False);
        Assert.That(Directory.GetDirectories(folder["temporary"], "repomaturity-*"), Is.Empty);
    }
}
