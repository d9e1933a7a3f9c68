using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Tests.Snapshots;

internal sealed class RepositoryPathTests
{
    [TestCase("a", "b.py", "a/b.py")]
    [TestCase("a/b", "c/d.py", "a/b/c/d.py")]
    [TestCase("", "b.py", "b.py")]
    public void A_name_stands_below_its_folder(string folder, string name, string expected) =>
        Assert.That(RepositoryPath.Below(folder, name), Is.EqualTo(expected));

    [TestCase("", ExpectedResult = new[] { "" })]
    [TestCase("a", ExpectedResult = new[] { "a", "" })]
    [TestCase("a/b/c", ExpectedResult = new[] { "a/b/c", "a/b", "a", "" })]
    public IEnumerable<string> Folders_upwards_end_with_the_root(string folder) => RepositoryPath.Upwards(folder);

    [TestCase("a/b", "../c.py", "a/c.py")]
    [TestCase("a", "./b//c.py", "a/b/c.py")]
    [TestCase("a/b", "/c.py", "c.py")]
    [TestCase("a", "..", "")]
    [TestCase("a", "../../b.py", null)]
    public void A_relative_path_is_resolved_inside_the_repository(string folder, string path, string? expected) =>
        Assert.That(RepositoryPath.Combine(folder, path), Is.EqualTo(expected));
}
