using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Documents;

internal sealed class IniReaderTests
{
    [TestCase("", "")]
    [TestCase("# c\n; d", "")]
    [TestCase("[a]\nb = 1\nc: 2\n[d]", "{a: {b: 1, c: 2}, d: {}}")]
    [TestCase("b = 1", "{b: 1}")]
    [TestCase("[a]\nb =\n  x\n  y\n\n  z\nc=1", "{a: {b: \nx\ny\n\nz, c: 1}}")]
    [TestCase("[a:b]\nc", "{a:b: {c: }}")]
    [TestCase("[a]\nb = 1\n[a]\nb = 2", "{a: {b: 1}, a: {b: 2}}")]
    [TestCase("[a\n]", "{[a: , ]: }")]
    [TestCase("  indented = 1", "{indented: 1}")]
    public void Reads_sections_and_keys(string text, string expected) =>
        Assert.That(NodeText.Of(IniReader.Instance.Read(SourceText.Of(text), ReadLimits.Default)), Is.EqualTo(expected));

    [Test]
    public void Keeps_lines()
    {
        var section = IniReader.Instance.Read(SourceText.Of("\r\n[a]\r\nb = 1\r\n# c\r\nd =\r\n  2"), ReadLimits.Default).Root["a"]!;
        Assert.That(section.Entries.Select(entry => entry.Line), Is.EqualTo([3, 5]));
        Assert.That(section["d"]!.Value, Is.EqualTo("\n2"));
    }

    [Test]
    public void Stops_at_the_limit_of_nodes() =>
        Assert.That(NodeText.Problems(IniReader.Instance.Read(SourceText.Of("a=1\nb=2\nc=3"), new ReadLimits(100, 4, 100, 2))), Is.EqualTo("3: More nodes than the limit allows."));
}
