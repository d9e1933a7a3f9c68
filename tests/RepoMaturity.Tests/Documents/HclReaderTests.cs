using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Documents;

internal sealed class HclReaderTests
{
    [TestCase("", "")]
    [TestCase("# c\n// d\n/* e\n f */", "")]
    [TestCase("a = 1\nb = \"x\" # c\nc = true // d", "{a: 1, b: \"x\", c: true}")]
    [TestCase("resource \"a_b\" \"c\" {\n  d = 1\n}", "{resource: {a_b: {c: {d: 1}}}}")]
    [TestCase("resource a_b c {}\nlocals {\n  x = 1\n}", "{resource: {a_b: {c: {}}}, locals: {x: 1}}")]
    [TestCase("a \"b\" {}\na \"c\" {}", "{a: {b: {}}, a: {c: {}}}")]
    [TestCase("a { b = 1 }", "{a: {b: 1}}")]
    [TestCase("a {\n  b {\n    c = 1\n  }\n  b {\n    c = 2\n  }\n}", "{a: {b: {c: 1}, b: {c: 2}}}")]
    [TestCase("a = [1, \"b\", [c.d], {e = 1}]", "{a: [1, \"b\", [c.d], {e: 1}]}")]
    [TestCase("a = [\n  1, # one\n\n  2,\n]\nb = 3", "{a: [1, 2], b: 3}")]
    [TestCase("a = {\n  b = 1\n  \"c d\" : 2, e = 3\n}", "{a: {b: 1, c d: 2, e: 3}}")]
    [TestCase("a = { (var.b) = 1, c.d = 2 }", "{a: {(var.b): 1, c.d: 2}}")]
    [TestCase("a = \"${var.x}-\\\"${f(\"b}\", {c = \"d\"})}\"\ne = 1", "{a: \"${var.x}-\"${f(\"b}\", {c = \"d\"})}\", e: 1}")]
    [TestCase("a = \"$${b\"\nc = 1", "{a: \"$${b\", c: 1}")]
    [TestCase("a = var.b ? \"c\" : \"d\" # e\nf = 1", "{a: var.b ? \"c\" : \"d\", f: 1}")]
    [TestCase("a = \"b\" == var.c ? 1 : 0", "{a: \"b\" == var.c ? 1 : 0}")]
    [TestCase("a = f(\n  \"b\", # c)\n  [d],\n)\ne = 1", "{a: f(\n  \"b\", # c)\n  [d],\n), e: 1}")]
    [TestCase("a = [for b in c : b.d]\ne = {for f, g in h : f => g}", "{a: [for b in c : b.d], e: {for f, g in h : f => g}}")]
    [TestCase("a = [b.c][0]\nd = 1", "{a: [b.c][0], d: 1}")]
    [TestCase("a = jsonencode({\n  b = [{ c = \"d\" }]\n})\ne = 1", "{a: {b: [{c: \"d\"}]}, e: 1}")]
    [TestCase("a = jsonencode(b).c", "{a: jsonencode(b).c}")]
    [TestCase("a = <<-EOT\n  x ${y}\n  EOT\nb = 1", "{a: \"  x ${y}\n\", b: 1}")]
    [TestCase("a = f(<<X\n) {\nX\n)\nb = 1", "{a: f(<<X\n) {\nX\n), b: 1}")]
    public void Reads_documents_into_the_shape_of_their_json(string text, string expected)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(document.Problems, Is.Empty);
    }

    [Test]
    public void Keeps_lines()
    {
        var root = Read("# c\r\na \"b\" {\r\n  c = [\r\n    1,\r\n    2]\r\n  d = <<X\r\ne\r\nX\r\n  f = g\r\n}").Root;
        Assert.That(NodeText.Of(root, withLines: true), Is.EqualTo("{a: {b: {c: [1@4, 2@5], d: \"e\n\"@7, f: g@9}}}"));
        Assert.That(root.Entries[0].Line, Is.EqualTo(2));
    }

    [TestCase("a = 1\nb\nc = 3", "{a: 1, c: 3}", "2")]
    [TestCase("a = \nc = 3", "{c: 3}", "1")]
    [TestCase("a = 1\n}\nc = 3", "{a: 1, c: 3}", "2")]
    [TestCase("a {\n  b = \"x\n  c = 3\n}", "{a: {b: \"x, c: 3}}", "")]
    [TestCase("a {\n  ?\n  c = 3\n}\nd = 4", "{a: {c: 3}, d: 4}", "2")]
    [TestCase("a {\n  c = 3\n", "{a: {c: 3}}", "3")]
    [TestCase("a = f(\nc = 3", "{c: 3}", "1")]
    public void A_bad_line_is_a_problem_and_reading_goes_on(string text, string expected, string line)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(NodeText.Problems(document), Is.EqualTo(line.Length == 0 ? string.Empty : $"{line}: The line cannot be read as HCL."));
    }

    [TestCase("a = [")]
    [TestCase("a {")]
    [TestCase("a \"")]
    [TestCase("a = \"${")]
    [TestCase("a = \"${\n")]
    [TestCase("a = <<X\n")]
    [TestCase("a = {a = ")]
    [TestCase("a = f(\n")]
    [TestCase("}\n")]
    [TestCase("/*")]
    [TestCase("a = {{ b }}\n")]
    [CancelAfter(20_000)]
    public void Repetition_without_end_stays_within_the_limits(string text) =>
        Assert.That(Read(string.Concat(Enumerable.Repeat(text, 50_000))).Problems, Has.Count.LessThanOrEqualTo(64));

    [TestCase("a = [[[[[1]]]]]\nb = 1")]
    [TestCase("a { a { a { a { a = 1 } } } }")]
    [TestCase("a b c d e f {}\nb = 1")]
    public void Stops_at_the_depth_limit(string text) =>
        Assert.That(NodeText.Problems(HclReader.Instance.Read(SourceText.Of(text), new ReadLimits(100, 4, 100, 100))), Does.StartWith("1: Deeper than the limit allows."));

    private static StructuredDocument Read(string text) => HclReader.Instance.Read(SourceText.Of(text), ReadLimits.Default);
}
