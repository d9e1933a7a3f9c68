using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Documents;

internal sealed class YamlReaderTests
{
    private static readonly ReadLimits Small = new(1000, 5, 40, 20);

    [TestCase("", "")]
    [TestCase("# nothing", "")]
    [TestCase("---\n# nothing\n---\n", "")]
    [TestCase("a: 1", "{a: 1}")]
    [TestCase("a: 1\na: 2", "{a: 1, a: 2}")]
    [TestCase("a:\nb: ~", "{a: , b: ~}")]
    [TestCase("a: 'true'\nb: \"true\"\nc: true", "{a: \"true\", b: \"true\", c: true}")]
    [TestCase("- a\n- [b, {c: d}]", "[a, [b, {c: d}]]")]
    [TestCase("a: 1\n---\nb: 2\n...\n", "{a: 1} / {b: 2}")]
    [TestCase("---\n---\na: 1", "{a: 1}")]
    [TestCase("on: push\nyes: no", "{on: push, yes: no}")]
    [TestCase("a: !reference [x, y]\nb: !!str 1\nc: !Sub text", "{a: !reference [x, y], b: !!str 1, c: !Sub text}")]
    [TestCase("? [a, b]\n: c", "{: c}")]
    [TestCase("\uFEFFa: 1", "{a: 1}")]
    [TestCase("%YAML 1.2\n---\na: 1", "{a: 1}")]
    [TestCase("a: |\n  x\n  y\nb: >-\n  x\n  y", "{a: \"x\ny\n\", b: \"x y\"}")]
    [TestCase("a: b\u2028c", "{a: b c}")]
    [TestCase("a:\t1", "{a: 1}")]
    [TestCase("a: ${{ matrix.os }}", "{a: ${{ matrix.os }}}")]
    public void Reads_documents_as_they_are_written(string text, string expected)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(document.Problems, Is.Empty);
        Assert.That(document.IsTemplated, Is.False);
    }

    [Test]
    public void Keeps_lines_with_any_line_end_and_those_of_block_texts()
    {
        var document = YamlReader.Instance.Read(SourceText.Of("a: 1\r\nb:\r\n  - c\r\n  - |\r\n    d\r\n\r\n  - e\r\n---\r\nf: g"), ReadLimits.Default);
        Assert.That(NodeText.Of(document, withLines: true), Is.EqualTo("{a: 1@1, b: [c@3, \"d\n\"@5, e@7]} / {f: g@9}"));
        Assert.That(document.Root.Entries[1].Line, Is.EqualTo(2));
    }

    [TestCase("a: &x {k: v}\nb: *x", "{a: {k: v}, b: {k: v}}")]
    [TestCase("a: &x b\n*x : c", "{a: b, b: c}")]
    [TestCase("d: &d {k: 1, l: 2}\ne:\n  <<: *d\n  l: 3", "{d: {k: 1, l: 2}, e: {l: 3, k: 1}}")]
    [TestCase("d: &d {k: 1}\nf: &f {k: 2, m: 3}\ne:\n  <<: [*d, *f]", "{d: {k: 1}, f: {k: 2, m: 3}, e: {k: 1, m: 3}}")]
    [TestCase("e:\n  <<: {k: 1}\n  l: 3", "{e: {l: 3, k: 1}}")]
    [TestCase("'<<': {k: 1}", "{<<: {k: 1}}")]
    [TestCase("<<: text", "{<<: text}")]
    public void Resolves_aliases_and_merges(string text, string expected) => Assert.That(NodeText.Of(Read(text)), Is.EqualTo(expected));

    [Test]
    public void An_alias_is_the_node_itself()
    {
        var root = Read("a: &x {k: v}\nb: *x").Root;
        Assert.That(root["b"], Is.SameAs(root["a"]));
    }

    [TestCase("a: *x", "{a: }")]
    [TestCase("a: &x [*x]", "{a: []}")]
    [TestCase("a: &x 1\n---\nb: *x", "{a: 1} / {b: }")]
    public void An_alias_of_nothing_is_an_empty_scalar_and_a_problem(string text, string expected)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(NodeText.Problems(document), Does.Contain("An alias names no finished node."));
    }

    [TestCase("a: 1\nb: [2\nc: 3", "{a: 1}")]
    [TestCase("a: 1\n---\nb: 2\nc: {d: 3\n", "{a: 1} / {b: 2}")]
    [TestCase("- 1\n- 2\n- [", "[1, 2]")]
    [TestCase("a: 1\n\tb: 2", "{}")]
    [TestCase("a: \"unclosed", "{}")]
    [TestCase("jobs:\n  x: 1\n bad: 2", "{jobs: {x: 1}}")]
    public void Of_a_broken_document_the_complete_entries_of_its_root_are_kept(string text, string expected)
    {
        var document = Read(text);
        Assert.That(NodeText.Of(document), Is.EqualTo(expected));
        Assert.That(document.Problems, Has.Count.EqualTo(1));
    }

    [Test]
    public void Names_the_line_of_a_mistake() => Assert.That(NodeText.Problems(Read("a: 1\nb: 2\nc: 'x\n")), Does.Match("^[34]: The YAML cannot be parsed.$"));

    [TestCase("[")]
    [TestCase("{a: ")]
    [TestCase("- ")]
    [TestCase("? ")]
    [TestCase("!!x ")]
    [TestCase("&a ")]
    [TestCase("\"")]
    [TestCase(": ")]
    [TestCase("- &a\n")]
    [TestCase("{{")]
    [TestCase("{% x %}")]
    [TestCase("a:\n")]
    public void Repetition_without_end_stays_within_the_limits(string text)
    {
        var document = Read(string.Concat(Enumerable.Repeat(text, 100_000)));
        Assert.That(document.Roots.Sum(Nodes), Is.LessThanOrEqualTo(ReadLimits.Default.Nodes));
    }

    [Test]
    public void Stops_at_the_depth_limit()
    {
        var document = YamlReader.Instance.Read(SourceText.Of("a: 1\nb: [[[[[2]]]]]"), Small);
        Assert.That(NodeText.Of(document), Is.EqualTo("{a: 1}"));
        Assert.That(NodeText.Problems(document), Is.EqualTo("2: Deeper than the limit allows."));
    }

    [Test]
    public void Stops_at_the_limit_of_nodes()
    {
        var document = YamlReader.Instance.Read(SourceText.Of(string.Concat(Enumerable.Repeat("- a\n", 25))), Small);
        Assert.That(document.Root.Items, Has.Count.EqualTo(19));
        Assert.That(NodeText.Problems(document), Is.EqualTo("20: More nodes than the limit allows."));
    }

    [Test]
    public void Stops_at_the_limit_of_tokens() =>
        Assert.That(NodeText.Problems(YamlReader.Instance.Read(SourceText.Of(string.Concat(Enumerable.Repeat("a:\n---\n", 30))), Small)), Does.Contain("More tokens than the limit allows."));

    [Test]
    public void Refuses_what_is_larger_than_the_limit() =>
        Assert.That(NodeText.Problems(YamlReader.Instance.Read(SourceText.Of(new string('a', 1001)), Small)), Is.EqualTo("1: The file is larger than the limit allows."));

    [Test]
    public void Refuses_what_is_no_text() =>
        Assert.That(NodeText.Problems(YamlReader.Instance.Read(SourceText.Decode([1, 0, 2]), Small)), Is.EqualTo("1: The file is not text."));

    [Test]
    public void Counts_what_aliases_would_repeat()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        var document = Read(bomb);
        Assert.That(Nodes(document.Root), Is.LessThanOrEqualTo(ReadLimits.Default.Nodes));
        Assert.That(NodeText.Problems(document), Does.Contain("More nodes than the limit allows."));
    }

    [Test]
    public void Counts_depth_through_aliases()
    {
        var chain = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"a{i}: &a{i} [*a{i - 1}]\n"));
        Assert.That(NodeText.Problems(Read(chain)), Does.Contain("Deeper than the limit allows, through aliases."));
    }

    [Test]
    public void A_long_line_is_a_value_like_any_other() => Assert.That(Read("a: " + new string('x', 1_000_000)).Root["a"]!.Value, Has.Length.EqualTo(1_000_000));

    private static StructuredDocument Read(string text) => YamlReader.Instance.Read(SourceText.Of(text), ReadLimits.Default);

    private static int Nodes(DocumentNode node) => 1 + node.Items.Sum(Nodes) + node.Entries.Sum(entry => Nodes(entry.Value));
}
