using RepoMaturity.Git;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Tests.Git;

internal sealed class OriginAddressTests
{
    [TestCase("https://github.com/octo/churn.git", "https://github.com/octo/churn")]
    [TestCase("https://github.com/octo/churn/", "https://github.com/octo/churn")]
    [TestCase("https://x-access-token:hunter2@github.com/octo/churn", "https://github.com/octo/churn")]
    [TestCase("git@github.com:octo/churn.git", "https://github.com/octo/churn")]
    [TestCase("ssh://git@gitlab.example.org:2222/group/sub/churn.git", "https://gitlab.example.org/group/sub/churn")]
    public void It_is_what_people_open_in_a_browser(string origin, string address) => Assert.That(OriginAddress.Of(origin), Is.EqualTo(address));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("/srv/git/churn.git")]
    [TestCase("../churn")]
    [TestCase("file:///srv/git/churn")]
    [TestCase("http://github.com/octo/churn")]
    [TestCase("C:\\git\\churn")]
    [TestCase("C:/git/churn")]
    [TestCase("javascript:alert(1)/x")]
    [TestCase("ext::sh -c touch% /tmp/x")]
    [TestCase("https://github.com/octo/churn?token=hunter2")]
    public void Anything_else_is_none(string? origin) => Assert.That(OriginAddress.Of(origin), Is.Null);

    [Test]
    public void It_is_read_from_the_configuration_and_changes_no_answer()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/a.py", "x = 1\n");
        var git = TestGit.Init(folder["repo"]);
        git.Commit("Begin");
        git.Run("remote", "add", "upstream", "https://github.com/other/churn");
        Assert.That(Address(), Is.Null);
        git.Run("remote", "add", "origin", "git@github.com:octo/churn.git");
        Assert.That(Address(), Is.EqualTo("https://github.com/octo/churn"));

        string? Address()
        {
            using var opened = RepositoryOpener.Open(folder["repo"]);
            return opened.Address;
        }
    }
}
