using System.Text;

namespace RepoMaturity.Core.Facts;

/// <summary>One pass over a text, word after word, that hides what names and options call a secret.</summary>
internal sealed class SecretMask(string text)
{
    private readonly StringBuilder result = new(text.Length);
    private SecretState state;
    private int position;
    private string openQuotes = string.Empty;

    public string Whole()
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                state = text[position] == '\n' ? default : state;
                result.Append(text[position++]);
            }
            else
            {
                ReadWord();
            }
        }

        return SecretWords.Mask(result.ToString());
    }

    private void ReadWord()
    {
        var start = position;
        var end = WordEnd(start);
        var word = text.AsSpan(start, end - start);
        if (state.HidesNext(word))
        {
            position = word[0] is '"' or '\'' ? QuoteEnd(start + 1, word[0]) : end;
            result.Append(Secrets.Hidden);
            state.Take([]);
            return;
        }

        state.Take(word);
        for (var i = 0; i < word.Length; i++)
        {
            if (IsSign(word, i) && NameBefore(word, i) is { Length: > 0 } name && SecretNames.IsSecret(name) && SecretNames.MayBeSecret(word[(i + 1)..]))
            {
                HideValue(start, i + 1, end, name.Length);
                return;
            }
        }

        result.Append(word);
        position = end;
    }

    /// <summary>Whether a value follows: an equals sign, the colon of <c>"name":"value"</c>, the dash of <c>${NAME:-value}</c>.</summary>
    private static bool IsSign(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        '=' => at > 0 && at + 1 < word.Length && word[at + 1] != '=',
        ':' => at > 0 && at + 1 < word.Length && word[at - 1] is '"' or '\'',
        '-' => at > 0 && word[at - 1] == ':',
        _ => false,
    };

    private static ReadOnlySpan<char> NameBefore(ReadOnlySpan<char> word, int sign)
    {
        var end = sign;
        while (end > 0 && word[end - 1] is ':' or '+' or '?' or '"' or '\'')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < 100 && (char.IsAsciiLetterOrDigit(word[start - 1]) || word[start - 1] is '_' or '-' or '.'))
        {
            start--;
        }

        return word[start..end];
    }

    /// <summary>Hides the value that begins at an index of the word, up to where the way it is written ends it.</summary>
    private void HideValue(int start, int value, int end, int nameLength)
    {
        var from = start + value;
        result.Append(text, start, value);
        var before = from - 1 - nameLength > start ? text[from - 2 - nameLength] : ' ';
        if (text[from] is '"' or '\'')
        {
            result.Append(Secrets.Hidden);
            position = QuoteEnd(from + 1, text[from]);
            return;
        }

        var rest = text.AsSpan(from, end - from);
        var length = before switch
        {
            '?' or '&' => rest.IndexOf('&'),
            _ when text[from - 1] == '-' => rest.IndexOf('}'),
            '"' or '\'' when Closing(from, before) is >= 0 and var close => close - from,
            _ => -1,
        };
        position = length <= 0 ? end : from + length;
        result.Append(Secrets.Hidden);
    }

    private int WordEnd(int from)
    {
        while (from < text.Length && !char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>The index behind a quote that closes; where none does, behind the word.</summary>
    private int QuoteEnd(int from, char quote)
    {
        var end = Closing(from, quote);
        return end < 0 ? WordEnd(from) : end + 1;
    }

    /// <summary>The next such quote; -1 when there is none, which is then known for the rest of the text.</summary>
    private int Closing(int from, char quote)
    {
        var end = openQuotes.Contains(quote) ? -1 : text.IndexOf(quote, from);
        openQuotes += end < 0 && !openQuotes.Contains(quote) ? quote.ToString() : string.Empty;
        return end;
    }
}
