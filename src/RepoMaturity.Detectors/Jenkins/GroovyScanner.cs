using System.Text;

namespace RepoMaturity.Detectors.Jenkins;

/// <summary>
/// Cuts Groovy into tokens, as far as pipelines use it: words, texts with every kind of quotes, signs; comments are left out. Never throws. Syntax: the Groovy language
/// documentation.
/// </summary>
internal sealed class GroovyScanner(string text)
{
    private int at;
    private int line = 1;

    /// <summary>The tokens of a text.</summary>
    public static List<GroovyToken> Read(string text)
    {
        var scanner = new GroovyScanner(text);
        var tokens = new List<GroovyToken>();
        while (scanner.Next(tokens) is { Kind: not GroovyTokenKind.End } token)
        {
            tokens.Add(token);
        }

        return tokens;
    }

    private GroovyToken Next(List<GroovyToken> before)
    {
        var startsLine = SkipBlanks() || before.Count == 0;
        if (at >= text.Length)
        {
            return new GroovyToken(GroovyTokenKind.End, string.Empty, line, startsLine);
        }

        var start = line;
        if (IsWordCharacter(text[at]))
        {
            var from = at;
            while (at < text.Length && IsWordCharacter(text[at]))
            {
                at++;
            }

            return new GroovyToken(GroovyTokenKind.Word, text[from..at], start, startsLine);
        }

        return QuoteHere(before) is { } quote
            ? new GroovyToken(GroovyTokenKind.Text, ReadText(quote), start, startsLine)
            : new GroovyToken(GroovyTokenKind.Sign, text[at++].ToString(), start, startsLine);
    }

    /// <summary>The quote that opens a text here; null for none. A slash opens one only where no value stands before it that could be divided.</summary>
    private string? QuoteHere(List<GroovyToken> before) => text.AsSpan(at) switch
    {
        ['\'', '\'', '\'', ..] => "'''",
        ['"', '"', '"', ..] => "\"\"\"",
        ['\'', ..] => "'",
        ['"', ..] => "\"",
        ['$', '/', ..] => "/$",
        ['/', ..] when before.Count == 0 || before[^1] is { Kind: GroovyTokenKind.Sign, Text: not (")" or "]" or "}") } => "/",
        _ => null,
    };

    private string ReadText(string quote)
    {
        at += quote.Length;
        var result = new StringBuilder();
        var isQuoted = quote[0] is '\'' or '"';
        while (at < text.Length)
        {
            if (text.AsSpan(at).StartsWith(quote, StringComparison.Ordinal))
            {
                at += quote.Length;
                break;
            }

            var character = text[at];
            if (character == '\n')
            {
                // A text in single quotes that its line leaves open is no text; the rest of the file is read as if it were closed.
                if (quote.Length == 1 && isQuoted)
                {
                    break;
                }

                line++;
            }

            if (character == '\\' && at + 1 < text.Length)
            {
                ReadEscape(result, quote, isQuoted);
                continue;
            }

            result.Append(character);
            at++;
        }

        return result.ToString();
    }

    private void ReadEscape(StringBuilder result, string quote, bool isQuoted)
    {
        var next = text[at + 1];
        at += 2;
        line += next == '\n' ? 1 : 0;
        if (!isQuoted)
        {
            _ = next == quote[0] ? result.Append(next) : result.Append('\\').Append(next);
            return;
        }

        switch (next)
        {
            case 'n':
                result.Append('\n');
                break;
            case 't':
                result.Append('\t');
                break;
            case 'r' or '\n':
                // Groovy joins the lines, as the shell would.
                result.Append(' ');
                break;
            default:
                result.Append(next);
                break;
        }
    }

    /// <summary>Skips blanks and comments; says whether a line ended.</summary>
    private bool SkipBlanks()
    {
        var from = line;
        while (at < text.Length)
        {
            if (text[at] == '\n')
            {
                line++;
                at++;
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (Follows("//") || (at == 0 && Follows("#!")))
            {
                at = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            }
            else if (Follows("/*"))
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end + 2;
                line += text.AsSpan(at, end - at).Count('\n');
                at = end;
            }
            else
            {
                break;
            }
        }

        return line != from;
    }

    private bool Follows(string sign) => text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal);

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '@';
}
