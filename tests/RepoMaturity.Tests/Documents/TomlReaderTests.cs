using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Documents;

internal sealed class TomlReaderTests
{
    [TestCase("", "")]
    [TestCase("# c", "")]
    [TestCase("\uFEFFa = 1", "{a: 1}")]
    [TestCase("a = 1\nb = 'x' # c\n\"c d\" = \"y\"", "{a: 1, b: \"x\", c d: \"y\"}")]
    [TestCase("a.b.c = 1\na.b.d = 2", "{a: {b: {c: 1, d: 2}}}")]
    [TestCase("a . \"b.c\" = 1", "{a: {b.c: 1}}")]
    [TestCase("[a]\nb = 1\n[a.c]\nd = 2\n[e]", "{a: {b: 1, c: {d: 2}}, e: {}}")]
    [TestCase("[a.b]\nc = 1\n[a]\nd = 2", "{a: {b: {c: 1}, d: 2}}")]
    [TestCase("[ a . 'b' ] # c\nd = 1", "{a: {b: {d: 1}}}")]
    [TestCase("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3", "{a: [{b: 1}, {b: 2, c: {d: 3}}]}")]
    [TestCase("a = 1\na = 2", "{a: 1, a: 2}")]
    [TestCase("a = [1, 'b', [2], {c = 3}]", "{a: [1, \"b\", [2], {c: 3}]}")]
    [TestCase("a = [\n  1, # one\n\n  2,\n]\nb = 3", "{a: [1, 2], b: 3}")]
    [TestCase("a = {b.c = 1, d = [2], }", "{a: {b: {c: 1}, d: [2]}}")]
    [TestCase("a = {\n  b = 1,\n}", "{a: {b: 1}}")]
    [TestCase("a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00\nc = 0x1F\nd = 1_000\ne = +inf\nf = true", "{a: 1979-05-27T07:32:00Z, b: 1979-05-27 07:32:00, c: 0x1F, d: 1_000, e: +inf, f: true}")]
    [TestCase("a = \"\\t\\u00e9\\U0001F600\\\\\\\"\"", "{a: \"\té😀\\\"\"}")]
    [TestCase("a = '\\n'", "{a: \"\\n\"}")]
    [TestCase("a = \"\"\"\nx\n  y\"\"\"", "{a: \"x\n  y\"}")]
    [TestCase("a = \"\"\"x \\\n   y\"\"\"", "{a: \"x y\"}")]
    [TestCase("a = \"\"\"\"x\"\"\"\"\"", "{a: \"\"x\"\"\"}")]
    [TestCase("a = '''\nx\\n'''", "{a: \"x\\n\"}")]
    [TestCase("a = \"\"\nb = ''", "{a: \"\", b: \"\"}")]
    [TestCase("größe = 1", "{größe: 1}")]
    public void Reads_documents_as_they_are_written(string text, string expected)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(document.Problems, Is.Empty);
    }

    [Test]
    public void Keeps_lines()
    {
        var root = Read("# c\r\n[a]\r\nb = [\r\n  1,\r\n  2]\r\nc = \"\"\"\r\nx\"\"\"\r\nd = 3").Root;
        Assert.That(NodeText.Of(root, withLines: true), Is.EqualTo("{a: {b: [1@4, 2@5], c: \"x\"@6, d: 3@8}}"));
        Assert.That(root.Entries[0].Line, Is.EqualTo(2));
    }

    [TestCase("a = 1\nb\nc = 3", "{a: 1, c: 3}", 2)]
    [TestCase("a = \nc = 3", "{c: 3}", 1)]
    [TestCase("a = 'x\nc = 3", "{c: 3}", 1)]
    [TestCase("a = 1 2 \"x\"\nc = 3", "{a: 1 2, c: 3}", 1)]
    [TestCase("[a\nb = 1", "{b: 1}", 1)]
    [TestCase("a = [1,\nc = 3", "{c: 3}", 1)]
    [TestCase("a = \"\"\"x\nc = 3", "{c: 3}", 1)]
    [TestCase("a = {b = \nc = 3", "{c: 3}", 1)]
    [TestCase("= 1\nc = 3", "{c: 3}", 1)]
    [TestCase("c = 3\n[[a]", "{c: 3}", 2)]
    public void A_bad_line_is_a_problem_and_reading_goes_on(string text, string expected, int line)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(NodeText.Problems(document), Is.EqualTo($"{line}: The line cannot be read as TOML."));
    }

    [TestCase("a = [")]
    [TestCase("a = {a = ")]
    [TestCase("[[")]
    [TestCase("a.")]
    [TestCase("a = [\n")]
    [TestCase("a = \"\"\"\n")]
    [TestCase("a = '''")]
    [TestCase("[a]\n")]
    [TestCase("[a.a]\n")]
    [TestCase("x\n")]
    [TestCase("a = {{ b }}\n")]
    public void Repetition_without_end_stays_within_the_limits(string text) =>
        Assert.That(Read(string.Concat(Enumerable.Repeat(text, 50_000))).Problems, Has.Count.LessThanOrEqualTo(20));

    [TestCase("a = [[[[[1]]]]]\nb = 1")]
    [TestCase("a.a.a.a.a.a = 1\nb = 1")]
    [TestCase("[a.a.a.a.a.a]\nb = 1")]
    [TestCase("a = {a = {a = {a = 1}}}\nb = 1")]
    public void Stops_at_the_depth_limit(string text) =>
        Assert.That(NodeText.Problems(TomlReader.Instance.Read(SourceText.Of(text), new ReadLimits(100, 4, 100, 100))), Is.EqualTo("1: Deeper than the limit allows."));

    [Test]
    public void Stops_at_the_limit_of_nodes()
    {
        var document = TomlReader.Instance.Read(SourceText.Of("a = 1\nb = 1\nc = 1"), new ReadLimits(100, 4, 100, 4));
        Assert.That(NodeText.Of(document), Is.EqualTo("{a: 1, b: 1}"));
        Assert.That(NodeText.Problems(document), Is.EqualTo("3: More nodes than the limit allows."));
    }

    [Test]
    public void Reads_templates()
    {
        var document = Read("[project]\nname = {{ a }}\n{% if b %}\nversion = \"{{ c }}\"\n{% endif %}");
        Assert.That(NodeText.Of(document), Is.EqualTo("{project: {name: \"xxxxx\", version: \"xxxxxxx\"}}"));
        Assert.That(document.IsTemplated, Is.True);
    }

    private static StructuredDocument Read(string text) => TomlReader.Instance.Read(SourceText.Of(text), ReadLimits.Default);
}
