namespace RepoMaturity.Detectors.Shell;

/// <summary>A package that a command installs.</summary>
/// <param name="Name">Its normalised name (PEP 503).</param>
/// <param name="Version">The version asked for, as written; null when any will do.</param>
internal sealed record InstalledPackage(string Name, string? Version)
{
    /// <summary>Reads <c>name[extra]==version</c>; null for paths, addresses and variables.</summary>
    public static InstalledPackage? Parse(string word)
    {
        var end = 0;
        while (end < word.Length && (char.IsAsciiLetterOrDigit(word[end]) || word[end] is '-' or '_' or '.'))
        {
            end++;
        }

        if (end == 0 || word[0] == '.' || (end < word.Length && word[end] is '/' or '\\' or ':' or '$'))
        {
            return null;
        }

        var rest = word[end..];
        if (rest.StartsWith('['))
        {
            rest = rest[(rest.IndexOf(']', StringComparison.Ordinal) + 1)..];
        }

        return new InstalledPackage(word[..end].ToLowerInvariant().Replace('_', '-').Replace('.', '-'), rest.Length == 0 ? null : rest);
    }
}
