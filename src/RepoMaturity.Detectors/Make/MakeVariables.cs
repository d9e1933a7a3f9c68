using System.Text;

namespace RepoMaturity.Detectors.Make;

/// <summary>The variables that a makefile sets to constants, and their expansion.</summary>
internal sealed class MakeVariables(int budget)
{
    private const int Deepest = 8;
    private const int Longest = 16_384;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal)
    {
        ["MAKE"] = "make",
        ["CURDIR"] = ".",
        ["PWD"] = ".",
        ["SHELL"] = "sh",
        ["RM"] = "rm -f",
    };

    private int expansions = budget;

    /// <summary>Takes an assignment as the text of a line, the sign at an index.</summary>
    public void Assign(string text, int equals)
    {
        var name = text[..equals].TrimEnd(':', '?', '+', '!', ' ', '\t').Trim();
        foreach (var word in new[] { "export ", "override ", "private " })
        {
            name = name.StartsWith(word, StringComparison.Ordinal) ? name[word.Length..].TrimStart() : name;
        }

        var value = text[(equals + 1)..].Trim();
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        value = comment < 0 ? value : value[..comment].TrimEnd();
        var sign = equals > 0 ? text[equals - 1] : ' ';
        if (sign == '+' && values.TryGetValue(name, out var before))
        {
            value = before.Length + value.Length > Longest ? before : before + " " + value;
        }

        if (sign == '!' || (sign == '?' && values.ContainsKey(name)))
        {
            return;
        }

        values[name] = value;
    }

    /// <summary>
    /// Puts constants in the place of <c>$(NAME)</c> and <c>${NAME}</c>. <c>$(shell X)</c> becomes the shell's <c>$(X)</c>; other functions and unknown
    /// names become shell variables, so that no reader takes them for commands.
    /// </summary>
    /// <param name="text">A text of the makefile.</param>
    /// <param name="target">What <c>$@</c> is; null outside of recipes.</param>
    /// <param name="prerequisites">What <c>$^</c> is, and its first <c>$&lt;</c>.</param>
    public string Expand(string text, string? target = null, IReadOnlyList<string>? prerequisites = null) => Expand(text, target, prerequisites ?? [], 0);

    private string Expand(string text, string? target, IReadOnlyList<string> prerequisites, int depth)
    {
        if (!text.Contains('$', StringComparison.Ordinal) || depth > Deepest)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length || result.Length > Longest || --expansions < 0)
            {
                result.Append(text[i]);
                continue;
            }

            var next = text[++i];
            if (next is '(' or '{')
            {
                var close = Close(text, i);
                if (close < 0)
                {
                    return result.Append('$').Append(text, i, text.Length - i).ToString();
                }

                AppendVariable(result, text[(i + 1)..close], target, prerequisites, depth);
                i = close;
            }
            else
            {
                result.Append(next switch
                {
                    '$' => "$",
                    '@' when target is not null => target,
                    '<' when prerequisites.Count > 0 => prerequisites[0],
                    '^' or '+' when prerequisites.Count > 0 => string.Join(' ', prerequisites),
                    _ when char.IsAsciiLetter(next) && values.TryGetValue(next.ToString(), out var value) => value,
                    _ => "$" + next,
                });
            }
        }

        return result.ToString();
    }

    private void AppendVariable(StringBuilder result, string name, string? target, IReadOnlyList<string> prerequisites, int depth)
    {
        if (values.TryGetValue(name, out var value))
        {
            result.Append(Expand(value, target, prerequisites, depth + 1));
        }
        else if (name.StartsWith("shell ", StringComparison.Ordinal))
        {
            result.Append("$(").Append(Expand(name[6..], target, prerequisites, depth + 1)).Append(')');
        }
        else
        {
            var end = name.AsSpan().IndexOfAnyExcept(Names);
            result.Append("${").Append(name.AsSpan(0, end < 0 ? name.Length : end)).Append('}');
        }
    }

    private static readonly System.Buffers.SearchValues<char> Names =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>The index of what closes the parenthesis or brace at an index; -1 when nothing does within a readable distance.</summary>
    private static int Close(string text, int open)
    {
        var closing = text[open] == '(' ? ')' : '}';
        var depth = 0;
        for (var i = open; i < text.Length && i < open + 2048; i++)
        {
            depth += text[i] == text[open] ? 1 : text[i] == closing ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
