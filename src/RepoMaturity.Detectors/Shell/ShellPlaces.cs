namespace RepoMaturity.Detectors.Shell;

/// <summary>
/// Places that a shell text computes and a reader can know: <c>$(dirname "$0")</c>, <c>$(git rev-parse --show-toplevel)</c>. Each stands in words and
/// folders as one private-use character.
/// </summary>
internal static class ShellPlaces
{
    /// <summary>The folder of the file that holds the text.</summary>
    public const char ScriptFolder = '\uE001';

    /// <summary>The root of the repository.</summary>
    public const char Root = '\uE002';

    /// <summary>Variables that CI systems set to the root of the checkout.</summary>
    private static readonly HashSet<string> RootVariables = new(StringComparer.Ordinal)
    {
        "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "SYSTEM_DEFAULTWORKINGDIRECTORY", "CODEBUILD_SRC_DIR", "BITBUCKET_CLONE_DIR",
        "TRAVIS_BUILD_DIR", "CIRCLE_WORKING_DIRECTORY",
    };

    public static bool IsRootVariable(string name) => RootVariables.Contains(name);

    public static bool IsPlace(char character) => character is ScriptFolder or Root;

    /// <summary>The place that a substitution computes; null when it is none of the known ones.</summary>
    /// <param name="substitution">The whole substitution as written, from <c>$(</c> to <c>)</c>.</param>
    public static string? OfSubstitution(string substitution)
    {
        if (substitution.Length > 200)
        {
            return null;
        }

        if (substitution.Contains("rev-parse --show-toplevel", StringComparison.Ordinal))
        {
            return Root.ToString();
        }

        if (substitution is "$(pwd)" or "`pwd`")
        {
            return ".";
        }

        var dirname = substitution.IndexOf("dirname", StringComparison.Ordinal);
        return dirname >= 0 && NamesOwnFile(substitution) ? ScriptFolder + Suffix(substitution, dirname) : null;
    }

    private static bool NamesOwnFile(string text) =>
        text.Contains("$0", StringComparison.Ordinal) || text.Contains("${0", StringComparison.Ordinal) || text.Contains("BASH_SOURCE", StringComparison.Ordinal);

    /// <summary><c>/..</c> of <c>$(cd "$(dirname "$0")/.." &amp;&amp; pwd)</c>.</summary>
    private static string Suffix(string text, int start)
    {
        var slash = text.IndexOf('/', start);
        if (slash < 0 || !text.AsSpan(start, slash - start).Contains(')'))
        {
            return string.Empty;
        }

        var end = slash;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '/' or '.' or '_' or '-'))
        {
            end++;
        }

        return text[slash..end].TrimEnd('/');
    }
}
