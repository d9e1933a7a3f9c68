using System.Text;

namespace RepoMaturity.Core.Documents;

/// <summary>
/// Writes a template of a project generator as one of the files that it makes: an expression becomes the word that it names, what only controls is left out, and
/// everything keeps its line. One placeholder gives one word wherever it stands, so that a file named by it meets what refers to it.
/// </summary>
internal static class TemplateText
{
    private const string Nameless = "x";

    private static readonly string[] Control = ["if", "else", "end", "range", "with", "define", "block", "skip", "print"];

    /// <summary>The text, or a path, with its template text written out; the text itself where there is none.</summary>
    public static string Fill(string text)
    {
        var spans = TemplateMask.Find(text);
        if (spans.Count == 0)
        {
            return text;
        }

        var filled = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, length) in spans)
        {
            filled.Append(text, at, start - at);
            var span = text.AsSpan(start, length);
            if (span[1] == '{')
            {
                filled.Append(Word(span));
            }

            filled.Append('\n', span.Count('\n'));
            at = start + length;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Whether a path holds a placeholder.</summary>
    public static bool HasPlaceholder(string name) => name.Contains("{{", StringComparison.Ordinal) && name.Contains("}}", StringComparison.Ordinal);

    private static string Word(ReadOnlySpan<char> span)
    {
        var inner = span.Trim("{}-~ \t\n");
        if (inner.Length > 1 && inner[0] is '"' or '\'' && inner[^1] == inner[0])
        {
            // A text of the generator's language stands for itself: {{ "{{" }}.
            return inner[1..^1].ToString();
        }

        if (IsControl(inner))
        {
            return string.Empty;
        }

        inner = inner.StartsWith("template ", StringComparison.Ordinal) ? inner["template ".Length..] : inner;
        var pipe = inner.IndexOf('|');
        var word = new StringBuilder();
        foreach (var character in pipe < 0 ? inner : inner[..pipe])
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (word.Length > 0 && word[^1] != '_')
            {
                word.Append('_');
            }
        }

        return word.ToString().Trim('_') is { Length: > 0 } name ? name : Nameless;
    }

    private static bool IsControl(ReadOnlySpan<char> inner)
    {
        var end = inner.IndexOf(' ');
        var head = end < 0 ? inner : inner[..end];
        foreach (var word in Control)
        {
            if (head.SequenceEqual(word))
            {
                return true;
            }
        }

        return head.StartsWith("$") || head.StartsWith("/*");
    }
}
