namespace RepoMaturity.Detectors.Languages.Syntax;

/// <summary>Cuts source code into tokens.</summary>
internal sealed partial class CodeScanner(string text, CodeDialect dialect)
{
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> pool = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private int at = text.StartsWith('\uFEFF') ? 1 : 0;
    private int line = 1;
    private bool startsLine = true;
    private CodeToken? last;

    /// <summary>The next token; null at the end.</summary>
    public CodeToken? Next()
    {
        SkipBlank();
        if (at >= text.Length)
        {
            return null;
        }

        var startLine = line;
        var starts = startsLine;
        startsLine = false;
        var (kind, value) = Read();
        last = new CodeToken(kind, value, startLine, starts);
        return last;
    }

    private (CodeTokenKind Kind, string Text) Read()
    {
        var character = text[at];
        if (IsMarkedText())
        {
            return ReadMarkedText();
        }

        if (dialect.IsR && character is 'r' or 'R' && RawTextEnd() is { } end)
        {
            return ReadRawText(end);
        }

        if (IsNameStart(character))
        {
            var start = at++;
            while (at < text.Length && IsNamePart(text[at]))
            {
                at++;
            }

            return (CodeTokenKind.Name, Pooled(start, at));
        }

        if (char.IsAsciiDigit(character))
        {
            var start = at;
            while (at < text.Length && (IsNamePart(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
            {
                at++;
            }

            return (CodeTokenKind.Number, text[start..at]);
        }

        return character switch
        {
            '"' when dialect.HasLongTexts && Peek(1) == '"' && Peek(2) == '"' => ReadLongText(CodeTokenKind.Text),
            '"' => ReadQuoted('"', dialect.IsR),
            '\'' when dialect.HasCharacters => ReadCharacter(),
            '\'' => ReadQuoted('\'', dialect.IsR),
            '`' when dialect.IsJavaScript => ReadTemplate(),
            '`' => ReadQuoted('`', false).Text is { Length: > 0 } name ? (CodeTokenKind.Name, name) : (CodeTokenKind.Symbol, "`"),
            '/' when dialect.IsJavaScript && IsPattern() => ReadPattern(),
            '(' or '[' or '{' => (CodeTokenKind.Open, Pooled(at, ++at)),
            ')' or ']' or '}' => (CodeTokenKind.Close, Pooled(at, ++at)),
            '%' when dialect.IsR => ReadOperatorOfR(),
            _ => ReadSymbol(),
        };
    }

    private (CodeTokenKind Kind, string Text) ReadSymbol()
    {
        for (var length = 3; length > 1; length--)
        {
            if (at + length <= text.Length && dialect.Symbols.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(at, length)))
            {
                at += length;
                return (CodeTokenKind.Symbol, Pooled(at - length, at));
            }
        }

        at++;
        return (CodeTokenKind.Symbol, Pooled(at - 1, at));
    }

    private (CodeTokenKind Kind, string Text) ReadOperatorOfR()
    {
        var end = text.IndexOf('%', at + 1);
        var ending = end > 0 && end - at < 20 && !text.AsSpan(at, end - at).Contains('\n') ? end + 1 : at + 1;
        var symbol = text[at..ending];
        at = ending;
        return (CodeTokenKind.Symbol, symbol);
    }

    private void SkipBlank()
    {
        while (at < text.Length)
        {
            var character = text[at];
            if (character == '\n')
            {
                line++;
                startsLine = true;
                at++;
            }
            else if (char.IsWhiteSpace(character))
            {
                at++;
            }
            else if ((dialect.HasDirectives && startsLine && character == '#') || StartsWith(dialect.LineComment) || (at < 2 && dialect.IsJavaScript && StartsWith("#!")))
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else if (dialect.HasBlockComments && StartsWith("/*"))
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                MoveTo(end < 0 ? text.Length : end + 2);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Moves on and counts the lines passed.</summary>
    private void MoveTo(int end)
    {
        line += text.AsSpan(at, end - at).Count('\n');
        at = end;
    }

    private bool StartsWith(string sign) => text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal);

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private bool IsNameStart(char character) => char.IsLetter(character) || character == '_' || (dialect.NameCharacters.Contains(character, StringComparison.Ordinal) && !char.IsAsciiDigit(Peek(1)))
        || (dialect.HasMarkedTexts && character == '@' && char.IsLetter(Peek(1)));

    private bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_' || dialect.NameCharacters.Contains(character, StringComparison.Ordinal);

    private string Pooled(int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        if (!pool.TryGetValue(span, out var known))
        {
            known = span.ToString();
            pool[span] = known;
        }

        return known;
    }
}
