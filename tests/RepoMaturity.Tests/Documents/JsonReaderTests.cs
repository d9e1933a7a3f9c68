using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Documents;

internal sealed class JsonReaderTests
{
    [TestCase("{}", "{}")]
    [TestCase("[]", "[]")]
    [TestCase("{\"a\": 1, \"a\": [true, null, \"x\", -1.5e3]}", "{a: 1, a: [true, null, \"x\", -1.5e3]}")]
    [TestCase("// c\n{\"a\": 1, /* d */ \"b\": [1, 2,],}", "{a: 1, b: [1, 2]}")]
    [TestCase("{\"a\": \"\\u00e9\\n\\\"\"}", "{a: \"é\n\"\"}")]
    [TestCase("{\"a\": \"\\ud800\"}", "{a: \"\\ud800\"}")]
    [TestCase("{\"a\": 1}\n{\"a\": 2}\n", "{a: 1} / {a: 2}")]
    [TestCase("\uFEFF{\"a\": 1}", "{a: 1}")]
    [TestCase("\"text\"", "\"text\"")]
    [TestCase("{\"\": 1}", "{: 1}")]
    public void Reads_documents_as_they_are_written(string text, string expected)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(document.Problems, Is.Empty);
    }

    [Test]
    public void Keeps_lines() =>
        Assert.That(NodeText.Of(Read("{\r\n\"a\": 1,\r\n\r\n\"b\": [\r\n2]}"), withLines: true), Is.EqualTo("{a: 1@2, b: [2@5]}"));

    [TestCase("{\"a\": 1, \"b\": [2, {\"c\": 3", "{a: 1, b: [2, {}]}")]
    [TestCase("{\"a\": 1, \"b\": [2, {\"c\": 3,", "{a: 1, b: [2, {c: 3}]}")]
    [TestCase("{\"a\": ", "{}")]
    [TestCase("{\"a\": 1} x", "{a: 1}")]
    [TestCase("x", "")]
    [TestCase("{'a': 1}", "{}")]
    [TestCase("{\"a\": NaN, \"b\": 1}", "{}")]
    public void Of_a_broken_text_all_that_was_read_is_kept(string text, string expected)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(NodeText.Problems(document), Is.EqualTo("1: The JSON cannot be parsed."));
    }

    [Test]
    public void An_empty_file_has_no_documents() => Assert.That(Read(string.Empty).Roots, Is.Empty);

    [Test]
    public void Stops_at_the_depth_limit()
    {
        var document = Read(new string('[', 100_000));
        Assert.That(NodeText.Problems(document), Is.EqualTo("1: Deeper than the limit allows."));
        Assert.That(document.Roots, Has.Count.EqualTo(1));
    }

    [Test]
    public void Stops_at_the_limit_of_nodes()
    {
        var document = JsonReader.Instance.Read(SourceText.Of("[1,2,3,\n4,5]"), new ReadLimits(100, 5, 100, 4));
        Assert.That(NodeText.Of(document), Is.EqualTo("[1, 2, 3]"));
        Assert.That(NodeText.Problems(document), Is.EqualTo("2: More nodes than the limit allows."));
    }

    [Test]
    public void Stops_at_the_limit_of_tokens() =>
        Assert.That(NodeText.Problems(JsonReader.Instance.Read(SourceText.Of("[1,2,3]"), new ReadLimits(100, 5, 2, 100))), Is.EqualTo("1: More tokens than the limit allows."));

    [Test]
    public void Reads_templates()
    {
        var document = Read("{\n{% if a %}\n\"b\": {{ c }},\n{% endif %}\n\"d\": \"{{ e }}\"}");
        Assert.That(NodeText.Of(document, withLines: true), Is.EqualTo("{b: \"xxxxx\"@3, d: \"xxxxxxx\"@5}"));
        Assert.That(document.IsTemplated, Is.True);
    }

    private static StructuredDocument Read(string text) => JsonReader.Instance.Read(SourceText.Of(text), ReadLimits.Default);
}
