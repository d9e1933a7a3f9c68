using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A way to raise practices or aspects, as the rule of a technology or convention gives it: words and a snippet, with placeholders for files of the repository.</summary>
/// <param name="Rule">Id of the rule that gives it.</param>
/// <param name="Claims">Practices or aspects that it raises, each by itself.</param>
/// <param name="From">The least level from which it starts.</param>
/// <param name="To">The level that it reaches.</param>
/// <param name="With">Technologies that the repository must have besides the rule's own.</param>
/// <param name="Needs">Practices or aspects that must be implemented before.</param>
/// <param name="Text">What to do, one or two sentences.</param>
/// <param name="Files">The file to write; of a new one the first name that is free.</param>
/// <param name="Edit">What to do with it.</param>
/// <param name="Under">The key under which the snippet goes; null for all but that edit.</param>
/// <param name="Snippet">What to write.</param>
public sealed record StepRule(
    string Rule,
    ImmutableArray<string> Claims,
    Level From,
    Level To,
    ImmutableArray<string> With,
    ImmutableArray<string> Needs,
    string Text,
    ImmutableArray<string> Files,
    StepEdit Edit,
    string? Under,
    string Snippet)
{
    /// <summary>Whether the rule is one of a technology.</summary>
    public bool IsOfTechnology { get; init; }

    /// <summary>Whether it is what a repository begins with that has no technology for it yet.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Its effort, where it is another than the practice's own; 0 where it is not.</summary>
    public int Effort { get; init; }

    /// <summary>Line of the rule file, for mistakes.</summary>
    public int Line { get; init; }
}
