using System.Text;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// The one encoder of what SARIF gives a meaning of its own (https://docs.oasis-open.org/sarif/sarif/v2.1.0): brackets in a message make a link, and a path is an address. JSON itself is
/// the business of <see cref="JsonText"/>.
/// </summary>
internal static class SarifText
{
    /// <summary>A plain message, on one line, without a link.</summary>
    public static string Message(string text)
    {
        var safe = TerminalText.Safe(text);
        return safe.AsSpan().ContainsAny('[', ']', '\\')
            ? safe.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)
            : safe;
    }

    /// <summary>A path of the repository as a relative address: each name percent-encoded as UTF-8.</summary>
    public static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>A text of so many characters at most, whole ones.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        const string More = "...";
        var end = most - More.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + More;
    }

    /// <summary>An id as a name: <c>model-evaluation/gate</c> becomes <c>ModelEvaluationGate</c>.</summary>
    public static string Name(string id)
    {
        var name = new StringBuilder(id.Length);
        var begins = true;
        foreach (var character in id)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                begins = true;
                continue;
            }

            name.Append(begins ? char.ToUpperInvariant(character) : character);
            begins = false;
        }

        return name.ToString();
    }
}
