using System.Collections.Immutable;

namespace RepoMaturity.Fleet.Sources;

/// <summary>A repository that a source names.</summary>
/// <param name="Name">What tells it from all others, on every machine: <c>github.com/acme/churn</c>, or its path in the folder of clones.</param>
/// <param name="Place">Where it is: an address, or a folder of this machine.</param>
/// <param name="Origin">The source, as it was written: <c>github:acme</c>.</param>
public sealed record FleetRepository(string Name, string Place, string Origin)
{
    /// <summary>Where people find it; null where nobody says.</summary>
    public string? Link { get; init; }

    /// <summary>What its people file it under.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Changes with every push, and says it without asking the repository; null where nothing does.</summary>
    public string? Mark { get; init; }
}
