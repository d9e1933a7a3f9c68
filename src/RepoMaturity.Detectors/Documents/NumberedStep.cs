namespace RepoMaturity.Detectors.Documents;

/// <summary>Tells lines that begin a step of a numbered list.</summary>
internal static class NumberedStep
{
    /// <summary>Whether a line, without its indentation, begins with a number (or <c>#</c>) and a full stop or bracket: <c>1. </c>, <c>2) </c>.</summary>
    public static bool Begins(ReadOnlySpan<char> line)
    {
        var digits = 0;
        while (digits < line.Length && digits < 9 && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        var mark = digits == 0 && line is ['#', '.', ..] ? 1 : digits;
        return mark > 0 && mark + 1 < line.Length && line[mark] is '.' or ')' && line[mark + 1] is ' ' or '\t';
    }
}
