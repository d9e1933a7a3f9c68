using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Pages;

/// <summary>What a page about a repository says beside its assessment.</summary>
public sealed record PageSurroundings
{
    /// <summary>Neither a way nor a timeline: a page by itself.</summary>
    public static PageSurroundings None { get; } = new();

    /// <summary>Where the page about all repositories is; null where there is none.</summary>
    public string? Fleet { get; init; }

    /// <summary>How it matured; null where nobody says.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>What stands above that.</summary>
    public string TimelineTitle { get; init; } = "How it matured";
}
