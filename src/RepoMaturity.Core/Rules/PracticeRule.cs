using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A practice of the codebook, as <c>rules/practices.yml</c> defines it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Area">Group in reports: data, model, deployment, operations, organisation or engineering.</param>
/// <param name="Means">What each level means, declared first; three sentences.</param>
/// <param name="Why">Why it matters, one line.</param>
/// <param name="Start">How to begin, one line.</param>
/// <param name="Visibility">Where it can be seen.</param>
/// <param name="Highest">The highest level that reaching it automatically gives; a signal may state a higher one itself.</param>
/// <param name="ShownByTests">Whether what only a test runner reaches shows it.</param>
/// <param name="Hints">Words that name it where a chain leaves the repository.</param>
/// <param name="Aspects">Narrower claims inside it.</param>
public sealed record PracticeRule(
    string Id,
    string Name,
    string Area,
    ImmutableArray<string> Means,
    string Why,
    string Start,
    Visibility Visibility,
    Level Highest,
    bool ShownByTests,
    ImmutableArray<string> Hints,
    ImmutableArray<AspectRule> Aspects)
{
    /// <summary>The effort of raising it.</summary>
    public Effort Effort { get; init; } = Effort.Usual;
}
