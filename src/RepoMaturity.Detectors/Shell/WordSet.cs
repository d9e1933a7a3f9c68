namespace RepoMaturity.Detectors.Shell;

/// <summary>Sets of words, written as one text with blanks between.</summary>
internal static class WordSet
{
    /// <summary>The words of a text.</summary>
    public static HashSet<string> Of(string words) => new(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
