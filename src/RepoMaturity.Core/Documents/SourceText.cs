using System.Text;

namespace RepoMaturity.Core.Documents;

/// <summary>
/// The text of a file: decoded by its byte order mark (UTF-8, UTF-16, UTF-32), else as UTF-8 with replacement of invalid bytes;
/// line ends normalised to <c>\n</c>, so that a checkout with CRLF reads as its blob would.
/// </summary>
public sealed class SourceText
{
    private SourceText(string text, bool isBinary)
    {
        Text = text;
        IsBinary = isBinary;
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Whether the bytes are no text: a NUL among the first 8,000 bytes of a file without a byte order mark (git's own test).</summary>
    public bool IsBinary { get; }

    /// <summary>Decodes bytes; never throws.</summary>
    public static SourceText Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, skip) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Encoding.UTF8, 0),
        };
        var isBinary = skip == 0 && bytes[..Math.Min(bytes.Length, 8000)].Contains((byte)0);
        var text = isBinary ? string.Empty : encoding.GetString(bytes[skip..]);
        return new SourceText(NormaliseLineEnds(text), isBinary);
    }

    /// <summary>Text that is already a string, with its line ends normalised.</summary>
    public static SourceText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SourceText(NormaliseLineEnds(text), false);
    }

    private static string NormaliseLineEnds(string text) => text.Contains('\r', StringComparison.Ordinal)
        ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
        : text;
}
