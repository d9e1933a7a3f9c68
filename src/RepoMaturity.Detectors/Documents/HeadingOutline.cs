namespace RepoMaturity.Detectors.Documents;

/// <summary>The headings of a text as they come, and which of them are open: a heading ends where one of its level or a higher one begins.</summary>
internal sealed class HeadingOutline
{
    private readonly List<Heading> headings = [];
    private readonly List<Heading> open = [];

    /// <summary>All headings, in order.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>Adds a heading.</summary>
    public void Add(int level, string text, int line)
    {
        var heading = new Heading(level, text, line);
        open.RemoveAll(earlier => earlier.Level >= level);
        open.Add(heading);
        headings.Add(heading);
    }

    /// <summary>Says that code or numbered steps stand here.</summary>
    public void MarkSteps()
    {
        foreach (var heading in open)
        {
            heading.HasSteps = true;
        }
    }
}
