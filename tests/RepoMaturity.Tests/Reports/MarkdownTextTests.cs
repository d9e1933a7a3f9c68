using Markdig;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Tests.Reports;

internal sealed class MarkdownTextTests
{
    private static readonly MarkdownPipeline Hosting = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseTaskLists().UseEmphasisExtras().Build();

    private static readonly string[] Hostile =
    [
        "plain words", "a|b", "`tick`", "``two`` `one`", "*bold* _em_ ~~gone~~", "[link](https://example.org)", "![image](x.png)", "<img src=x onerror=alert(1)>", "&lt;b&gt;", @"back\slash",
        "$HOME", "train_model_v2.py", "trailing\\", "`", "|", "https://example.org/a", "www.example.org", "a\nb", "\u202eabc", "<!-- hidden -->",
    ];

    [TestCaseSource(nameof(Hostile))]
    public void Plain_text_stays_the_text_it_is(string text) => Assert.That(Shown($"| x | {MarkdownText.Plain(text)} |"), Is.EqualTo(TerminalText.Safe(text)));

    [TestCaseSource(nameof(Hostile))]
    public void Code_stays_the_text_it_is(string text) => Assert.That(Shown($"| x | {MarkdownText.Code(text)} |"), Is.EqualTo(TerminalText.Safe(text)));

    [TestCase("thanks @octocat")]
    [TestCase("see #12")]
    public void Nobody_is_called_and_no_issue_is_named(string text) => Assert.That(MarkdownText.Plain(text), Does.Contain("&#8203;"));

    /// <summary>The text of the second cell of a table with one row, as a reader sees it.</summary>
    private static string Shown(string row)
    {
        var html = Markdown.ToHtml($"| a | b |\n|---|---|\n{row}\n", Hosting);
        var cells = html.Split("<td>").Skip(1).Select(cell => cell[..cell.IndexOf("</td>", StringComparison.Ordinal)]).ToList();
        Assert.That(cells, Has.Count.EqualTo(2), html);
        var cell = cells[1].Replace("<code>", string.Empty, StringComparison.Ordinal).Replace("</code>", string.Empty, StringComparison.Ordinal);
        Assert.That(cell, Does.Not.Contain("<"), html);
        return System.Net.WebUtility.HtmlDecode(cell).Replace("\u200b", string.Empty, StringComparison.Ordinal);
    }
}
