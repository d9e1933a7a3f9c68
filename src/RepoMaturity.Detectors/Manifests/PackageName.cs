using System.Text;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Names of packages in the one spelling in which they are compared.</summary>
internal static class PackageName
{
    /// <summary>A Python package's name as PEP 503 normalises it: lower case, each run of <c>-</c>, <c>_</c> and <c>.</c> one hyphen.</summary>
    public static string OfPython(ReadOnlySpan<char> name)
    {
        var made = new StringBuilder(name.Length);
        var separated = false;
        foreach (var character in name)
        {
            if (character is '-' or '_' or '.')
            {
                separated = true;
                continue;
            }

            if (separated && made.Length > 0)
            {
                made.Append('-');
            }

            separated = false;
            made.Append(char.ToLowerInvariant(character));
        }

        return made.ToString();
    }
}
