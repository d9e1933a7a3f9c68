namespace RepoMaturity.Core.Documents;

/// <content>Texts: in quotes, with templates in them, and heredocs.</content>
internal sealed partial class HclParser
{
    private string? ReadQuoted()
    {
        var start = position + 1;
        return SkipQuoted() ? TomlEscapes.Resolve(text[start..(position - 1)]) : null;
    }

    /// <summary>Over a text in quotes, with the texts inside its <c>${ }</c>; where it does not end, nothing is skipped.</summary>
    private bool SkipQuoted()
    {
        if (IsTired)
        {
            return false;
        }

        var open = new Stack<char>("\"");
        var at = position + 1;
        for (; at < text.Length; at++)
        {
            var isText = open.Peek() == '"';
            switch (text[at])
            {
                case '\n' when isText:
                    wasted += at - position;
                    return false;
                case '\\' when isText:
                    at++;
                    break;
                case '"':
                    if (!isText)
                    {
                        open.Push('"');
                    }
                    else if (open.Pop() == '"' && open.Count == 0)
                    {
                        position = at + 1;
                        return true;
                    }

                    break;
                case '$' or '%' when isText && at + 1 < text.Length && text[at + 1] == '{':
                    // Doubled, the sign stands for itself.
                    if (text[at - 1] != text[at])
                    {
                        open.Push('{');
                    }

                    at++;
                    break;
                case '{' when !isText:
                    open.Push('{');
                    break;
                case '}' when !isText:
                    open.Pop();
                    break;
            }
        }

        wasted += at - position;
        return false;
    }

    /// <summary>The text of a heredoc; null, and nothing skipped, where none begins or it does not end.</summary>
    private string? SkipHeredoc()
    {
        var start = position + 2;
        start += start < text.Length && text[start] == '-' ? 1 : 0;
        if (position + 1 >= text.Length || text[position + 1] != '<' || text.IndexOf('\n', position) is not (> 0 and var end) || end <= start)
        {
            return null;
        }

        var mark = text.AsSpan(start, end - start).Trim();
        if (mark.IsEmpty || mark.ContainsAny(' ', '"', '(') || IsTired)
        {
            return null;
        }

        for (var at = end + 1; at < text.Length;)
        {
            var next = text.IndexOf('\n', at);
            next = next < 0 ? text.Length : next;
            if (text.AsSpan(at, next - at).Trim().SequenceEqual(mark))
            {
                position = next;
                return text[(end + 1)..at];
            }

            at = next + 1;
        }

        wasted += text.Length - position;
        return null;
    }
}
