using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class MarkdownTextTests
{
    private static IEnumerable<string> Texts => ["plain words", "$HOME", "train_model_v2.py", "trailing\\", "a\nb", "100% of 5 & more", "v1.2", .. HostileTexts.All];

    [TestCaseSource(nameof(Texts))]
    public void Text_stays_the_text_it_is(string text) => Stays(text, MarkdownText.Plain(text));

    [TestCaseSource(nameof(Texts))]
    public void Code_stays_the_text_it_is(string text) => Stays(text, MarkdownText.Code(text));

    [TestCaseSource(nameof(Texts))]
    public void Text_in_a_tag_stays_the_text_it_is(string text)
    {
        var document = ShownMarkdown.Render($"<details><summary>{MarkdownText.InTag(text)}</summary>\n\n- x\n\n</details>\n");
        Assert.That(ShownMarkdown.Foreign(document), Is.Empty);
        Assert.That(document.QuerySelectorAll("details > ul > li").Length, Is.EqualTo(1));
        Assert.That(ShownMarkdown.Text(document.QuerySelector("summary")!).Trim(), Is.EqualTo(TerminalText.Safe(text).Trim()));
    }

    [TestCase("thanks @octocat")]
    [TestCase("see #12")]
    [TestCase("see GH-12")]
    [TestCase("see !12")]
    [TestCase("done :tada:")]
    [TestCase("50 %12")]
    public void Nobody_is_called_and_no_issue_is_named(string text) => Assert.That(MarkdownText.Plain(text), Does.Contain("&#8203;"));

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.Keys))]
    public void A_key_is_hidden(string key) => Assert.That(MarkdownText.Plain("x " + key) + MarkdownText.Code(key), Does.Not.Contain(key));

    /// <summary>Wherever reports place a text, it is shown as it is, and nothing is shown that is not the report's.</summary>
    private static void Stays(string text, string markdown)
    {
        foreach (var (before, after, where) in new[] { ("| a | b |\n|---|---|\n| x | ", " |\n", "td:last-child"), ("- ", "\n- b\n", "li"), ("# ", "\n", "h1"), ("**Kind: ", "**\n", "strong"), ("- **a:** ", "\n", "li") })
        {
            var document = ShownMarkdown.Render(before + markdown + after);
            Assert.That(ShownMarkdown.Foreign(document), Is.Empty, markdown);
            Assert.That(document.QuerySelectorAll("td").Length, Is.EqualTo(where == "td:last-child" ? 2 : 0));
            Assert.That(document.QuerySelectorAll("li ul, li p, h2, h3"), Is.Empty, markdown);
            var shown = ShownMarkdown.Text(document.QuerySelector(where)!);
            Assert.That(shown.Replace("Kind: ", string.Empty, StringComparison.Ordinal).Replace("a: ", string.Empty, StringComparison.Ordinal).Trim(), Is.EqualTo(TerminalText.Safe(text).Trim()), markdown);
        }
    }
}
