using System.Buffers;
using System.Globalization;

namespace RepoMaturity.Git.Layout;

/// <summary>A revision as people write it: a name, and steps back from it.</summary>
/// <param name="Name">A reference or a whole or abbreviated id.</param>
/// <param name="Steps">Which parent to go to, one after the other, from 1; 0 stays.</param>
internal sealed record Revision(string Name, IReadOnlyList<int> Steps)
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" :\\\n\0");

    // Enough for any walk back by hand; a longer one is a slip, and each step is a read.
    private const int MostSteps = 100_000;

    /// <summary>Reads a revision.</summary>
    /// <exception cref="RepositoryException">It is none, or does not name one commit.</exception>
    public static Revision Parse(string text)
    {
        var end = text.AsSpan().IndexOfAny('~', '^');
        var name = end < 0 ? text : text[..end];
        var steps = new List<int>();
        if (name.Length == 0 || name[0] == '-' || name.AsSpan().ContainsAny(Forbidden) || name.Contains("@{", StringComparison.Ordinal)
            || name.Contains("..", StringComparison.Ordinal) || !TryReadSteps(text.AsSpan(name.Length), steps))
        {
            throw new RepositoryException($"'{text}' does not name a commit: give an id, a branch, a tag, or HEAD, followed by ~N or ^N where an ancestor is meant.");
        }

        return new Revision(name == "@" ? "HEAD" : name, steps);
    }

    private static bool TryReadSteps(ReadOnlySpan<char> text, List<int> steps)
    {
        while (!text.IsEmpty)
        {
            var kind = text[0];
            text = text[1..];
            if (kind == '^' && (text.StartsWith("{}", StringComparison.Ordinal) || text.StartsWith("{commit}", StringComparison.Ordinal)))
            {
                // Names of tags are followed to their commits anyway.
                text = text[(text.IndexOf('}') + 1)..];
                continue;
            }

            var digits = text.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? text.Length : digits;
            var number = 1;
            if (kind is not ('~' or '^')
                || (digits > 0 && !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number))
                || number > MostSteps - steps.Count)
            {
                return false;
            }

            steps.AddRange(kind == '^' ? [number] : Enumerable.Repeat(1, number));
            text = text[digits..];
        }

        return true;
    }
}
