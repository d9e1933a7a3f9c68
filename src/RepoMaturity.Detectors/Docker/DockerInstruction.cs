using System.Buffers;

namespace RepoMaturity.Detectors.Docker;

/// <summary>An instruction of a Dockerfile, with the constants of ARG and ENV put in.</summary>
/// <param name="Name">Its name in upper case.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="TextLine">Line on which <paramref name="Text"/> begins: a later one where the text is a here-document.</param>
/// <param name="Text">What stands after the name, with its continued lines as written.</param>
/// <param name="Words">Its words; those of the list where it is given as one.</param>
/// <param name="IsList">Whether it is given as a JSON list.</param>
internal sealed record DockerInstruction(string Name, int Line, int TextLine, string Text, IReadOnlyList<string> Words, bool IsList)
{
    /// <summary>The command as a shell would be given it.</summary>
    public string AsShell => IsList ? string.Join(' ', Words.Select(Quote)) : WithoutOptions();

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(" \t\n'\"$&|;<>()#*?`\\");

    private static string Quote(string word) => word.Length > 0 && word.AsSpan().IndexOfAny(NeedsQuotes) < 0
        ? word
        : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>Without the options of RUN (<c>--mount=...</c>); the breaks among them stay, so that lines are counted.</summary>
    private string WithoutOptions()
    {
        var text = Text.AsSpan();
        var breaks = 0;
        while (text.StartsWith("--"))
        {
            var end = text.IndexOfAny(" \t\n");
            text = end < 0 ? [] : text[end..];
            var rest = text.TrimStart(" \t\n\\");
            breaks += text[..^rest.Length].Count('\n');
            text = rest;
        }

        return breaks == 0 ? text.ToString() : new string('\n', breaks) + text.ToString();
    }
}
