namespace RepoMaturity.Core.Facts;

/// <summary>
/// Tells whether one of a few texts stands in another. A search by vectors is faster on long texts; most of what is asked here is a short name, and the code of vectors is not compiled
/// ahead of time.
/// </summary>
internal sealed class SignTable
{
    private readonly string[]?[] byFirst = new string[]?[128];
    private readonly StringComparison comparison;

    /// <summary>Makes a table of signs of at least two characters of ASCII.</summary>
    /// <param name="ignoresCase">Whether letters count in any case.</param>
    /// <param name="signs">The signs.</param>
    public SignTable(bool ignoresCase, params ReadOnlySpan<string> signs)
    {
        comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var sign in signs)
        {
            Add(sign[0], sign);
            if (ignoresCase && char.IsAsciiLetter(sign[0]))
            {
                Add((char)(sign[0] ^ 0x20), sign);
            }
        }
    }

    /// <summary>Whether one of the signs stands in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] < 128 && byFirst[text[at]] is { } signs && Begins(text[at..], signs))
            {
                return true;
            }
        }

        return false;
    }

    private bool Begins(ReadOnlySpan<char> text, string[] signs)
    {
        // The second character dismisses most, whatever its case.
        var second = text[1] | 0x20;
        foreach (var sign in signs)
        {
            if ((sign[1] | 0x20) == second && text.StartsWith(sign, comparison))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(char first, string sign) => byFirst[first] = [.. byFirst[first] ?? [], sign];
}
