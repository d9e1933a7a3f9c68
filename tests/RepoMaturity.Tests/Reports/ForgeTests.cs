using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Tests.Reports;

internal sealed class ForgeTests
{
    [TestCase("https://github.com/octo/churn", "https://github.com/octo/churn/blob/abc/src/a%20b.py#L7")]
    [TestCase("https://github.example.org/octo/churn", "https://github.example.org/octo/churn/blob/abc/src/a%20b.py#L7")]
    [TestCase("https://gitlab.com/group/sub/churn", "https://gitlab.com/group/sub/churn/-/blob/abc/src/a%20b.py#L7")]
    [TestCase("https://bitbucket.org/octo/churn", "https://bitbucket.org/octo/churn/src/abc/src/a%20b.py#lines-7")]
    [TestCase("https://codeberg.org/octo/churn", "https://codeberg.org/octo/churn/src/commit/abc/src/a%20b.py#L7")]
    [TestCase("https://huggingface.co/octo/churn", "https://huggingface.co/octo/churn/blob/abc/src/a%20b.py#L7")]
    public void A_line_of_a_commit_has_an_address(string address, string file) => Assert.That(Forge.Of(address)!.File("abc", "src/a b.py", new Position(7)), Is.EqualTo(file));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("javascript:alert(1)")]
    [TestCase("http://github.com/octo/churn")]
    [TestCase("https://user:secret@github.com/octo/churn")]
    [TestCase("https://github.com/octo/churn?x=1")]
    [TestCase("https://example.org/octo/churn")]
    [TestCase("https://github/octo/churn")]
    [TestCase("https://notgithub.com/octo/churn")]
    public void Anything_else_has_none(string? address) => Assert.That(Forge.Of(address), Is.Null);

    [Test]
    public void A_place_without_a_line_of_its_own_is_the_file() =>
        Assert.That(new[] { (Position?)null, new Position(3, Cell: 2), new Position(0) }.Select(position => Forge.Of("https://github.com/o/c")!.File("abc", "a.ipynb", position)).Distinct(), Is.EqualTo(new[] { "https://github.com/o/c/blob/abc/a.ipynb" }));

    [TestCase("\"><script>", "https://github.com/o/c/blob/abc/%22%3E%3Cscript%3E")]
    [TestCase("a#b?c%d", "https://github.com/o/c/blob/abc/a%23b%3Fc%25d")]
    [TestCase("../../x", null)]
    [TestCase("a//b", null)]
    public void What_a_path_is_called_changes_nothing_else(string path, string? file) => Assert.That(Forge.Of("https://github.com/o/c")!.File("abc", path, null), Is.EqualTo(file));
}
