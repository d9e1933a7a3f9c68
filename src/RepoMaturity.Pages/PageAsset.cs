using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace RepoMaturity.Pages;

/// <summary>What stands in every page itself: its style and its script, our own words alone, and the policy that lets a browser take nothing else.</summary>
internal sealed class PageAsset
{
    private const string Empty = "default-src 'none'; base-uri 'none'; form-action 'none'";

    private PageAsset(string script, params string[] styles)
    {
        var css = string.Join('\n', styles.Select(Read));
        var js = Read(script);
        Policy = Empty.Replace("; base-uri", $"; style-src '{Hash(css)}'; script-src '{Hash(js)}'; base-uri", StringComparison.Ordinal);
        Style = new MarkupString($"<style>{css}</style>");
        Script = new MarkupString($"<script>{js}</script>");
    }

    /// <summary>Those of a page about a repository.</summary>
    public static PageAsset Report { get; } = new("page.js", "page.css");

    /// <summary>Those of a page about many.</summary>
    public static PageAsset Fleet { get; } = new("fleet.js", "page.css", "fleet.css");

    /// <summary>Nothing is fetched, sent or run but the style and the script with these hashes.</summary>
    public string Policy { get; }

    /// <summary>The style. The only markup, with the script and the data, that is not written by a component: no text of a repository is ever in it.</summary>
    public MarkupString Style { get; }

    /// <summary>The script.</summary>
    public MarkupString Script { get; }

    /// <summary>What the script of a page reads: a block that no browser runs, and that no text in it ends.</summary>
    /// <param name="json">A document as <see cref="Core.Reports.JsonText"/> writes it.</param>
    public static MarkupString Data(ReadOnlySpan<byte> json) =>
        new($"<script type=\"application/json\" id=\"data\">{Encoding.UTF8.GetString(json).TrimEnd().Replace("<", "\\u003C", StringComparison.Ordinal)}</script>");

    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    /// <summary>An asset with the line ends that a browser hashes.</summary>
    private static string Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
