using RepoMaturity.Detectors.Documents;

namespace RepoMaturity.Tests.Detectors.Documents;

internal sealed class OpeningTests
{
    [TestCase("", "")]
    [TestCase("\n \n", "")]
    [TestCase("# A B\n\nSome  *bold*\ttext.", "a b some bold text. ")]
    [TestCase("A\r\nB\r\n", "a b ")]
    [TestCase("# A\n```sh\nrun x\n```\nB", "a b ")]
    [TestCase("~~~\nrun x\n~~~\nB", "b ")]
    [TestCase("```\nrun x", "")]
    [TestCase("[![badge](x)](y)\n![image](z)\nA", "a ")]
    [TestCase("<p align=center>\n| a |\nA", "a ")]
    [TestCase("A\n===\nB\n---\nC\n~~~\n", "a b c ")]
    [TestCase("***\n---\n_ _\n", "")]
    [TestCase("#\n##\n[]\nA", "a ")]
    [TestCase(".. image:: x\n.NET is used", ".net is used ")]
    [TestCase("> A [link](x) `code` snake_case", "a link(x) code snakecase ")]
    [TestCase("ÄÖ", "äö ")]
    [TestCase("[![Code\ncoverage](https://a.org/graph/b.svg)](https://a.org)\nA", "a ")]
    [TestCase("<h1 align=center>\n  <img src=x>A <b>B</b>\n</h1>\nC", "a b c ")]
    [TestCase("<!-- A\nlicence -->\nB", "b ")]
    [TestCase("a < b and c > d", "a < b and c d ")]
    [TestCase("##  ##   .: :: A ::\nB", "b ")]
    public void Keeps_the_first_words(string text, string expected) => Assert.That(Opening.Of(text, 100), Is.EqualTo(expected));

    [Test]
    public void Is_cut_at_a_length_between_whole_characters()
    {
        foreach (var text in new[] { new string('a', 100_000), string.Concat(Enumerable.Repeat("🚀", 50_000)), "a" + string.Concat(Enumerable.Repeat("🚀", 50_000)), string.Concat(Enumerable.Repeat("word\n", 500)) })
        {
            var opening = Opening.Of(text, 1_500);
            Assert.That(opening, Has.Length.LessThanOrEqualTo(1_501));
            Assert.That(opening.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar));
        }
    }

    [Test]
    public void Looks_at_the_first_lines_only() => Assert.That(Opening.Of(new string('\n', 130) + "A", 100), Is.Empty);
}
