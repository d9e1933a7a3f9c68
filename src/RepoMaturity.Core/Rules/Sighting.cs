using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RepoMaturity.Core.Rules;

/// <summary>A line of a public repository in which a technology was seen, written <c>owner/name@commit:path:line</c>.</summary>
/// <param name="Repository">Owner and name.</param>
/// <param name="Commit">The full id of the commit.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line that shows it; 1 where the file as a whole does.</param>
public sealed record Sighting(string Repository, string Commit, string Path, int Line)
{
    /// <summary>Reads a sighting. A path may hold colons: the line stands behind the last.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Sighting? sighting)
    {
        sighting = null;
        if (text?.Split('@', 2) is not [var repository, var rest] || rest.Split(':', 2) is not [var commit, var place] || place.LastIndexOf(':') is not (> 0 and var colon))
        {
            return false;
        }

        if (repository.Split('/') is not [{ Length: > 0 }, { Length: > 0 }] || commit.Length is not (40 or 64) || !commit.All(char.IsAsciiHexDigitLower)
            || !int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line == 0 || place[0] == '/')
        {
            return false;
        }

        sighting = new Sighting(repository, commit, place[..colon], line);
        return true;
    }
}
