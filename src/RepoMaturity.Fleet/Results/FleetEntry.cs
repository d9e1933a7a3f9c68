using System.Collections.Immutable;

namespace RepoMaturity.Fleet.Results;

/// <summary>Something that happened to a fleet. What happened never changes.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Run">The run that it happened in.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Repository">The repository that it happened to; empty for a run.</param>
public sealed record FleetEntry(DateTimeOffset At, string Run, EntryKind Kind, string Repository)
{
    /// <summary>The source that named the repository.</summary>
    public string Origin { get; init; } = string.Empty;

    /// <summary>Where people find the repository; null where nobody says.</summary>
    public string? Link { get; init; }

    /// <summary>Changes with every push; null where nothing does.</summary>
    public string? Mark { get; init; }

    /// <summary>What the repository is filed under.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Whose it is.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>The commit that was looked at; null where none was.</summary>
    public string? Commit { get; init; }

    /// <summary>The model that it was looked at with; null where none was.</summary>
    public string? Model { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>How long the scan took, clone and all; null without one.</summary>
    public double? Seconds { get; init; }

    /// <summary>What became of the repositories of a run that ended; null of all else.</summary>
    public RunTally? Tally { get; init; }

    /// <summary>What roll-ups look at of the report, as JSON that <see cref="Core.Reports.DigestReader"/> reads; empty without a result.</summary>
    public ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>The result that it speaks of; null where it speaks of none.</summary>
    public ResultKey? Key => Commit is null || Model is null ? null : new ResultKey(Repository, Commit, Model);
}
