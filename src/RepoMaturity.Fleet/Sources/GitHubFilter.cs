using System.Collections.Immutable;
using RepoMaturity.GitHub;

namespace RepoMaturity.Fleet.Sources;

/// <summary>Which repositories of an organisation are wanted.</summary>
public sealed record GitHubFilter
{
    /// <summary>Those that can only be read.</summary>
    public Choice Archived { get; init; } = Choice.Without;

    /// <summary>Copies of others.</summary>
    public Choice Forks { get; init; } = Choice.Without;

    /// <summary>Those that others are made of.</summary>
    public Choice Templates { get; init; } = Choice.With;

    /// <summary>Languages, in any case of letters; empty for all.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Topics, of which one must be there; empty for all.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary><c>public</c>, <c>private</c>, <c>internal</c>; empty for all.</summary>
    public ImmutableArray<string> Visibilities { get; init; } = [];

    /// <summary>What nobody pushed to since is left out; null for all.</summary>
    public DateTimeOffset? PushedSince { get; init; }

    /// <summary>Why a repository is not wanted, as a word or two; null where it is.</summary>
    public string? WhyNot(ListedRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return WhyNot(Archived, repository.IsArchived, "archived")
            ?? WhyNot(Forks, repository.IsFork, "forks")
            ?? WhyNot(Templates, repository.IsTemplate, "templates")
            ?? (Languages.IsEmpty || Languages.Contains(repository.Language ?? string.Empty, StringComparer.OrdinalIgnoreCase) ? null : "other languages")
            ?? (Topics.IsEmpty || Topics.Intersect(repository.Topics, StringComparer.OrdinalIgnoreCase).Any() ? null : "other topics")
            ?? (Visibilities.IsEmpty || Visibilities.Contains(repository.Visibility, StringComparer.OrdinalIgnoreCase) ? null : "other visibility")
            ?? (PushedSince is null || repository.PushedAt >= PushedSince ? null : "no push since");
    }

    private static string? WhyNot(Choice choice, bool isSo, string sort) => choice switch
    {
        Choice.Without when isSo => sort,
        Choice.Only when !isSo => $"not {sort}",
        _ => null,
    };
}
