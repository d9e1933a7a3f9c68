using System.Collections.Immutable;

namespace RepoMaturity.Core.Reports;

/// <summary>A series of values as a line of bars.</summary>
internal static class Sparkline
{
    /// <summary>Most bars of a line.</summary>
    public const int Width = 40;

    private const string Bars = "▁▂▃▄▅▆▇█";
    private const char Nothing = '·';

    /// <summary>A bar for each equal part of the time: how it stood at its end. With fewer values than bars, a bar for each value.</summary>
    /// <param name="values">The values; -1 for none.</param>
    /// <param name="times">The time of each, in seconds since 1970.</param>
    /// <param name="least">The value of the lowest bar.</param>
    /// <param name="most">The value of the highest bar.</param>
    public static string Of(ImmutableArray<int> values, ImmutableArray<long> times, int least, int most)
    {
        if (values.Length <= Width)
        {
            return string.Concat(values.Select(value => Bar(value, least, most)));
        }

        // Clocks go wrong: no commit counts as older than those before it.
        var (first, last) = (times[0], times.Max());
        var bars = new char[Width];
        var (at, newest) = (0, times[0]);
        for (var i = 0; i < Width; i++)
        {
            var end = first + ((last - first) * (i + 1) / Width);
            while (at + 1 < values.Length && Math.Max(newest, times[at + 1]) <= end)
            {
                newest = Math.Max(newest, times[++at]);
            }

            bars[i] = Bar(values[at], least, most);
        }

        return new string(bars);
    }

    private static char Bar(int value, int least, int most) => value < 0 ? Nothing
        : Bars[most <= least ? 0 : Math.Clamp((value - least) * (Bars.Length - 1) / (most - least), 0, Bars.Length - 1)];
}
