using System.Globalization;
using System.Text;

namespace RepoMaturity.Core.Documents;

/// <summary>Escapes in the basic strings of TOML.</summary>
internal static class TomlEscapes
{
    /// <summary>The text that a content between double quotes stands for; an escape that is none stays as it is.</summary>
    public static string Resolve(string content)
    {
        if (!content.Contains('\\', StringComparison.Ordinal))
        {
            return content;
        }

        var made = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\\' || i + 1 >= content.Length)
            {
                made.Append(content[i]);
                continue;
            }

            i++;
            switch (content[i])
            {
                case 'b': made.Append('\b'); break;
                case 't': made.Append('\t'); break;
                case 'n': made.Append('\n'); break;
                case 'f': made.Append('\f'); break;
                case 'r': made.Append('\r'); break;
                case 'e': made.Append('\u001b'); break;
                case 'u': i += AppendCode(made, content, i + 1, 4); break;
                case 'U': i += AppendCode(made, content, i + 1, 8); break;
                case ' ' or '\t' or '\n':
                    // A backslash at the end of a line takes the white space up to the next text with it.
                    while (i + 1 < content.Length && char.IsWhiteSpace(content[i + 1]))
                    {
                        i++;
                    }

                    break;
                default: made.Append(content[i]); break;
            }
        }

        return made.ToString();
    }

    private static int AppendCode(StringBuilder made, string content, int start, int length)
    {
        if (start + length > content.Length
            || !uint.TryParse(content.AsSpan(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code))
        {
            return 0;
        }

        made.Append(new Rune(code).ToString());
        return length;
    }
}
