using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RepoMaturity.Tests.Support;

/// <summary>A page as a browser reads it, and what it must not show.</summary>
internal static class ShownPage
{
    /// <summary>What our pages are made of: no picture, no frame, nothing that fetches.</summary>
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer", "section", "div", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr",
        "th", "td", "a", "b", "i", "em", "strong", "small", "span", "code", "pre", "details", "summary", "form", "fieldset", "legend", "label", "input", "button", "time", "svg", "g", "rect", "text", "script", "select", "noscript", "colgroup", "col",
    ];

    /// <summary>No <c>style</c>, no <c>src</c>, nothing that is run.</summary>
    private static readonly string[] Attributes =
    [
        "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "title", "role", "hidden", "tabindex", "type", "value", "checked", "autocomplete", "placeholder", "scope", "colspan",
        "data-level", "data-lack", "aria-live", "aria-label", "aria-labelledby", "aria-hidden", "x", "y", "width", "height", "open",
    ];

    public static IDocument Parse(ReadOnlySpan<byte> page) => Parse(Encoding.UTF8.GetString(page));

    public static IDocument Parse(string page) => new HtmlParser().ParseDocument(page);

    /// <summary>Everything in a page that none of ours writes, and every link that leads elsewhere than into it or to a forge.</summary>
    public static IEnumerable<string> Foreign(IDocument page, string forge = "https://forge.example/") =>
    [
        .. page.All.Where(element => !Elements.Contains(element.LocalName)).Select(element => element.OuterHtml),
        .. page.All.SelectMany(element => element.Attributes.Where(attribute => !Attributes.Contains(attribute.Name)).Select(attribute => $"{element.LocalName} {attribute.Name}={attribute.Value}")),
        .. page.Descendants<IComment>().Select(comment => "comment " + comment.TextContent),
        .. page.QuerySelectorAll("script:not([type='application/json']), style").GroupBy(element => element.LocalName).Where(group => group.Count() > 1).Select(group => $"{group.Count()} times {group.Key}"),
        .. page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).OfType<string>()
            .Where(link => !link.StartsWith('#') && !link.StartsWith(forge, StringComparison.Ordinal) && !Regex.IsMatch(link, "^https://(doi\\.org|arxiv\\.org|(learn|docs|aws|cloud|research|www)\\.[a-z.]+)/")),
    ];

    /// <summary>Links into the page that lead nowhere.</summary>
    public static IEnumerable<string> Broken(IDocument page)
    {
        var ids = Ids(page).ToHashSet(StringComparer.Ordinal);
        return page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")!).Where(link => !ids.Contains(Uri.UnescapeDataString(link[1..])));
    }

    /// <summary>Ids that stand twice.</summary>
    public static IEnumerable<string> Twice(IDocument page) =>
        Ids(page).GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

    /// <summary>The policy that a page should have: nothing but its own style and script.</summary>
    public static string Policy(IDocument page) =>
        $"default-src 'none'; style-src '{Hash(page.QuerySelector("style")!)}'; script-src '{Hash(page.QuerySelector("script:not([type])")!)}'; base-uri 'none'; form-action 'none'";

    private static IEnumerable<string> Ids(IDocument page) => page.All.Select(element => element.GetAttribute("id")).OfType<string>();

    private static string Hash(IElement element) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)))}";
}
