namespace RepoMaturity.Core.Rules;

/// <summary>
/// A pattern over names: every character stands for itself, <c>*</c> for any run of characters, the empty one included. The texts between the stars are
/// searched one after the other, so the time is linear and nothing is tried twice.
/// </summary>
public sealed class NamePattern
{
    private readonly StringComparison comparison;
    private readonly string[] parts;

    /// <summary>Makes a pattern.</summary>
    public NamePattern(string pattern, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Text = pattern;
        comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        parts = pattern.Split('*');
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Whether the whole name fits.</summary>
    public bool Matches(ReadOnlySpan<char> name)
    {
        if (parts.Length == 1)
        {
            return name.Equals(Text, comparison);
        }

        if (!name.StartsWith(parts[0], comparison))
        {
            return false;
        }

        name = name[parts[0].Length..];
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var at = name.IndexOf(parts[i], comparison);
            if (at < 0)
            {
                return false;
            }

            name = name[(at + parts[i].Length)..];
        }

        return name.EndsWith(parts[^1], comparison);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
