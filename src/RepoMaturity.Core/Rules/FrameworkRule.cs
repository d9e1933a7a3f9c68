using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A framework: published items and stages, and what of this project's practices shows them.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name of the publication or model.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Dimensions">Its dimensions, in its order; empty when it has none.</param>
/// <param name="Items">Its items.</param>
/// <param name="Stages">Its stages, lowest first; empty when it defines none.</param>
public sealed record FrameworkRule(
    string Id,
    string Name,
    int Year,
    string Source,
    ImmutableArray<FrameworkDimension> Dimensions,
    ImmutableArray<FrameworkItem> Items,
    ImmutableArray<FrameworkStage> Stages)
{
    /// <summary>Where it can be read, https; null where nobody said.</summary>
    public string? Link { get; init; }

    /// <summary>Whether reports show it only when it is asked for.</summary>
    public bool IsOnRequest { get; init; }

    /// <summary>The sections of its items, in its order; empty when it has none.</summary>
    public ImmutableArray<ItemSection> Sections { get; init; } = [];

    /// <summary>How it counts; null when it does not.</summary>
    public ScoreRule? Score { get; init; }

    /// <summary>Which stages two requirements of a use case ask for; empty where the framework does not say.</summary>
    public ImmutableArray<DesiredStages> Desired { get; init; } = [];
}
