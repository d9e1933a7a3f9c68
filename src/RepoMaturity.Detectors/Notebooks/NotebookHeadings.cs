using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Notebooks;

/// <summary>Writes the headings of a notebook's text cells.</summary>
internal static class NotebookHeadings
{
    /// <summary>Writes each heading, with <c>code</c> where a code cell, a block of code or a list of steps stands under it.</summary>
    public static void Write(NotebookDocument notebook, FactWriter facts)
    {
        Fact? open = null;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == "markdown")
            {
                open = WriteCell(cell, open, facts);
            }
            else if (cell.Kind == "code" && open is not null && !string.IsNullOrWhiteSpace(cell.Source))
            {
                open = open with { Value = "code" };
            }
        }

        Close(open, facts);
    }

    private static Fact? WriteCell(NotebookCell cell, Fact? open, FactWriter facts)
    {
        var isFenced = false;
        var line = 0;
        foreach (var text in cell.Source.AsSpan().EnumerateLines())
        {
            line++;
            var trimmed = text.Trim();
            if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
            {
                isFenced = !isFenced;
                open = open is null ? null : open with { Value = "code" };
            }
            else if (!isFenced && HeadingOf(trimmed) is { Length: > 0 } heading)
            {
                Close(open, facts);
                open = new Fact(FactKind.Heading, heading, new Position(line, cell.Number));
            }
            else if (trimmed.Length > 2 && char.IsAsciiDigit(trimmed[0]) && trimmed[1..3] is ". ")
            {
                open = open is null ? null : open with { Value = "code" };
            }
        }

        return open;
    }

    private static string? HeadingOf(ReadOnlySpan<char> line)
    {
        var level = 0;
        while (level < line.Length && line[level] == '#')
        {
            level++;
        }

        return level is 0 or > 6 || level >= line.Length || line[level] is not (' ' or '\t')
            ? null
            : line[level..].Trim().TrimEnd('#').TrimEnd().ToString().ToLowerInvariant();
    }

    private static void Close(Fact? heading, FactWriter facts)
    {
        if (heading is not null)
        {
            facts.Add(heading);
        }
    }
}
