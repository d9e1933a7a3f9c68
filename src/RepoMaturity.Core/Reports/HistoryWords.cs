using System.Globalization;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Words traces of people for people: counts only, small ones not told.</summary>
internal static class HistoryWords
{
    /// <summary>Heading of the section.</summary>
    public const string Heading = "Traces of people in the history";

    /// <summary>What is said before the areas.</summary>
    public static IEnumerable<string> Opening(HistoryResult history)
    {
        if (history.IsShallow)
        {
            yield return "Unknown: the clone is shallow, so older commits are not there. Fetch the whole history to see them.";
            yield break;
        }

        var least = history.IsTruncated ? "at least " : string.Empty;
        yield return $"{FrameworkWords.Capital(least + People(history.People))} wrote commits. Programs are left out, and .mailmap is followed; no name leaves the history.";
        if (history.MainlineChanges > 0)
        {
            var share = 100.0 * history.MainlinePullRequests / history.MainlineChanges;
            yield return $"Of {Number(history.MainlineChanges)} changes on the main line, {Number(history.MainlinePullRequests)} ({share.ToString("0", CultureInfo.InvariantCulture)} %) came through merged pull requests; those merged by rebase leave no trace.";
        }
    }

    /// <summary>The limit of what is said of areas; null where there is none.</summary>
    public static string? Limit(HistoryResult history) => !history.IsShallow && history.Since is { } day
        ? $"The areas are told from {Number(history.Compared)} of {Number(history.ChangesTotal)} changes, the newest, back to {Day(day)}."
        : null;

    /// <summary><c>12 people, 103 changes, 40 of them in the year before this commit, the last on 2026-08-20</c>.</summary>
    public static string Of(AreaResult area) => area.LastChange is { } day
        ? $"{People(area.People)}, {Count(area.Changes, "change")}, {Number(area.ChangesInLastYear)} in the year before this commit, the last on {Day(day)}"
        : "no change";

    /// <summary><c>12 people</c>.</summary>
    public static string People(int people) => people == 0 ? "nobody" : $"{(PeopleCount.IsFew(people) ? PeopleCount.Few : Number(people))} people";

    /// <summary>A day as <c>2026-08-20</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{Number(count)} {what}s";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
