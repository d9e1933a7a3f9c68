using System.Collections.Immutable;
using System.Net;

namespace RepoMaturity.Web;

/// <summary>How a store is served.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Port">The port; 0 for a free one.</param>
public sealed record ServerSettings(IPAddress Address, int Port)
{
    /// <summary>What a client has to show; null where none is asked for, which is for this machine alone.</summary>
    public string? Token { get; init; }

    /// <summary>Names under which clients may ask, beside addresses and <c>localhost</c>.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many requests are answered at the same time; others wait, and are refused when there are too many of them.</summary>
    public int AtOnce { get; init; } = 16;

    /// <summary>How old what is known of the store may be.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromSeconds(30);
}
