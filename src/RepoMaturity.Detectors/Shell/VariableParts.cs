using System.Text;

namespace RepoMaturity.Detectors.Shell;

/// <summary>
/// Names of which a part is only known when a run is started: <c>python -m models.${{ inputs.model }}.train</c> runs one of the modules that fit.
/// </summary>
internal static class VariableParts
{
    /// <summary>What stands for a part that is not known.</summary>
    public const char Unknown = '*';

    /// <summary>Names with more candidates say too little.</summary>
    public const int MostCandidates = 12;

    /// <summary>
    /// The name with <see cref="Unknown"/> for its variables; null where its first or last part is unknown, so that it could be anything.
    /// </summary>
    /// <param name="name">The name, its parts joined by dots or slashes.</param>
    /// <param name="mayBegin">Whether its first part may be unknown: who asks knows where it begins.</param>
    public static string? Pattern(string name, bool mayBegin = false)
    {
        if (name.AsSpan().IndexOfAny('$', '{') < 0)
        {
            return name;
        }

        var pattern = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length;)
        {
            var length = VariableAt(name.AsSpan(i));
            pattern.Append(length == 0 ? name[i] : Unknown);
            i += Math.Max(1, length);
        }

        var text = pattern.ToString();
        var parts = text.Split('.', '/');
        return parts.Length < (mayBegin ? 2 : 3) || (!mayBegin && parts[0].Contains(Unknown, StringComparison.Ordinal)) || parts[^1].Contains(Unknown, StringComparison.Ordinal) || text.AsSpan().IndexOfAny('$', '{') >= 0
            ? null : text;
    }

    /// <summary>The folder from which the end of a path fits the parts of a pattern; null where it does not.</summary>
    public static string? RootOf(string path, IReadOnlyList<string> parts)
    {
        var folders = path.Split('/');
        var above = folders.Length - parts.Count;
        for (var i = 0; i < parts.Count; i++)
        {
            if (above < 0 || !Fits(folders[above + i], parts[i]))
            {
                return null;
            }
        }

        return string.Join('/', folders[..above]);
    }

    private static bool Fits(ReadOnlySpan<char> part, ReadOnlySpan<char> pattern)
    {
        var star = pattern.IndexOf(Unknown);
        return star < 0
            ? part.SequenceEqual(pattern)
            : part.Length >= pattern.Length - 1 && part.StartsWith(pattern[..star], StringComparison.Ordinal) && part.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal);
    }

    /// <summary>Length of a variable at the start of a text: <c>${{ inputs.x }}</c>, <c>${X}</c>, <c>$(X)</c>, <c>$X</c>; 0 for none.</summary>
    private static int VariableAt(ReadOnlySpan<char> text)
    {
        if (text[0] != '$' || text.Length < 2)
        {
            return 0;
        }

        var close = text.StartsWith("${{") ? "}}" : text[1] == '{' ? "}" : text[1] == '(' ? ")" : string.Empty;
        if (close.Length > 0)
        {
            var end = text.IndexOf(close, StringComparison.Ordinal);
            return end < 0 ? 0 : end + close.Length;
        }

        var length = 1;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        return length == 1 ? 0 : length;
    }
}
