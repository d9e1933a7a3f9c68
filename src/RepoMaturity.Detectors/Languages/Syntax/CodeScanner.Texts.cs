namespace RepoMaturity.Detectors.Languages.Syntax;

/// <content>Texts, and what looks like one.</content>
internal sealed partial class CodeScanner
{
    private const int DeepestHole = 8;

    /// <summary>A text between quotes with escapes; it ends with its line, unless it may run over lines.</summary>
    private (CodeTokenKind Kind, string Text) ReadQuoted(char quote, bool overLines)
    {
        var start = ++at;
        while (at < text.Length && text[at] != quote && (overLines || text[at] != '\n'))
        {
            line += text[at] == '\n' ? 1 : 0;
            at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] != '\n' ? 2 : 1;
        }

        at = Math.Min(at, text.Length);
        var value = text[start..at];
        at += at < text.Length && text[at] == quote ? 1 : 0;
        return (CodeTokenKind.Text, value);
    }

    private (CodeTokenKind Kind, string Text) ReadCharacter()
    {
        var end = Peek(1) == '\\' ? text.IndexOf('\'', Math.Min(at + 3, text.Length)) : Peek(2) == '\'' ? at + 2 : -1;
        if (end < 0 || end - at > 12)
        {
            at++;
            return (CodeTokenKind.Symbol, "'");
        }

        var value = text[(at + 1)..end];
        at = end + 1;
        return (CodeTokenKind.Text, value);
    }

    /// <summary>A text between three quotes or more.</summary>
    private (CodeTokenKind Kind, string Text) ReadLongText(CodeTokenKind kind)
    {
        var quotes = 0;
        while (Peek(quotes) == '"')
        {
            quotes++;
        }

        var start = at + quotes;
        var end = text.IndexOf(new string('"', quotes), start, StringComparison.Ordinal);
        var value = end < 0 ? text[start..] : text[start..end];
        MoveTo(end < 0 ? text.Length : end + quotes);
        return (kind, value);
    }

    private bool IsMarkedText() => dialect.HasMarkedTexts && text[at] is '@' or '$' && MarkLength() is var length && Peek(length) == '"';

    private int MarkLength()
    {
        var length = 0;
        while (Peek(length) is '@' or '$')
        {
            length++;
        }

        return length;
    }

    private (CodeTokenKind Kind, string Text) ReadMarkedText()
    {
        var length = MarkLength();
        var mark = text.AsSpan(at, length);
        var (isVerbatim, isTemplate) = (mark.Contains('@'), mark.Contains('$'));
        at += length;
        if (!isVerbatim && Peek(1) == '"' && Peek(2) == '"')
        {
            return ReadLongText(isTemplate ? CodeTokenKind.Template : CodeTokenKind.Text);
        }

        var start = ++at;
        while (at < text.Length && (isVerbatim || text[at] != '\n'))
        {
            var character = text[at];
            line += character == '\n' ? 1 : 0;
            if (character == '"')
            {
                if (!isVerbatim || Peek(1) != '"')
                {
                    break;
                }

                at += 2;
            }
            else if (isTemplate && character == '{' && Peek(1) != '{')
            {
                at++;
                SkipHole(0);
            }
            else
            {
                at += (character == '\\' && !isVerbatim) || (isTemplate && character == '{') ? 2 : 1;
            }
        }

        at = Math.Min(at, text.Length);
        var value = text[start..at];
        at += at < text.Length && text[at] == '"' ? 1 : 0;
        return (isTemplate ? CodeTokenKind.Template : CodeTokenKind.Text, value);
    }

    /// <summary>A text between backticks: constant without a place that is filled in.</summary>
    private (CodeTokenKind Kind, string Text) ReadTemplate()
    {
        var start = ++at;
        var kind = CodeTokenKind.Text;
        SkipTemplate(ref kind, 0);
        var end = at;
        at += at < text.Length ? 1 : 0;
        return (kind, text[start..end]);
    }

    private void SkipTemplate(ref CodeTokenKind kind, int depth)
    {
        while (at < text.Length && text[at] != '`')
        {
            line += text[at] == '\n' ? 1 : 0;
            if (text[at] == '$' && Peek(1) == '{' && depth < DeepestHole)
            {
                kind = CodeTokenKind.Template;
                at += 2;
                SkipHole(depth + 1);
            }
            else
            {
                at += text[at] == '\\' && at + 1 < text.Length ? 2 : 1;
            }
        }

        at = Math.Min(at, text.Length);
    }

    /// <summary>Passes over an expression inside a text, up to the brace that ends it.</summary>
    private void SkipHole(int depth)
    {
        var braces = 1;
        while (at < text.Length)
        {
            var character = text[at++];
            line += character == '\n' ? 1 : 0;
            switch (character)
            {
                case '{':
                    braces++;
                    break;
                case '}' when --braces == 0:
                    return;
                case '`' when dialect.IsJavaScript && depth < DeepestHole:
                    var kind = CodeTokenKind.Text;
                    SkipTemplate(ref kind, depth + 1);
                    at++;
                    break;
                case '"' or '\'':
                    at--;
                    ReadQuoted(character, false);
                    break;
            }
        }
    }

    /// <summary>Whether a slash begins a pattern: after an operand it divides.</summary>
    private bool IsPattern() => last is not { } before
        || before.Kind is CodeTokenKind.Symbol or CodeTokenKind.Open
        || (before.Kind == CodeTokenKind.Name && before.Text is "return" or "typeof" or "case" or "in" or "of" or "delete" or "void" or "else");

    private (CodeTokenKind Kind, string Text) ReadPattern()
    {
        var inClass = false;
        for (var end = at + 1; end < text.Length && text[end] != '\n'; end++)
        {
            switch (text[end])
            {
                case '\\':
                    end++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '/' when !inClass:
                    at = end + 1;
                    return (CodeTokenKind.Template, string.Empty);
            }
        }

        at++;
        return (CodeTokenKind.Symbol, "/");
    }

    /// <summary>How the raw text of R that begins here ends: <c>r"---[...]---"</c>; null when none begins.</summary>
    private string? RawTextEnd()
    {
        var quote = Peek(1);
        if (quote is not ('"' or '\''))
        {
            return null;
        }

        var dashes = 0;
        while (Peek(2 + dashes) == '-')
        {
            dashes++;
        }

        var closing = Peek(2 + dashes) switch { '(' => ")", '[' => "]", '{' => "}", _ => null };
        return closing is null ? null : closing + new string('-', dashes) + quote;
    }

    private (CodeTokenKind Kind, string Text) ReadRawText(string ending)
    {
        var start = at + ending.Length + 1;
        var end = start > text.Length ? -1 : text.IndexOf(ending, start, StringComparison.Ordinal);
        var value = end < 0 ? string.Empty : text[start..end];
        MoveTo(end < 0 ? text.Length : end + ending.Length);
        return (CodeTokenKind.Text, value);
    }
}
