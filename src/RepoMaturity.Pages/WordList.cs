using System.Text.Json;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Pages;

/// <summary>Words that come again and again, each with a number.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    /// <summary>The words, in the order of their numbers.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The number of a word.</summary>
    public int Add(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            numbers[word] = number = words.Count;
            words.Add(word);
        }

        return number;
    }

    /// <summary>Writes the words as a list.</summary>
    public void Write(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartArray(name);
        foreach (var word in words)
        {
            writer.WriteStringValue(TerminalText.Safe(word));
        }

        writer.WriteEndArray();
    }
}
