using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Rules;

public sealed class PathTermTests
{
    [TestCase("dvc.yaml", "dvc.yaml", true)]
    [TestCase("dvc.yaml", "a/b/dvc.yaml", true, Description = "without a slash: in every folder")]
    [TestCase("/dvc.yaml", "dvc.yaml", true)]
    [TestCase("/dvc.yaml", "a/dvc.yaml", false, Description = "with a slash before it: at the root alone")]
    [TestCase("*.py", "a/train.py", true)]
    [TestCase("*.py", "a/train.pyc", false)]
    [TestCase("docs/**", "docs/a/b.md", true)]
    [TestCase("docs/**", "a/docs/b.md", false)]
    [TestCase("**/docs/**", "a/docs/b.md", true)]
    [TestCase("**/docs/**", "docs/b.md", true)]
    [TestCase("a/**/b", "a/b", true)]
    [TestCase("a/**/b", "a/x/y/b", true)]
    [TestCase("a/*/b", "a/x/y/b", false, Description = "a star stays in one name")]
    [TestCase("**/0[0-9]_*.ipynb", "book/03_trees.ipynb", true)]
    [TestCase("**/0[0-9]_*.ipynb", "book/13_trees.ipynb", false)]
    [TestCase("**/[!a]*.py", "b.py", true)]
    [TestCase("**/[!a]*.py", "a.py", false)]
    [TestCase("**/{{*}}/**", "x/{{cookiecutter.name}}/train.py", true)]
    [TestCase("a?c", "abc", true)]
    [TestCase("a[c", "a[c", true, Description = "a bracket that never closes stands for itself")]
    [TestCase("**/Dockerfile*", "Dockerfile.train", true)]
    [TestCase("README.md", "readme.md", false)]
    public void Fits(string pattern, string path, bool fits)
    {
        Assert.That(new PathTerm([pattern]).Matches(path), Is.EqualTo(fits));
        var term = new PathTerm([pattern]);
        Assert.That(new PathTermIndex([term]).Match(path), Is.EqualTo(fits ? [term] : Array.Empty<PathTerm>()), "the index answers as the term does");
    }

    [TestCase("**/*a*a*a*a*a*a*a*a*a*ab/**/*a*a*a*a*b")]
    [TestCase("**/**/**/**/**/**/**/**/*a*a*a*b")]
    public void Patterns_made_to_be_slow_are_not(string pattern) =>
        Assert.That(new PathTerm([pattern]).Matches(string.Join('/', Enumerable.Repeat(new string('a', 200), 40)) + ".py"), Is.False);
}
