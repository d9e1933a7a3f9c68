using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>One rule file: how a technology, or a convention that belongs to none, shows.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Homepage">Address of the technology; null for a convention.</param>
/// <param name="IsTechnology">Whether it is reported as a technology.</param>
/// <param name="Path">The rule file, relative to the rules folder.</param>
/// <param name="Signals">What it shows in files.</param>
/// <param name="HistorySignals">What it shows in history.</param>
/// <param name="Examples">Examples both ways; empty in compiled rules.</param>
public sealed record Rule(
    string Id,
    string Name,
    string? Homepage,
    bool IsTechnology,
    string Path,
    ImmutableArray<Signal> Signals,
    ImmutableArray<HistorySignal> HistorySignals,
    ImmutableArray<RuleExample> Examples)
{
    /// <summary>The folder of a technology's file is its area; empty for a convention.</summary>
    public string Area => IsTechnology && Path.Split('/') is [_, var area, _, ..] ? area : string.Empty;

    /// <summary>Whether a text may be an id: lower case, digits and hyphens.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is [not '-', ..] && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
    }

    /// <summary>Ways to raise practices with it.</summary>
    public ImmutableArray<StepRule> Steps { get; init; } = [];

    /// <summary>Where it was seen in a public repository; null when nobody wrote it down, and in compiled rules.</summary>
    public Sighting? Seen { get; init; }
}
