namespace RepoMaturity.Detectors.Documents;

/// <summary>
/// Reads the headings of reStructuredText (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#sections): lines with a line of punctuation below, and perhaps above; the order
/// in which the styles first occur gives their levels.
/// </summary>
internal static class RestructuredTextOutline
{
    /// <summary>The headings of a text, in order.</summary>
    public static IReadOnlyList<Heading> Read(string text)
    {
        var outline = new HeadingOutline();
        var styles = new List<(char Mark, bool HasOverline)>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var content = line.AsSpan().Trim();
            if (content.IsEmpty)
            {
                continue;
            }

            var isAtMargin = !char.IsWhiteSpace(line[0]);
            if (IsTitle(lines, i))
            {
                var style = (lines[i + 1][0], HasOverline: i > 0 && IsRuler(lines[i - 1]) && lines[i - 1][0] == lines[i + 1][0]);
                var level = styles.IndexOf(style);
                if (level < 0)
                {
                    level = styles.Count;
                    styles.Add(style);
                }

                outline.Add(level + 1, content.ToString(), i + 1);
                i++;
            }
            else if ((isAtMargin && NumberedStep.Begins(content)) || BeginsCode(content))
            {
                outline.MarkSteps();
            }
        }

        return outline.Headings;
    }

    private static bool IsTitle(string[] lines, int index)
    {
        if (index + 1 >= lines.Length || !IsRuler(lines[index + 1]) || IsRuler(lines[index]))
        {
            return false;
        }

        // Between two rulers a title may be indented.
        var hasOverline = index > 0 && IsRuler(lines[index - 1]);
        return (hasOverline || !char.IsWhiteSpace(lines[index][0])) && lines[index + 1].TrimEnd().Length + 3 >= lines[index].Trim().Length;
    }

    private static bool IsRuler(string line)
    {
        var content = line.AsSpan().TrimEnd();
        return content.Length >= 3 && char.IsAscii(content[0]) && (char.IsPunctuation(content[0]) || char.IsSymbol(content[0])) && content.IndexOfAnyExcept(content[0]) < 0;
    }

    private static bool BeginsCode(ReadOnlySpan<char> content) => content.StartsWith(".. code", StringComparison.Ordinal)
        || content.StartsWith(".. sourcecode", StringComparison.Ordinal)
        || content.StartsWith(".. prompt", StringComparison.Ordinal)
        || content.StartsWith(">>> ", StringComparison.Ordinal)
        || (content.EndsWith("::", StringComparison.Ordinal) && !content.StartsWith("..", StringComparison.Ordinal));
}
