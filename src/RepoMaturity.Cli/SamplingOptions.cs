using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary>The options that say which commits of a line are looked at: all, where none is given.</summary>
internal sealed class SamplingOptions
{
    private static readonly Dictionary<string, Func<DateOnly, int>> Periods = new(StringComparer.Ordinal)
    {
        ["day"] = day => day.DayNumber,
        ["week"] = day => day.DayNumber / 7,
        ["month"] = day => (day.Year * 12) + day.Month,
        ["quarter"] = day => (day.Year * 4) + ((day.Month - 1) / 3),
        ["year"] = day => day.Year,
    };

    private readonly Option<string?> every = new("--every")
    {
        Description = $"Look at each N-th commit, counted from the newest, or at the last of each {string.Join(", ", Periods.Keys)}.",
        HelpName = "N|PERIOD",
    };

    private readonly Option<string?> since = new("--since") { Description = "Look at commits from this day on: 2024, 2024-06 or 2024-06-30.", HelpName = "DAY" };
    private readonly Option<bool> tags = new("--tags") { Description = "Look at commits that have a tag, and the newest." };

    public IEnumerable<Option> All => [every, since, tags];

    /// <summary>Refuses what cannot be meant, before anything is read.</summary>
    public void Check(ParseResult result)
    {
        _ = Step(result);
        _ = First(result);
    }

    /// <summary>The places of the commits that are looked at, oldest first.</summary>
    public IReadOnlyList<int> Choose(ParseResult result, ImmutableArray<LineCommit> commits)
    {
        var first = First(result);
        IEnumerable<int> places = Enumerable.Range(0, commits.Length);
        if (first is { } day)
        {
            places = places.SkipWhile(place => DayOf(commits[place]) < day);
        }

        if (result.GetValue(tags))
        {
            places = places.Where(place => !commits[place].Tags.IsEmpty || place == commits.Length - 1);
        }

        var chosen = places.ToList();
        if (result.GetValue(every) is { } text && Periods.TryGetValue(text, out var period))
        {
            // Clocks go wrong: a commit ends a period when the next one is of another.
            return [.. chosen.Where((place, i) => i == chosen.Count - 1 || period(DayOf(commits[place])) != period(DayOf(commits[chosen[i + 1]])))];
        }

        var step = Step(result);
        return [.. chosen.Where((_, i) => (chosen.Count - 1 - i) % step == 0)];
    }

    private static DateOnly DayOf(LineCommit commit) => RepositoryOpener.Day(commit.Time);

    private int Step(ParseResult result) => result.GetValue(every) is not { } text || Periods.ContainsKey(text) ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0 ? step
        : throw new UsageException($"--every '{text}' is neither a number from 1 on nor one of {string.Join(", ", Periods.Keys)}.");

    private DateOnly? First(ParseResult result) => result.GetValue(since) is not { } text ? null
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--since '{text}' is no day: give one as 2024, 2024-06 or 2024-06-30.");
}
