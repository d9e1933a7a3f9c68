using System.Text;

namespace RepoMaturity.Core.Rules;

/// <summary>How the members of enumerations are written in rules, reports and on the command line: lower case with hyphens.</summary>
public static class Words
{
    /// <summary><c>PullRequest</c> becomes <c>pull-request</c>.</summary>
    public static string Of<TWord>(TWord word)
        where TWord : struct, Enum => Names<TWord>.Written[word];

    private static string Write(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            if (char.IsAsciiLetterUpper(character) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }

    private static class Names<TWord>
        where TWord : struct, Enum
    {
        public static readonly Dictionary<TWord, string> Written = Enum.GetValues<TWord>().ToDictionary(word => word, word => Write(word.ToString()));
    }
}
