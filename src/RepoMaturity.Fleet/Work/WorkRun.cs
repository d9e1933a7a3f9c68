using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Fleet.Work;

/// <summary>A run over a fleet.</summary>
/// <param name="Id">Tells it from others.</param>
/// <param name="Model">Names rules, detectors, and what the organisation adds to them.</param>
/// <param name="Begun">When it began.</param>
/// <param name="Sources">What names its repositories.</param>
public sealed record WorkRun(string Id, string Model, DateTimeOffset Begun, ImmutableArray<string> Sources)
{
    private const int DigitsOfChance = 6;

    /// <summary>The least by which all stores tell times apart.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>Which share of the repositories it looks at, such as <c>2/8</c>; null for all.</summary>
    public string? Share { get; init; }

    /// <summary>What the run is over: a new run takes the place of one over the same that did not come to its end.</summary>
    public string Scope => ScopeOf(Sources, Share);

    /// <summary>A run that begins now. Shares of one fleet are begun by a clock, in the same moment: its id says when, and tells it from those.</summary>
    public static WorkRun Begin(TimeProvider clock, string model, ImmutableArray<string> sources)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.GetUtcNow();
        return new WorkRun($"{now.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(DigitsOfChance, lowercase: true)}", model, now, sources);
    }

    /// <summary>The time of what happens to a repository now: clocks are set back, and those of two machines differ, but what happens comes after what is known, and not before its run.</summary>
    internal DateTimeOffset TimeAfter(TimeProvider clock, RepositoryState? known)
    {
        var now = clock.GetUtcNow();
        var least = known is null || known.At < Begun ? Begun : known.At + Moment;
        return now > least ? now : least;
    }

    /// <summary>What a run over some sources, or a share of them, is over.</summary>
    public static string ScopeOf(ImmutableArray<string> sources, string? share) => string.Join('\n', sources.Order(StringComparer.Ordinal).Append(share ?? string.Empty));
}
