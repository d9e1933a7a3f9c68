namespace RepoMaturity.Git.Snapshots;

/// <summary>
/// One pattern as gitignore describes it. Written here because the packages at hand make backtracking regular expressions of patterns, and a pattern is
/// input of the scanned repository: this one takes at most the product of the two lengths.
/// </summary>
internal sealed class IgnorePattern
{
    private const string AnyFolders = "**";

    private readonly string[] parts;
    private readonly bool isForFolders;
    private readonly bool isAnchored;

    private IgnorePattern(string[] parts, bool isNegated, bool isForFolders, bool isAnchored)
    {
        this.parts = parts;
        IsNegated = isNegated;
        this.isForFolders = isForFolders;
        this.isAnchored = isAnchored;
    }

    /// <summary>Whether it takes back what an earlier pattern ignores.</summary>
    public bool IsNegated { get; }

    /// <summary>Reads a line; null for an empty one and for a comment.</summary>
    public static IgnorePattern? Parse(string line)
    {
        var text = TrimEnd(line.TrimEnd('\r'));
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var isNegated = text[0] == '!';
        text = isNegated ? text[1..] : text;
        var isForFolders = text.EndsWith('/');
        text = isForFolders ? text[..^1] : text;
        var isAnchored = text.Contains('/', StringComparison.Ordinal);
        var parts = text.TrimStart('/').Split('/');
        return text.Length == 0 ? null : new IgnorePattern(parts, isNegated, isForFolders, isAnchored);
    }

    /// <summary>Whether it matches a path, seen from the folder of its file.</summary>
    public bool Matches(string path, bool isFolder)
    {
        if (isForFolders && !isFolder)
        {
            return false;
        }

        return isAnchored
            ? MatchesParts(path.Split('/'))
            : MatchesName(parts[0], path.AsSpan(path.LastIndexOf('/') + 1));
    }

    // Spaces at the end do not count unless a backslash stands before them.
    private static string TrimEnd(string line)
    {
        var text = line.TrimEnd(' ');
        return text.Length < line.Length && text.EndsWith('\\') ? text + " " : text;
    }

    private bool MatchesParts(string[] names)
    {
        int part = 0, name = 0, restartPart = -1, restartName = 0;
        while (name < names.Length)
        {
            if (part < parts.Length && parts[part] == AnyFolders)
            {
                if (part == parts.Length - 1)
                {
                    // "folder/**" is what lies in the folder, not the folder.
                    return true;
                }

                restartPart = ++part;
                restartName = name;
            }
            else if (part < parts.Length && MatchesName(parts[part], names[name]))
            {
                part++;
                name++;
            }
            else if (restartPart >= 0)
            {
                part = restartPart;
                name = ++restartName;
            }
            else
            {
                return false;
            }
        }

        return part == parts.Length;
    }

    private static bool MatchesName(string pattern, ReadOnlySpan<char> name)
    {
        int at = 0, position = 0, restart = -1, restartPosition = 0;
        while (position < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                restart = ++at;
                restartPosition = position;
            }
            else if (at < pattern.Length && MatchesOne(pattern, ref at, name[position]))
            {
                position++;
            }
            else if (restart >= 0)
            {
                at = restart;
                position = ++restartPosition;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
        {
            at++;
        }

        return at == pattern.Length;
    }

    /// <summary>Matches one character and steps over what stands for it; on a mismatch where it stops means nothing.</summary>
    private static bool MatchesOne(string pattern, ref int at, char c)
    {
        var wanted = pattern[at++];
        if (wanted == '[')
        {
            return MatchesClass(pattern, ref at, c);
        }

        if (wanted == '\\' && at < pattern.Length)
        {
            return pattern[at++] == c;
        }

        return wanted == '?' || wanted == c;
    }

    private static bool MatchesClass(string pattern, ref int at, char c)
    {
        var isNegated = at < pattern.Length && pattern[at] is '!' or '^';
        at += isNegated ? 1 : 0;
        var isMatch = false;
        for (var isFirst = true; at < pattern.Length && (isFirst || pattern[at] != ']'); isFirst = false)
        {
            if (pattern.AsSpan(at).StartsWith("[:", StringComparison.Ordinal) && pattern.IndexOf(":]", at, StringComparison.Ordinal) is var end and > 0)
            {
                isMatch |= IsIn(pattern[(at + 2)..end], c);
                at = end + 2;
                continue;
            }

            var low = Literal(pattern, ref at);
            var high = low;
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                high = Literal(pattern, ref at);
            }

            isMatch |= c >= low && c <= high;
        }

        // A class without an end matches nothing.
        return at++ < pattern.Length && isMatch != isNegated;
    }

    private static char Literal(string pattern, ref int at)
    {
        if (pattern[at] == '\\' && at + 1 < pattern.Length)
        {
            at++;
        }

        return pattern[at++];
    }

    private static bool IsIn(string name, char c) => name switch
    {
        "alnum" => char.IsAsciiLetterOrDigit(c),
        "alpha" => char.IsAsciiLetter(c),
        "digit" => char.IsAsciiDigit(c),
        "lower" => char.IsAsciiLetterLower(c),
        "upper" => char.IsAsciiLetterUpper(c),
        "xdigit" => char.IsAsciiHexDigit(c),
        "space" => c is ' ' or (>= '\t' and <= '\r'),
        "blank" => c is ' ' or '\t',
        "punct" => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)),
        _ => false,
    };
}
