using System.Text;

namespace RepoMaturity.Core.Facts;

/// <summary>Hides what is a secret by itself, wherever it stands: user-info of addresses, keys known by their beginning, private keys.</summary>
internal static class SecretWords
{
    /// <summary>How keys begin, and how many characters must follow at least.</summary>
    private static readonly (string Start, int Least)[] Starts =
    [
        ("ghp_", 6), ("gho_", 6), ("ghs_", 6), ("ghu_", 6), ("ghr_", 6), ("github_pat_", 6), ("glpat-", 6), ("AKIA", 16), ("ASIA", 16),
        ("xoxa-", 6), ("xoxb-", 6), ("xoxp-", 6), ("xoxr-", 6), ("xoxs-", 6), ("sk-", 16), ("AIza", 20), ("hf_", 20), ("eyJ", 10),
    ];

    /// <summary>What is no key after so many characters is none: a text of nothing but beginnings would be read again and again.</summary>
    private const int Decides = 64;

    public static string Mask(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var length = text[i] switch
            {
                ':' when text.AsSpan(i).StartsWith("://", StringComparison.Ordinal) => UserInformation(text, i, result),
                '-' when text.AsSpan(i).StartsWith("-----BEGIN", StringComparison.Ordinal) => Hide(result, BlockLength(text, i)),
                'g' or 'A' or 'x' or 's' or 'h' or 'e' when i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1]) => KeyLength(text, i) is > 0 and var key ? Hide(result, key) : 0,
                _ => 0,
            };
            if (length == 0)
            {
                result.Append(text[i]);
            }

            i += Math.Max(1, length);
        }

        return result.ToString();
    }

    private static int Hide(StringBuilder result, int length)
    {
        result.Append(Secrets.Hidden);
        return length;
    }

    /// <summary>Writes <c>://***</c> where an address has user-info; answers how many characters that stands for, 0 for none.</summary>
    private static int UserInformation(string text, int at, StringBuilder result)
    {
        var start = at + 3;
        var end = start;
        var sign = -1;
        while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"' or '\'') && !char.IsWhiteSpace(text[end]))
        {
            sign = text[end] == '@' ? end : sign;
            end++;
        }

        if (sign <= start)
        {
            return 0;
        }

        var user = text.AsSpan(start, sign - start);
        var password = user.IndexOf(':') is >= 0 and var colon ? user[(colon + 1)..] : user;
        if (user is "git" || !SecretNames.MayBeSecret(password))
        {
            return 0;
        }

        result.Append("://").Append(Secrets.Hidden);
        return sign - at;
    }

    private static int KeyLength(string text, int at)
    {
        var rest = text.AsSpan(at);
        foreach (var (start, least) in Starts)
        {
            if (rest.StartsWith(start, StringComparison.Ordinal))
            {
                var length = start.Length;
                var digits = 0;
                while (length < rest.Length && (length < Decides || IsKey(start, length, least, digits)) && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '-' || (rest[length] == '.' && start == "eyJ")))
                {
                    digits += char.IsAsciiDigit(rest[length]) ? 1 : 0;
                    length++;
                }

                // What has no digit in it is a name that only begins so: sk-learn, hf_hub_download.
                return IsKey(start, length, least, digits) ? length : 0;
            }
        }

        return 0;
    }

    private static bool IsKey(string start, int length, int least, int digits) =>
        length - start.Length >= least && (digits > 0 || start is not ("sk-" or "hf_" or "AKIA" or "ASIA"));

    /// <summary>The length of a block of a key, to its last line; to the end of the text where that is missing.</summary>
    private static int BlockLength(string text, int at)
    {
        var end = text.IndexOf("-----END", at, StringComparison.Ordinal);
        var close = end < 0 ? -1 : text.IndexOf("-----", end + 8, StringComparison.Ordinal);
        return (close < 0 ? text.Length : close + 5) - at;
    }
}
