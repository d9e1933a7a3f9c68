using System.Buffers;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors;

/// <summary>
/// A look at the text of a file before the costly reading, where its ending is shared by many tools: most are something else, and what is longer than people write is data, or made by a program.
/// </summary>
internal static class SharedFormat
{
    /// <summary>In characters.</summary>
    private const int LongestWritten = 256 * 1024;

    /// <summary>Whether a file is as short as what people write. The detectors that look at such files share one reading.</summary>
    public static bool IsWritten(SourceFile file) => file.Source.Text.Length <= LongestWritten;

    /// <summary>The same, and that it holds a word, in the case given.</summary>
    public static bool IsWrittenWith(SourceFile file, string word) => IsWritten(file) && file.Source.Text.Contains(word, StringComparison.Ordinal);

    /// <summary>The same, and that it holds one of some words.</summary>
    public static bool IsWrittenWith(SourceFile file, SearchValues<string> words) => IsWritten(file) && file.Source.Text.AsSpan().ContainsAny(words);
}
