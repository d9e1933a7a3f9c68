using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// A glob over paths: <c>**</c> any folders, none included; <c>*</c> any characters of one name; <c>?</c> one of them; <c>[a-z]</c>, <c>[!a-z]</c> one of a set;
/// every other character stands for itself. Patterns also come from scanned repositories, so nothing is tried twice: only the last star is
/// taken back, in a name as among folders, and the time is bounded by the product of the lengths.
/// </summary>
internal sealed class PathPattern
{
    private const string AnyFolders = "**";
    private const int MostOnStack = 64;

    private static readonly char[] Wildcards = ['*', '?'];

    private readonly string[] parts;
    private readonly string longest;

    public PathPattern(string pattern)
    {
        parts = pattern.Split('/');
        Literals = [.. parts.Where(part => !part.Contains('[', StringComparison.Ordinal)).SelectMany(part => part.Split(Wildcards))];
        longest = Literals.MaxBy(literal => literal.Length) ?? string.Empty;
    }

    /// <summary>Texts of which each stands in every path that fits.</summary>
    public ImmutableArray<string> Literals { get; }

    /// <summary>Whether the whole path fits.</summary>
    public bool Matches(string path)
    {
        if (!path.Contains(longest, StringComparison.Ordinal))
        {
            return false;
        }

        var count = path.AsSpan().Count('/') + 1;
        Span<Range> names = count <= MostOnStack ? stackalloc Range[count] : new Range[count];
        path.AsSpan().Split(names, '/');
        var (at, star, mark) = (0, -1, 0);
        for (var i = 0; i < names.Length;)
        {
            if (at < parts.Length && parts[at] == AnyFolders)
            {
                star = at++;
                mark = i;
            }
            else if (at < parts.Length && MatchesName(parts[at], path.AsSpan()[names[i]]))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (at < parts.Length && parts[at] == AnyFolders)
        {
            at++;
        }

        return at == parts.Length;
    }

    private static bool MatchesName(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (at, star, mark) = (0, -1, 0);
        for (var i = 0; i < name.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                mark = i;
            }
            else if (at < pattern.Length && MatchesOne(pattern[at..], name[i]) is > 0 and var length)
            {
                at += length;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    /// <summary>How many characters of the pattern fit this one; zero when they do not.</summary>
    private static int MatchesOne(ReadOnlySpan<char> pattern, char character)
    {
        if (pattern[0] == '?')
        {
            return 1;
        }

        var close = pattern[0] == '[' ? pattern.IndexOf(']') : -1;
        if (close < 2)
        {
            return pattern[0] == character ? 1 : 0;
        }

        var isNegated = pattern[1] is '!' or '^';
        var isIn = false;
        for (var i = isNegated ? 2 : 1; i < close; i++)
        {
            if (i + 2 < close && pattern[i + 1] == '-')
            {
                isIn |= character >= pattern[i] && character <= pattern[i + 2];
                i += 2;
            }
            else
            {
                isIn |= pattern[i] == character;
            }
        }

        return isIn != isNegated ? close + 1 : 0;
    }
}
