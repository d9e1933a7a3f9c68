using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace RepoMaturity.Tests.Support;

/// <summary>Markdown as a hosting service shows it, and what it must not show.</summary>
internal static class ShownMarkdown
{
    private static readonly MarkdownPipeline Hosting = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseTaskLists().UseEmphasisExtras().UseEmojiAndSmiley(enableSmileys: false).UseMathematics().UseFootnotes().Build();

    /// <summary>What our reports are made of; no link, no picture, nothing that carries an address.</summary>
    private static readonly string[] Elements =
        ["html", "head", "body", "h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "code", "strong", "br", "input", "details", "summary", "em", "pre"];

    private static readonly string[] Attributes = ["class", "type", "disabled"];

    /// <summary>What hosting services themselves make of the text that a renderer leaves: mentions, issues, links, pictures.</summary>
    private static readonly Regex Marks = new(@"@\w|#\d|![0-9]|GH-\d|www\.|://|:[a-z0-9_+-]+:|[~%&$]\w", RegexOptions.IgnoreCase);

    public static IDocument Render(string markdown) => new HtmlParser().ParseDocument(Markdown.ToHtml(markdown, Hosting));

    /// <summary>Everything in a document that no report of ours writes.</summary>
    public static IEnumerable<string> Foreign(IDocument document) =>
    [
        .. document.All.Where(element => !Elements.Contains(element.LocalName)).Select(element => element.OuterHtml),
        .. document.All.SelectMany(element => element.Attributes.Where(attribute => !Attributes.Contains(attribute.Name)).Select(attribute => $"{element.LocalName} {attribute.Name}={attribute.Value}")),
        .. Descendants(document).Where(node => node.NodeType == NodeType.Comment).Select(node => "comment " + node.TextContent),
        .. Descendants(document).Where(node => node.NodeType == NodeType.Text && node.ParentElement?.Closest("code") is null)
            .SelectMany(node => Marks.Matches(node.TextContent).Select(match => $"{match.Value} in {node.TextContent}")),
    ];

    /// <summary>The text as people read it: without the signs that have no width.</summary>
    public static string Text(INode node) => node.TextContent.Replace("\u200b", string.Empty, StringComparison.Ordinal);

    private static IEnumerable<INode> Descendants(INode node) => node.ChildNodes.SelectMany(child => Descendants(child).Prepend(child));
}
