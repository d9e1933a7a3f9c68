using System.Text;

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>Something that happened, as a row of the table of entries.</summary>
/// <param name="Sign">The same of the same, whether its result was the first of its commit or not.</param>
/// <param name="At">When, no more precise than PostgreSQL knows time.</param>
/// <param name="Run">The run.</param>
/// <param name="What">What happened, as it is written.</param>
/// <param name="Line">All of it.</param>
internal sealed record EntryRow(byte[] Sign, DateTimeOffset At, string Run, string What, string Line)
{
    /// <summary>The row of an entry.</summary>
    public static EntryRow Of(FleetEntry entry) => new(
        EntrySign.Of(entry),
        Coarse(entry.At),
        PlainText.Of(entry.Run),
        Core.Rules.Words.Of(entry.Kind),
        Encoding.UTF8.GetString(EntryJson.Write(entry)).TrimEnd('\n'));

    /// <summary>A time in whole microseconds, never a later one.</summary>
    public static DateTimeOffset Coarse(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
