namespace RepoMaturity.Detectors.Documents;

/// <summary>
/// Reads the headings of Markdown (CommonMark, https://spec.commonmark.org/0.31.2/, with the HTML headings that people write into it) line by
/// line. What stands in code or in a comment is no heading.
/// </summary>
internal sealed class MarkdownOutline
{
    private const int LongestHtmlHeading = 8;

    private readonly HeadingOutline outline = new();
    private readonly string[] lines;
    private int next;
    private bool isParagraph;
    private bool isList;

    private MarkdownOutline(string text) => lines = text.Split('\n');

    /// <summary>The headings of a text, in order.</summary>
    public static IReadOnlyList<Heading> Read(string text)
    {
        var reading = new MarkdownOutline(text);
        while (reading.next < reading.lines.Length)
        {
            reading.ReadLine();
        }

        return reading.outline.Headings;
    }

    private void ReadLine()
    {
        var line = lines[next++];
        var content = line.AsSpan().Trim();
        var indentation = Indentation(line);
        if (content.IsEmpty)
        {
            isParagraph = false;
            return;
        }

        if (Fence(content) is { } fence)
        {
            SkipFence(fence);
        }
        else if (content.StartsWith("<!--", StringComparison.Ordinal))
        {
            SkipComment(content);
        }
        else if (indentation >= 4 && !isParagraph && !isList)
        {
            outline.MarkSteps();
        }
        else if (indentation < 4 && content[0] == '#' && TryHash(content))
        {
            isParagraph = isList = false;
        }
        else if (content.Length > 3 && content[0] == '<' && content[1] is 'h' or 'H' && content[2] is >= '1' and <= '6')
        {
            ReadHtmlHeading(content[2] - '0');
        }
        else
        {
            ReadText(content, indentation);
        }
    }

    private void ReadText(ReadOnlySpan<char> content, int indentation)
    {
        var isStep = NumberedStep.Begins(content);
        var isItem = isStep || content is ['-' or '*' or '+', ' ' or '\t', ..];
        if (isStep || InlineCommand.StandsIn(content) || content.StartsWith("<pre", StringComparison.OrdinalIgnoreCase))
        {
            outline.MarkSteps();
        }

        // A list goes on over its indented lines; any other text at the margin ends it.
        isList = isItem || (isList && indentation > 0);
        isParagraph = !isItem && content[0] is not ('|' or '>' or '<');
        if (isParagraph && indentation < 4 && next < lines.Length && Underline(lines[next]) is > 0 and var level)
        {
            outline.Add(level, content.ToString(), next);
            next++;
            isParagraph = isList = false;
        }
    }

    private bool TryHash(ReadOnlySpan<char> content)
    {
        var level = content.IndexOfAnyExcept('#');
        level = level < 0 ? content.Length : level;
        if (level > 6 || (level < content.Length && content[level] is not (' ' or '\t')))
        {
            return false;
        }

        outline.Add(level, content[level..].Trim().TrimEnd('#').TrimEnd().ToString(), next);
        return true;
    }

    // Its end may stand some lines below: <h1 align="center"> / <img ...> Name / </h1>.
    private void ReadHtmlHeading(int level)
    {
        var first = next;
        var text = lines[next - 1];
        while (!text.Contains("</h", StringComparison.OrdinalIgnoreCase) && next < lines.Length && next - first < LongestHtmlHeading && lines[next].Length > 0)
        {
            text += " " + lines[next++];
        }

        var end = text.IndexOf("</h", StringComparison.OrdinalIgnoreCase);
        outline.Add(level, end < 0 ? text : text[..end], first);
        isParagraph = isList = false;
    }

    private void SkipFence(ReadOnlySpan<char> fence)
    {
        outline.MarkSteps();
        isParagraph = false;
        while (next < lines.Length)
        {
            var line = lines[next++].AsSpan().Trim();
            if (line.StartsWith(fence) && line.IndexOfAnyExcept(fence[0]) < 0)
            {
                return;
            }
        }
    }

    private void SkipComment(ReadOnlySpan<char> content)
    {
        while (!content.Contains("-->", StringComparison.Ordinal) && next < lines.Length)
        {
            content = lines[next++];
        }
    }

    private static string? Fence(ReadOnlySpan<char> content)
    {
        if (content[0] is not ('`' or '~'))
        {
            return null;
        }

        var length = content.IndexOfAnyExcept(content[0]);
        length = length < 0 ? content.Length : length;
        return length >= 3 && !(content[0] == '`' && content[length..].Contains('`')) ? content[..length].ToString() : null;
    }

    private static int Underline(string line)
    {
        var content = line.AsSpan().Trim();
        if (content.IsEmpty || Indentation(line) >= 4 || content[0] is not ('=' or '-') || content.IndexOfAnyExcept(content[0]) >= 0)
        {
            return 0;
        }

        return content[0] == '=' ? 1 : 2;
    }

    private static int Indentation(string line)
    {
        var columns = 0;
        foreach (var character in line)
        {
            if (character == '\t')
            {
                columns += 4 - (columns % 4);
            }
            else if (character == ' ')
            {
                columns++;
            }
            else
            {
                break;
            }
        }

        return columns;
    }
}
