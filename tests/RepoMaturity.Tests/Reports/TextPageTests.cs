using RepoMaturity.Core.Reports;

namespace RepoMaturity.Tests.Reports;

internal sealed class TextPageTests
{
    private static readonly string Long = new('x', 90);

    [TestCase("", "")]
    [TestCase("one two", "one two")]
    [TestCase("one  two", "one  two", Description = "columns stay")]
    [TestCase(" one", " one")]
    [TestCase("one ", "one", Description = "no space at the end")]
    public void Text_stays_as_it_is(string text, string line) => Assert.That(Lines(0, 0, text), Is.EqualTo(new[] { line }));

    [Test]
    public void Lines_break_between_words() =>
        Assert.That(Lines(2, 4, new string('a', 40), " ", new string('b', 37), " ccc"), Is.EqualTo(new[] { "  " + new string('a', 40) + " " + new string('b', 37), "    ccc" }));

    [Test]
    public void Pieces_without_a_space_between_stay_together() =>
        Assert.That(Lines(0, 2, new string('a', 78) + " b", "c", "d"), Is.EqualTo(new[] { new string('a', 78), "  bcd" }));

    [Test]
    public void A_long_word_stands_alone() => Assert.That(Lines(0, 2, "a ", Long, " b"), Is.EqualTo(new[] { "a", "  " + Long, "  b" }));

    private static IEnumerable<string> Lines(int indent, int hanging, params string[] texts)
    {
        var page = new TextPage();
        page.Paragraph(indent, hanging, [.. texts.Select(text => new TextSpan(text))]);
        return page.Lines.Select(line => line.ToString());
    }
}
