using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Tests.Git;

internal sealed class RemoteAddressTests
{
    [TestCase("https://example.org/owner/name", "https://example.org/owner/name", "name")]
    [TestCase("https://example.org/owner/name.git", "https://example.org/owner/name.git", "name")]
    [TestCase("https://example.org/owner/name/", "https://example.org/owner/name", "name")]
    [TestCase("https://example.org:8443/group/sub-group/my.name", "https://example.org:8443/group/sub-group/my.name", "my.name")]
    public void An_address_is_read(string text, string url, string name)
    {
        var address = RemoteAddress.Parse(text, out var wrong);
        Assert.That(wrong, Is.Null);
        Assert.That(address!.Url.AbsoluteUri, Is.EqualTo(url));
        Assert.That(address.Name, Is.EqualTo(name));
    }

    [TestCase("http://example.org/owner/name", "Only https://")]
    [TestCase("ssh://git@example.org/owner/name", "Only https://")]
    [TestCase("file:///etc", "Only https://")]
    [TestCase("git@example.org:owner/name", "Only https://")]
    [TestCase("https://", "Only https://")]
    [TestCase("https://example.org", "is not the address")]
    [TestCase("https://example.org/name", "is not the address")]
    [TestCase("https://example.org/owner/name?ref=main", "is not the address")]
    [TestCase("https://example.org/owner/name#readme", "is not the address")]
    [TestCase("https://example.org/owner/-name", "is not the address")]
    [TestCase("https://example.org/owner/.git", "is not the address")]
    [TestCase("https://example.org/owner//name", "is not the address")]
    [TestCase("https://example.org/owner/na%2fme", "is not the address")]
    public void Anything_else_is_refused_in_one_sentence(string text, string sentence)
    {
        Assert.That(RemoteAddress.Parse(text, out var wrong), Is.Null);
        Assert.That(wrong, Does.Contain(sentence));
    }

    [Test]
    public void A_password_is_refused_and_not_repeated()
    {
        Assert.That(RemoteAddress.Parse("https://user:hunter2@example.org/owner/name", out var wrong), Is.Null);
        Assert.That(wrong, Does.Contain("user or password").And.Not.Contain("hunter2"));
    }

    [TestCase("https://example.org/a/b", true)]
    [TestCase("git@example.org:a/b", true)]
    [TestCase("folder/https", false)]
    [TestCase(".", false)]
    public void An_address_is_told_from_a_path(string text, bool isMeant) => Assert.That(RemoteAddress.IsMeant(text), Is.EqualTo(isMeant));
}
