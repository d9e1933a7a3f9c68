using System.Text;

namespace RepoMaturity.Detectors.Languages.R;

/// <summary>The R code of a document: everything else becomes empty lines, so that lines keep their numbers.</summary>
internal static class RChunks
{
    /// <summary>The code of all chunks that are evaluated.</summary>
    public static string Of(string text)
    {
        var made = new StringBuilder(text.Length);
        string? fence = null;
        var isCode = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var content = line.TrimStart();
            if (fence is null)
            {
                var ticks = content.Length - content.TrimStart('`').Length;
                if (ticks >= 3)
                {
                    fence = new string('`', ticks);
                    isCode = IsEvaluated(content[ticks..]);
                }
            }
            else if (content.StartsWith(fence, StringComparison.Ordinal) && content.TrimEnd().Length == fence.Length)
            {
                fence = null;
            }
            else if (isCode)
            {
                // Quarto says it inside of the chunk.
                isCode = !(content.StartsWith("#|", StringComparison.Ordinal) && content.Contains("eval: false", StringComparison.Ordinal));
                made.Append(line);
            }

            made.Append('\n');
        }

        return made.ToString();
    }

    private static bool IsEvaluated(ReadOnlySpan<char> header) =>
        header.StartsWith("{r", StringComparison.OrdinalIgnoreCase) && header.Length > 2 && header[2] is '}' or ' ' or ','
        && !header.ToString().Replace(" ", string.Empty, StringComparison.Ordinal).Contains("eval=F", StringComparison.Ordinal);
}
