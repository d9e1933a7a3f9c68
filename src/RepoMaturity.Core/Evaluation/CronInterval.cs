namespace RepoMaturity.Core.Evaluation;

/// <summary>The longest time between two starts of a schedule, in days, from its five fields: a bound, not a calendar.</summary>
internal static class CronInterval
{
    private const int Day = 1;
    private const int Week = 7;
    private const int Month = 31;
    private const int Year = 366;

    /// <summary>The days.</summary>
    /// <param name="trigger">How the file words it: <c>schedule 0 3 * * 1</c>. What is no schedule that is understood may be a month.</param>
    public static int DaysOf(string trigger)
    {
        var fields = trigger.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word == "schedule").ToArray();
        if (fields is not [_, _, var day, var month, var weekday])
        {
            return Month;
        }

        if (!IsAny(month))
        {
            return Year;
        }

        // Where both are named, one of them is enough.
        return (IsAny(day), IsAny(weekday)) switch
        {
            (true, true) => Day,
            (_, false) => Week,
            _ => Month,
        };
    }

    private static bool IsAny(string field) => field is "*" or "?" or "*/1";
}
