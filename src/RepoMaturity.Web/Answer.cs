using System.Security.Cryptography;
using System.Text;

namespace RepoMaturity.Web;

/// <summary>What is answered.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Type">The type of the content.</param>
/// <param name="Content">The content.</param>
internal sealed record Answer(int Status, string Type, ReadOnlyMemory<byte> Content)
{
    public const string Json = "application/json; charset=utf-8";
    public const string Html = "text/html; charset=utf-8";
    public const string Svg = "image/svg+xml; charset=utf-8";
    private const string Text = "text/plain; charset=utf-8";

    /// <summary>What a browser may do with it: nothing, unless it is a page that says so.</summary>
    public string Policy { get; init; } = "default-src 'none'";

    /// <summary>Names the content: who has it already need not get it again. Null where that is not worth it.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether pages of others may show it.</summary>
    public bool IsForOthers { get; init; }

    /// <summary>Content that is named by itself.</summary>
    public static Answer Of(string type, ReadOnlyMemory<byte> content) => new(200, type, content) { Tag = TagOf(Convert.ToHexStringLower(SHA256.HashData(content.Span))) };

    /// <summary>A page.</summary>
    public static Answer Page(byte[] content, string policy, string tag) => new(200, Html, content) { Policy = policy, Tag = tag };

    /// <summary>What was asked already and did not change.</summary>
    public static Answer NotModified(string tag) => new(304, string.Empty, default) { Tag = tag };

    /// <summary>One sentence on why not.</summary>
    public static Answer Refused(int status, string why) => new(status, Text, Encoding.UTF8.GetBytes(why + "\n"));

    /// <summary>A tag of what makes a content what it is.</summary>
    public static string TagOf(params string?[] parts) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32]}\"";
}
