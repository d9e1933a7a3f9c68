using System.Globalization;
using System.Text;

namespace RepoMaturity.GitHub.Transport;

/// <summary>That a rate limit refused a request, and what is said of when to ask again.</summary>
/// <param name="After">Seconds to wait (<c>Retry-After</c>); null where it does not say.</param>
/// <param name="Reset">When the limit begins anew; null where it does not say.</param>
internal sealed record RateLimit(TimeSpan? After, DateTimeOffset? Reset)
{
    /// <summary>What GitHub asks for where a secondary limit says nothing.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    /// <summary>Seconds since 1970 that every calendar has, and far beyond any wait.</summary>
    private const long Latest = 100_000_000_000;

    /// <summary>Tells a refusal by a limit from one for want of permission; null where it is no refusal by a limit.</summary>
    public static RateLimit? Of(int status, Func<string, string?> header, byte[] body)
    {
        if (status is not (403 or 429 or 503))
        {
            return null;
        }

        var after = Seconds(header("Retry-After")) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var reset = DateOf(header("Retry-After"));
        if (header("x-ratelimit-remaining") == "0" && Seconds(header("x-ratelimit-reset")) is { } time)
        {
            reset ??= DateTimeOffset.FromUnixTimeSeconds(time);
        }

        return after is not null || reset is not null || (status != 503 && (status == 429 || SaysSo(body))) ? new RateLimit(after, reset) : null;
    }

    /// <summary>How long to wait.</summary>
    public TimeSpan Wait(DateTimeOffset now) => After ?? (Reset is { } reset ? (reset > now ? reset - now : TimeSpan.Zero) + TimeSpan.FromSeconds(1) : Usual);

    private static bool SaysSo(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 4096)));
        return text.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase) || text.Contains("abuse detection", StringComparison.OrdinalIgnoreCase);
    }

    private static long? Seconds(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Min(seconds, Latest) : null;

    private static DateTimeOffset? DateOf(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && text?.Contains(':', StringComparison.Ordinal) == true ? date : null;
}
