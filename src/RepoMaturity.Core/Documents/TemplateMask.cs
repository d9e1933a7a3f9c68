namespace RepoMaturity.Core.Documents;

/// <summary>
/// Lets a template (<c>{{ }}</c>, <c>{% %}</c>, <c>{# #}</c>, <c>&lt;% %&gt;</c>) be read as what it will become: template text is covered, and everything else
/// keeps its line. GitHub's <c>${{ }}</c> is no template text. Nor is <c>{{ }}</c> inside a value of a document that reads as it stands: that is a
/// language of the tool that reads it (workflow parameters, alert messages), and the value is kept.
/// </summary>
internal static class TemplateMask
{
    private static readonly string[] Openings = ["{{", "{%", "{#", "<%"];
    private static readonly string[] Closings = ["}}", "%}", "#}", "%>"];

    /// <summary>What stands in for an expression among other text.</summary>
    public enum Style
    {
        /// <summary>Word characters.</summary>
        Words,

        /// <summary>A quoted text, where the expression does not stand in one.</summary>
        QuotedText,
    }

    /// <summary>Reads a text as it stands; where that fails and template text may be the cause, as a template.</summary>
    /// <param name="read">Reads a text; told whether template text occurs in it.</param>
    public static StructuredDocument Read(string text, Style style, Func<string, bool, StructuredDocument> read)
    {
        var spans = Find(text);
        var plain = read(text, spans.Count > 0);
        if (spans.Count == 0)
        {
            return plain;
        }

        if (plain.Problems.Count == 0)
        {
            return plain with { IsTemplated = spans.Any(span => IsOfGenerator(text.AsSpan(span.Start, span.Length))) };
        }

        var masked = read(Cover(text, spans, style), false);
        return IsBetter(masked, plain) ? masked with { IsTemplated = true } : plain;
    }

    /// <summary>The text with its template text covered; the text itself where there is none.</summary>
    public static string Cover(string text, Style style)
    {
        var spans = Find(text);
        return spans.Count == 0 ? text : Cover(text, spans, style);
    }

    private static bool IsBetter(StructuredDocument masked, StructuredDocument plain) => masked.Problems.Count == 0
        || masked.Problems.Count < plain.Problems.Count
        || masked.Problems[0].Line > plain.Problems[0].Line;

    // A document of values alone is a template all the same when a project generator's own words stand in it.
    private static bool IsOfGenerator(ReadOnlySpan<char> span)
    {
        var inner = span[2..^2].Trim(" -\t");
        return inner.StartsWith("cookiecutter.", StringComparison.Ordinal) || (span[1] == '%' && inner is "raw");
    }

    /// <summary>Where template text stands, in order.</summary>
    internal static List<Span> Find(string text)
    {
        var found = new List<Span>();
        var none = 0;
        for (var at = NextOpening(text, 0); at >= 0; at = NextOpening(text, at))
        {
            var kind = Array.FindIndex(Openings, opening => string.CompareOrdinal(text, at, opening, 0, 2) == 0);
            if (kind < 0 || (at > 0 && text[at - 1] == '$') || (none & (1 << kind)) != 0)
            {
                at++;
                continue;
            }

            var close = text.IndexOf(Closings[kind], CommentEnd(text, at), StringComparison.Ordinal);
            if (close < 0)
            {
                none |= 1 << kind;
                at++;
                continue;
            }

            var end = close + 2;
            if (end < text.Length && text[end] == '}' && text[at + 2] == '{')
            {
                end++;
            }

            found.Add(new Span(at, end - at));
            at = end;
        }

        return found;
    }

    // What stands in {{/* */}} may itself look like template text.
    private static int CommentEnd(string text, int start)
    {
        var inner = text.AsSpan(start + 2);
        var begin = inner.StartsWith("- ", StringComparison.Ordinal) ? 2 : 0;
        if (!inner[begin..].StartsWith("/*", StringComparison.Ordinal))
        {
            return start + 2;
        }

        var end = inner.IndexOf("*/", StringComparison.Ordinal);
        return end < 0 ? start + 2 : start + 2 + end;
    }

    private static int NextOpening(string text, int from)
    {
        while (from < text.Length - 3)
        {
            var at = text.AsSpan(from).IndexOfAny('{', '<');
            if (at < 0)
            {
                return -1;
            }

            from += at;
            if (from < text.Length - 3 && text[from + 1] is '{' or '%' or '#')
            {
                return from;
            }

            from++;
        }

        return -1;
    }

    private static string Cover(string text, List<Span> spans, Style style)
    {
        var characters = text.ToCharArray();
        var quotes = new QuoteState();
        foreach (var span in spans)
        {
            quotes.Advance(text, span);
            Fill(characters, span.Start, span.End, 'x');
            if (style == Style.Words && FollowsKey(text, span))
            {
                // Without a space between: what the expression makes begins with a line break.
                characters[span.Start] = ' ';
            }
            else if (style == Style.QuotedText && !quotes.IsInside && StandsAlone(text, span))
            {
                characters[span.Start] = '"';
                characters[span.End - 1] = '"';
            }
        }

        EmptyWholeLines(text, characters, spans);
        return new string(characters).Replace("\0", string.Empty, StringComparison.Ordinal);
    }

    // A line that holds nothing but template text leaves an empty line, so that what it controls reads as if it were not there. Spaces would not do: they
    // count as indentation at the beginning of a block of text.
    private static void EmptyWholeLines(string text, char[] characters, List<Span> spans)
    {
        for (var next = 0; next < spans.Count;)
        {
            var lineStart = text.AsSpan(0, spans[next].Start).LastIndexOf('\n') + 1;
            var position = lineStart;
            var lineEnd = -1;
            var isWhole = true;

            // Spans may hold line breaks: on as long as another one begins on the line where the one before ends.
            do
            {
                isWhole &= IsBlank(text, position, spans[next].Start);
                position = spans[next].End;
                next++;
                if (lineEnd < position)
                {
                    lineEnd = text.IndexOf('\n', position);
                    lineEnd = lineEnd < 0 ? text.Length : lineEnd;
                }
            }
            while (next < spans.Count && spans[next].Start < lineEnd);

            if (isWhole && IsBlank(text, position, lineEnd))
            {
                Fill(characters, lineStart, lineEnd, '\0');
            }
        }
    }

    private static bool IsBlank(string text, int from, int to) => text.AsSpan(from, to - from).IsWhiteSpace();

    private static void Fill(char[] characters, int from, int to, char with)
    {
        for (var i = from; i < to; i++)
        {
            if (characters[i] != '\n')
            {
                characters[i] = with;
            }
        }
    }

    // Right after the colon of a plain key.
    private static bool FollowsKey(string text, Span span)
    {
        if (span.Start == 0 || text[span.Start - 1] != ':')
        {
            return false;
        }

        var before = text.AsSpan(0, span.Start - 1);
        return !before[(before.LastIndexOf('\n') + 1)..].TrimStart(" -").ContainsAny(" :{\"'");
    }

    // On one line, and not part of a longer word.
    private static bool StandsAlone(string text, Span span) => !text.AsSpan(span.Start, span.Length).Contains('\n')
        && (span.Start == 0 || !(IsWord(text[span.Start - 1]) || text[span.Start - 1] == '}'))
        && (span.End == text.Length || !(IsWord(text[span.End]) || text.AsSpan(span.End).StartsWith("{{", StringComparison.Ordinal)));

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';

    /// <summary>A piece of template text, its braces included.</summary>
    internal readonly record struct Span(int Start, int Length)
    {
        public int End => Start + Length;
    }

    // Whether a place stands in quotes, as far as its own line says.
    private struct QuoteState
    {
        private int position;
        private char quote;

        public readonly bool IsInside => quote != '\0';

        public void Advance(string text, Span to)
        {
            for (; position < to.Start; position++)
            {
                var character = text[position];
                if (character == '\n')
                {
                    quote = '\0';
                }
                else if (character == '\\' && quote == '"')
                {
                    position++;
                }
                else if (quote == '\0' && character is '"' or '\'')
                {
                    quote = character;
                }
                else if (character == quote)
                {
                    quote = '\0';
                }
            }

            position = to.End;
        }
    }
}
