using System.Globalization;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>The words of roll-ups, in every format.</summary>
internal static class RollUpWords
{
    /// <summary>The first sentences.</summary>
    public static string Opening(RollUp fleet)
    {
        var parts = new List<string> { $"{Count(fleet.Repositories, "repository", "repositories")}, {Number(fleet.Judged)} of them in a stage of a framework." };
        Add(fleet.Failures.Length, "could not be scanned when last tried");
        Add(fleet.Incomplete, "was read in part", "were read in part");
        Add(fleet.OfOtherModels, "was judged by another version or other rules than the rest: scan again to compare", "were judged by another version or other rules than the rest: scan again to compare");
        return string.Join(' ', parts);

        void Add(int number, string one, string? several = null)
        {
            if (number > 0)
            {
                parts.Add($"{Number(number)} {(number == 1 ? one : several ?? one)}.");
            }
        }
    }

    /// <summary><c>RepoMaturity's reading of NAME (YEAR)</c>.</summary>
    public static string Reading(FrameworkRollUp framework) => $"RepoMaturity's reading of {framework.Name} ({Number(framework.Year)})";

    /// <summary><c>12 of 40 (30 %)</c>.</summary>
    public static string Share(int number, int of) => $"{Number(number)} of {Number(of)} ({Percent(number, of)})";

    /// <summary><c>30 %</c>.</summary>
    public static string Percent(int number, int of) => of == 0 ? "0 %" : string.Create(CultureInfo.InvariantCulture, $"{100m * number / of:0} %");

    /// <summary>A bar of a share, ten signs long at most.</summary>
    public static string Bar(int number, int of) => of == 0 || number == 0 ? string.Empty : new string('=', Math.Max(1, (int)Math.Round(10m * number / of)));

    /// <summary>What of a practice is told beside who has it.</summary>
    public static string Beside(PracticeShare practice)
    {
        var parts = new List<string>();
        if (practice.Automated > 0)
        {
            parts.Add($"{Number(practice.Automated)} automated");
        }

        if (practice.Spread is { } spread)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"covering {100m * spread:0} % of entry points"));
        }

        if (practice.CouldBe > 0)
        {
            parts.Add($"{Number(practice.CouldBe)} more could have it");
        }

        return string.Join(", ", parts);
    }

    /// <summary><c>holds 12 back, 3 of them alone</c>.</summary>
    public static string Holds(BlockerShare blocker) => $"holds {Number(blocker.Repositories)} back{(blocker.Alone > 0 ? $", {Number(blocker.Alone)} of them alone" : string.Empty)}";

    /// <summary><c>1: 4, 2: 9</c>.</summary>
    public static string Stages(IEnumerable<KeyValuePair<int, int>> stages) => string.Join(", ", stages.Select(stage => $"{Number(stage.Key)}: {Number(stage.Value)}"));

    /// <summary>How a stage changed.</summary>
    public static string Change(StageChange change) => $"{Stage(change.Before)} -> {Stage(change.After)}{Doubt(change.IsOfModel)}";

    /// <summary>How a practice changed.</summary>
    public static string Change(PracticeChange change) => $"{Words.Of(change.Before)} -> {Words.Of(change.After)}{Doubt(change.IsOfModel)}";

    /// <summary>What is to be known of all changes.</summary>
    public static string Since(RollUpDelta since)
    {
        var model = since.OfOtherModels == 0 ? string.Empty
            : $" {Count(since.OfOtherModels, "repository was", "repositories were")} judged by another version or other rules then: what differs there (marked *) may be the doing of that.";
        return $"{Count(since.Came.Length, "repository", "repositories")} came, {Number(since.Went.Length)} went; {Count(since.Stages.Length, "stage", "stages")} and {Count(since.Practices.Length, "practice", "practices")} changed.{model}";
    }

    /// <summary>A time as people read it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A number with its word.</summary>
    public static string Count(int number, string one, string several) => $"{Number(number)} {(number == 1 ? one : several)}";

    /// <summary>A number.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Stage(int? stage) => stage is { } known ? Number(known) : "none";

    private static string Doubt(bool isOfModel) => isOfModel ? " *" : string.Empty;
}
