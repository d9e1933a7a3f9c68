using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that says what could not be read or seen.</summary>
internal sealed class UnseenSection(TextPage page, bool isVerbose)
{
    /// <summary>Most lines of a report that is not verbose.</summary>
    public const int MostLines = 10;

    private const int MostPaths = 3;

    public void Write(Assessment assessment, FrameworkResult? headline)
    {
        page.Heading("What was not read or seen");
        var lines = Lines(assessment, isVerbose).ToList();
        if (lines.Count == 0)
        {
            page.Paragraph(2, 2, "Nothing was left out: every file that matters here was read.");
        }

        var shown = isVerbose ? lines.Count : Math.Min(MostLines, lines.Count);
        foreach (var line in lines.Take(shown))
        {
            page.Paragraph(2, 4, $"- {line}");
        }

        if (shown < lines.Count)
        {
            page.Paragraph(4, 4, $"and {lines.Count - shown} more");
        }

        if (Invisible(headline) is { } invisible)
        {
            page.Paragraph(2, 4, $"- {invisible}");
        }
    }

    /// <summary>What no repository can show of a framework, in one sentence; null where there is nothing.</summary>
    public static string? Invisible(FrameworkResult? framework)
    {
        var names = framework?.Items.Where(item => item is { Status: ItemStatus.Unknown, Item.Visibility: Rules.Visibility.Never }).Select(item => item.Item.Name).ToList() ?? [];
        return names.Count switch
        {
            0 => null,
            <= MostPaths => $"No file of a repository can show: {string.Join("; ", names)}",
            _ => $"No file of a repository can show {names.Count} of the items of {framework!.Framework.Name}",
        };
    }

    /// <summary>What was not read, and what was seen to lie elsewhere, one sentence each.</summary>
    public static IEnumerable<string> Lines(Assessment assessment, bool isVerbose)
    {
        var causes = assessment.Practices.Where(practice => practice.CouldBe > practice.Level)
            .SelectMany(practice => practice.UnknownBecause.Select(because => (because, practice.Practice.Name)))
            .GroupBy(cause => cause.because, cause => cause.Name, StringComparer.Ordinal)
            .OrderBy(cause => cause.Key, StringComparer.Ordinal);
        var problems = assessment.Problems.GroupBy(problem => problem.Message, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        return assessment.Incompleteness
            .Concat(assessment.Unread.Select(language => $"{Completeness.Count(language.Files, "file")} of {language.Name}: code in this language is not read; what it does shows by files, manifests and commands alone"))
            .Concat(causes.Select(cause => $"{cause.Key}: could change {Joined(cause, isVerbose)}"))
            .Concat(problems.Select(group => $"{Joined(group.Select(Place), isVerbose)}: {group.Key}"));
    }

    private static string Joined(IEnumerable<string> words, bool isVerbose)
    {
        var all = words.Distinct(StringComparer.Ordinal).ToList();
        return isVerbose || all.Count <= MostPaths
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(MostPaths))} and {all.Count - MostPaths} more";
    }

    private static string Place(Facts.Problem problem) => problem.Line is { } line ? $"{problem.Path}:{line}" : problem.Path ?? "the tree";
}
