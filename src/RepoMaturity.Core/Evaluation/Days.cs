namespace RepoMaturity.Core.Evaluation;

/// <summary>Days of commit times. Old tools wrote times that no calendar has: those are the nearest that it has.</summary>
internal static class Days
{
    /// <summary>The day, in UTC, of a time in seconds since 1970.</summary>
    public static DateOnly? Of(long? seconds) => seconds is { } time
        ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(
            Math.Clamp(time, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds())).UtcDateTime)
        : null;
}
