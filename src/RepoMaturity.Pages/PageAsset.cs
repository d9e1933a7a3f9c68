using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace RepoMaturity.Pages;

/// <summary>What stands in every page itself: its style and its script, our own words alone, and the policy that lets a browser take nothing else.</summary>
internal static class PageAsset
{
    private static readonly string Css = Read("page.css");
    private static readonly string Js = Read("page.js");

    /// <summary>Nothing is fetched, sent or run but the style and the script with these hashes.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src '{Hash(Css)}'; script-src '{Hash(Js)}'; base-uri 'none'; form-action 'none'";

    /// <summary>The style. The only markup, with the script, that is not written by a component: no text of a repository is ever in it.</summary>
    public static MarkupString Style { get; } = new($"<style>{Css}</style>");

    /// <summary>The script.</summary>
    public static MarkupString Script { get; } = new($"<script>{Js}</script>");

    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    /// <summary>An asset with the line ends that a browser hashes.</summary>
    private static string Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
