using System.Xml;
using System.Xml.Linq;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Support;
using XmlText = RepoMaturity.Core.Reports.XmlText;

namespace RepoMaturity.Tests.Reports;

internal sealed class XmlTextTests
{
    private static IEnumerable<string> Texts => ["plain words", "a\uFFFEb\uFFFF", "]]>", "<![CDATA[x", "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;", "'\" onload=\"alert(1)", "javascript:alert(1)", .. HostileTexts.All];

    [TestCaseSource(nameof(Texts))]
    public void A_parser_reads_the_text_as_a_terminal_shows_it(string text)
    {
        var encoded = XmlText.Text(text);
        var element = Parse($"<a b=\"{encoded}\" c='{encoded}'>{encoded}</a>");
        var expected = TerminalText.Safe(text).Replace("\uFFFE", @"\uFFFE", StringComparison.Ordinal).Replace("\uFFFF", @"\uFFFF", StringComparison.Ordinal);
        Assert.That(element.Elements(), Is.Empty);
        Assert.That(element.Attributes().Select(attribute => attribute.Value), Is.EqualTo(new[] { expected, expected }));
        Assert.That(element.Nodes().All(node => node is XText), Is.True);
        Assert.That(element.Value, Is.EqualTo(expected));
    }

    [Test]
    public void Every_character_can_be_written()
    {
        for (var first = 0; first < 0x10000; first += 0x100)
        {
            var text = string.Concat(Enumerable.Range(first, 0x100).Select(code => (char)code));
            Assert.That(() => Parse($"<a b=\"{XmlText.Text(text)}\">{XmlText.Text(text)}</a>"), Throws.Nothing, $"U+{first:X4}");
        }
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.Keys))]
    public void A_key_is_hidden(string key) => Assert.That(XmlText.Text("x " + key), Is.EqualTo("x ***"));

    internal static XElement Parse(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
