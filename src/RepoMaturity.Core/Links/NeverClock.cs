using System.Globalization;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>Knows schedules for days that do not exist, such as the 31st of February: people write them where a service insists on a clock for what they start by hand.</summary>
internal static class NeverClock
{
    /// <summary>Days of each month in the longest year.</summary>
    private static readonly int[] Days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>Whether the clock of the trigger never strikes.</summary>
    public static bool Is(Trigger trigger)
    {
        if (trigger.Kind != TriggerKind.Schedule)
        {
            return false;
        }

        var fields = trigger.Detail.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word is "schedule" or "cron").ToArray();

        // Where a day of the week is named as well, one of the two is enough.
        return fields is [_, _, var day, var month, "*" or "?"]
            && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 12
            && first > Days[number - 1];
    }
}
