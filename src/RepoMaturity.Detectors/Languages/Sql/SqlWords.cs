namespace RepoMaturity.Detectors.Languages.Sql;

/// <summary>The words of a text in SQL, one after the other, without comments and texts; names in quotes are words, and so are dotted names as a whole.</summary>
internal sealed class SqlWords(string text)
{
    private int at;
    private int counted;
    private int line = 1;

    /// <summary>The word; empty at the end.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>The word before it; empty at the beginning.</summary>
    public string Before { get; private set; } = string.Empty;

    /// <summary>Its line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether an opening parenthesis follows.</summary>
    public bool IsCalled { get; private set; }

    /// <summary>Whether it is this word, in any case.</summary>
    public bool Is(string word) => Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Goes to the next word.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        Before = Text;
        while (at < text.Length)
        {
            if (IsPart(text[at]) || IsQuote(text[at]))
            {
                Take();
                return true;
            }

            Skip();
        }

        (Text, IsCalled) = (string.Empty, false);
        return false;
    }

    /// <summary>Whether this is the next word, in any case; does not go there.</summary>
    public bool IsNext(string word)
    {
        var (position, before, current, currentLine, isCalled, countedTo, lines) = (at, Before, Text, Line, IsCalled, counted, line);
        var isNext = Next() && Is(word);
        (at, Before, Text, Line, IsCalled, counted, line) = (position, before, current, currentLine, isCalled, countedTo, lines);
        return isNext;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static bool IsQuote(char character) => character is '`' or '"';

    private void Take()
    {
        line += text.AsSpan(counted, at - counted).Count('\n');
        counted = at;
        Line = line;
        var start = at;
        while (at < text.Length && (IsPart(text[at]) || IsQuote(text[at]) || (text[at] == '.' && at > start) || (text[at] == '-' && at > start && IsQuote(text[start]))))
        {
            if (IsQuote(text[at]) && text.IndexOf(text[at], at + 1) is var end)
            {
                at = end < 0 ? text.Length : end;
            }

            at = Math.Min(at + 1, text.Length);
        }

        Text = text[start..at].Replace("`", string.Empty, StringComparison.Ordinal).Replace("\"", string.Empty, StringComparison.Ordinal);
        var next = at;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        IsCalled = next < text.Length && text[next] == '(';
    }

    private void Skip()
    {
        var rest = text.AsSpan(at);
        var end = text[at] switch
        {
            '-' when rest.StartsWith("--", StringComparison.Ordinal) => text.IndexOf('\n', at),
            '#' => text.IndexOf('\n', at),
            '/' when rest.StartsWith("/*", StringComparison.Ordinal) => text.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var closed ? closed + 2 : -1,
            '\'' => text.IndexOf('\'', at + 1) is >= 0 and var closed ? closed + 1 : -1,
            _ => at + 1,
        };
        at = end < 0 ? text.Length : end;
    }
}
