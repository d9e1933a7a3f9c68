using System.Collections.Immutable;

namespace RepoMaturity.GitHub;

/// <summary>A repository as lists of them say it.</summary>
/// <param name="Id">Its number, which stays when it is renamed.</param>
/// <param name="Name">Its name.</param>
/// <param name="CloneUrl">Where git finds it.</param>
/// <param name="DefaultBranch">Its main branch.</param>
public sealed record ListedRepository(long Id, RepositoryName Name, string CloneUrl, string DefaultBranch)
{
    /// <summary>Where people find it; null where it is not said.</summary>
    public string? Page { get; init; }

    /// <summary>When somebody last pushed; null where nobody did.</summary>
    public DateTimeOffset? PushedAt { get; init; }

    /// <summary>Whether it can only be read.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Whether it is a copy of another one.</summary>
    public bool IsFork { get; init; }

    /// <summary>Whether others are made of it.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>The language that most of it is written in; null where there is none.</summary>
    public string? Language { get; init; }

    /// <summary>What its people file it under.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary><c>public</c>, <c>private</c> or <c>internal</c>.</summary>
    public string Visibility { get; init; } = "public";
}
