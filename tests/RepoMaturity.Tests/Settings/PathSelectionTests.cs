using RepoMaturity.Core.Settings;

namespace RepoMaturity.Tests.Settings;

internal sealed class PathSelectionTests
{
    [TestCase("scratch", "scratch/a.py", true)]
    [TestCase("scratch", "deep/scratch/a.py", true)]
    [TestCase("scratch/", "deep/scratch/a.py", true)]
    [TestCase("scratch", "scratches/a.py", false)]
    [TestCase("/scratch", "scratch/a.py", true)]
    [TestCase("/scratch", "deep/scratch/a.py", false)]
    [TestCase("/train.py", "train.py", true)]
    [TestCase("/train.py", "deep/train.py", false)]
    [TestCase("src/old", "src/old/a/b.py", true)]
    [TestCase("src/old", "lib/src/old/a.py", false)]
    [TestCase("src/old/**", "src/old/a/b.py", true)]
    [TestCase("**/old/*.py", "a/b/old/c.py", true)]
    [TestCase("**/old/*.py", "a/b/old/c.ipynb", false)]
    [TestCase("*.ipynb", "a/b.ipynb", true)]
    [TestCase("train.py", "train.py", true)]
    [TestCase("train.py", "train.py/a", true)]
    [TestCase("**", "a/b", true)]
    public void A_glob_selects(string glob, string path, bool expected)
    {
        Assert.That(PathSelection.Mistake(glob), Is.Null);
        Assert.That(PathSelection.Of([glob]).Matches(path), Is.EqualTo(expected));
    }

    [Test]
    public void None_selects_nothing() => Assert.That(PathSelection.None.Matches("a"), Is.False);
}
