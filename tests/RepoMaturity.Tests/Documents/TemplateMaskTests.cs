using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Documents;

internal sealed class TemplateMaskTests
{
    [TestCase("a: {{ b }}", "a: xxxxxxx")]
    [TestCase("a: \"{{ b }}\"", "a: \"xxxxxxx\"")]
    [TestCase("a: {{ b }}-{{ c }}", "a: xxxxxxx-xxxxxxx")]
    [TestCase("{{ a }}: b", "xxxxxxx: b")]
    [TestCase("a:{{ b }}", "a: xxxxxx")]
    [TestCase("image: b:{{ c }}", "image: b:xxxxxxx")]
    [TestCase("{{- if a }}\nb: c\n  {{- end }}", "\nb: c\n")]
    [TestCase("{% if a %}{% if b %}\nc: d\n{% endif %} {% endif %}", "\nc: d\n")]
    [TestCase("{# a\n b #}\nc: d", "\n\nc: d")]
    [TestCase("<% if a %>\nb: <%= c %>", "\nb: xxxxxxxx")]
    [TestCase("{{/* a {{ b }} c */}}\nd: e", "\nd: e")]
    [TestCase("a: {{{ b }}}", "a: xxxxxxxxx")]
    [TestCase("a: ${{ b }}", "a: ${{ b }}")]
    [TestCase("a: ${#b}", "a: ${#b}")]
    [TestCase("a: {{ b", "a: {{ b")]
    [TestCase("a: {{", "a: {{")]
    [TestCase("", "")]
    [TestCase("<%", "<%")]
    public void Covers_template_text_with_words(string text, string expected) =>
        Assert.That(TemplateMask.Cover(text, TemplateMask.Style.Words), Is.EqualTo(expected));

    [TestCase("{\"a\": {{ b }}}", "{\"a\": \"xxxxx\"}")]
    [TestCase("{\"a\": \"{{ b }}\"}", "{\"a\": \"xxxxxxx\"}")]
    [TestCase("{\"a\": \"\\\"{{ b }}\"}", "{\"a\": \"\\\"xxxxxxx\"}")]
    [TestCase("[\n{% for a in b %}\n{{ a }},\n{% endfor %}\n]", "[\n\n\"xxxxx\",\n\n]")]
    [TestCase("a = '{{ b }}'\nc = {{ d }}", "a = 'xxxxxxx'\nc = \"xxxxx\"")]
    [TestCase("[tool.a-{{ b }}]", "[tool.a-xxxxxxx]")]
    public void Covers_template_text_with_quoted_text(string text, string expected) =>
        Assert.That(TemplateMask.Cover(text, TemplateMask.Style.QuotedText), Is.EqualTo(expected));

    [TestCase("a: {{ b }}\nc: d", true)]
    [TestCase("{{- if a }}\nb: c\n{{- end }}", true)]
    [TestCase("{% if a %}\nb: c\n{% endif %}", true)]
    [TestCase("a: \"{{ cookiecutter.b }}\"", true)]
    [TestCase("a: {% raw %}${{ b }}{% endraw %}", true)]
    [TestCase("a: \"{{ inputs.parameters.b }}\"", false)]
    [TestCase("a: value is {{ $value }}", false)]
    [TestCase("a: |\n  {{ b }}", false)]
    [TestCase("a: ${{ b }}", false)]
    [TestCase("{a: {b: c}}", false)]
    public void A_document_that_reads_as_it_stands_is_no_template(string yaml, bool expected)
    {
        var document = YamlReader.Instance.Read(SourceText.Of(yaml), ReadLimits.Default);
        Assert.That(document.IsTemplated, Is.EqualTo(expected));
        Assert.That(document.Problems, Is.Empty);
    }

    [Test]
    public void Keeps_values_of_expressions_that_the_reading_tool_understands() =>
        Assert.That(NodeText.Of(YamlReader.Instance.Read(SourceText.Of("a: \"{{ b }}\""), ReadLimits.Default)), Is.EqualTo("{a: \"{{ b }}\"}"));

    [Test]
    public void A_template_keeps_its_lines() =>
        Assert.That(
            NodeText.Of(YamlReader.Instance.Read(SourceText.Of("a: 1\n{{- if b }}\nc: |\n  {{- d }}\n  text\n{{- end }}\ne: {{ f }}"), ReadLimits.Default), withLines: true),
            Is.EqualTo("{a: 1@1, c: \"\ntext\n\"@4, e: xxxxxxx@7}"));

    [Test]
    public void A_mistake_that_no_template_explains_stays_one()
    {
        var document = YamlReader.Instance.Read(SourceText.Of("a: \"{{ b }}\"\nc: [\n"), ReadLimits.Default);
        Assert.That(document.IsTemplated, Is.False);
        Assert.That(NodeText.Of(document), Is.EqualTo("{a: \"{{ b }}\"}"));
        Assert.That(document.Problems, Has.Count.EqualTo(1));
    }

    [TestCase("{{ x }}")]
    [TestCase("{{")]
    [TestCase("{{ x }}\n")]
    [TestCase("{% \"")]
    [TestCase("{#")]
    public void Much_template_text_is_covered_in_one_pass(string text) =>
        Assert.That(TemplateMask.Cover(string.Concat(Enumerable.Repeat(text, 200_000)), TemplateMask.Style.QuotedText), Is.Not.Null);
}
