using RepoMaturity.Git;
using RepoMaturity.Git.Remotes;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Git;

/// <summary>Clones that are kept, over the file protocol, which only tests allow.</summary>
internal sealed class BareClonesTests
{
    private TemporaryFolder folder = null!;
    private TestGit git = null!;
    private RemoteAddress address = null!;
    private BareClones clones = null!;

    [SetUp]
    public void MakeRepository()
    {
        folder = new TemporaryFolder();
        git = TestGit.Init(folder["origin"]);
        git.Run("config", "uploadpack.allowFilter", "true");
        folder.Write("origin/train.py", "print()\n");
        folder.Write("origin/data.bin", new string('x', 3_000_000));
        git.Commit("one");
        address = new RemoteAddress(new Uri("file://" + folder["origin"]), "origin");
        clones = new BareClones(CloneLimits.Default, _ => null, "file");
    }

    [TearDown]
    public void RemoveRepository() => folder.Dispose();

    [Test]
    public void A_clone_has_all_commits_and_no_large_file()
    {
        folder.Write("origin/train.py", "print(1)\n");
        var head = git.Commit("two");
        clones.Take(address, folder["kept/origin.git"], default);
        Assert.That(RepositoryLook.Head(folder["kept/origin.git"]), Is.EqualTo(head));
        using var opened = RepositoryOpener.Open(folder["kept/origin.git"]);
        using var line = RepositoryOpener.OpenLine(folder["kept/origin.git"]);
        Assert.That(line.Commits, Has.Length.EqualTo(2));
        Assert.That(opened.Snapshot.Read(opened.Snapshot.Files.Single(file => file.Path == "train.py"), 1000).Unread, Is.Null);
        Assert.That(opened.Snapshot.Read(opened.Snapshot.Files.Single(file => file.Path == "data.bin"), 10_000_000).Unread, Is.Not.Null);
        Assert.That(Size(folder["kept"]), Is.LessThan(200_000));
        Assert.That(Directory.EnumerateDirectories(folder["kept"]).Select(Path.GetFileName), Is.EqualTo(new[] { "origin.git" }));
    }

    [Test]
    public void A_kept_clone_follows_the_main_branch_wherever_it_goes()
    {
        var kept = folder["kept/origin.git"];
        clones.Take(address, kept, default);
        folder.Write("origin/more.py", "print()\n");
        var second = git.Commit("two");
        clones.Take(address, kept, default);
        Assert.That(RepositoryLook.Head(kept), Is.EqualTo(second));
        git.Run("reset", "-q", "--hard", "HEAD~1");
        folder.Write("origin/other.py", "print()\n");
        var rewritten = git.Commit("two again");
        clones.Take(address, kept, default);
        Assert.That(RepositoryLook.Head(kept), Is.EqualTo(rewritten));
        git.Run("checkout", "-q", "-b", "trunk");
        folder.Write("origin/trunk.py", "print()\n");
        var trunk = git.Commit("three");
        Assert.That(clones.Head(address, folder.FullPath, default), Is.EqualTo(trunk));
        clones.Take(address, kept, default);
        Assert.That(RepositoryLook.Head(kept), Is.EqualTo(trunk));
        using var opened = RepositoryOpener.Open(kept);
        Assert.That(opened.Snapshot.Files.Select(file => file.Path), Does.Contain("trunk.py"));
    }

    [Test]
    public void What_is_no_clone_of_it_is_replaced()
    {
        folder.Write("kept/origin.git/HEAD", "ref: refs/heads/main\n");
        folder.Write("kept/origin.git/config", "[core]\n\tfsmonitor = touch ran\n");
        clones.Take(address, folder["kept/origin.git"], default);
        Assert.That(RepositoryLook.Head(folder["kept/origin.git"]), Is.EqualTo(git.Run("rev-parse", "HEAD")));
    }

    [Test]
    public void What_is_not_there_or_empty_is_said()
    {
        TestGit.Init(folder["empty"]);
        Assert.That(clones.Head(address with { Url = new Uri("file://" + folder["empty"]) }, folder.FullPath, default), Is.Null);
        Assert.That(() => clones.Take(address with { Url = new Uri("file://" + folder["none"]) }, folder["kept/none.git"], default), Throws.TypeOf<RepositoryException>());
        Assert.That(Directory.EnumerateFileSystemEntries(folder["kept"]), Is.Empty);
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        Assert.That(() => clones.Take(address, folder["kept/origin.git"], ended.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_token_goes_to_its_server_alone_and_stands_nowhere()
    {
        const string Token = "ghs_fakefakefakefakefakefakefakefake0002";
        var bare = folder["bare.git"];
        git.Run("clone", "-q", "--bare", folder["origin"], bare);
        using var server = new GitServer((path, body, to) => GitServer.Serve(bare, "/acme/churn", path, body, to), isSecure: false);
        using var elsewhere = new GitServer((path, body, to) => GitServer.Serve(bare, "/acme/churn", path, body, to), isSecure: false);
        using var moved = new GitServer((path, _, to) =>
        {
            GitServer.Redirect(to, elsewhere.Address + path);
            return true;
        }, isSecure: false);
        var known = new BareClones(CloneLimits.Default, _ => Token, "http");
        known.Take(new RemoteAddress(new Uri(server.Address + "/acme/churn"), "churn"), folder["kept/churn.git"], default);
        var said = $"Authorization: Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("x-access-token:" + Token))}";
        Assert.That(server.Heads, Is.Not.Empty.And.All.Contains(said));
        Assert.That(Directory.EnumerateFiles(folder["kept"], "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains(Token, StringComparison.Ordinal)), Is.Empty);
        Assert.That(() => known.Take(new RemoteAddress(new Uri(moved.Address + "/acme/churn"), "churn"), folder["kept/moved.git"], default), Throws.TypeOf<RepositoryException>().With.Message.Not.Contains(Token));
        Assert.That(elsewhere.Heads, Is.Empty);
    }

    private static long Size(string path) => new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
