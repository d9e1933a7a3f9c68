using System.Text;

namespace RepoMaturity.Core.Rules;

/// <summary>How the members of enumerations are written in rules, reports and on the command line: lower case with hyphens.</summary>
public static class Words
{
    /// <summary><c>PullRequest</c> becomes <c>pull-request</c>.</summary>
    public static string Of<TWord>(TWord word)
        where TWord : struct, Enum => Names<TWord>.Written[word];

    /// <summary>As people read it, with blanks: <c>pull request</c>.</summary>
    public static string Spaced<TWord>(TWord word)
        where TWord : struct, Enum => Of(word).Replace('-', ' ');

    /// <summary>The member that is written so; null when there is none.</summary>
    public static TWord? Find<TWord>(string text)
        where TWord : struct, Enum => Names<TWord>.ByWord.TryGetValue(text, out var word) ? word : null;

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
        public static readonly Dictionary<TWord, string> Written = [];
        public static readonly Dictionary<string, TWord> ByWord = new(StringComparer.Ordinal);

        static Names()
        {
            var (names, values) = (Enum.GetNames<TWord>(), Enum.GetValues<TWord>());
            for (var i = 0; i < values.Length; i++)
            {
                var word = Write(names[i]);
                Written.TryAdd(values[i], word);
                ByWord.TryAdd(word, values[i]);
            }
        }
    }
}
