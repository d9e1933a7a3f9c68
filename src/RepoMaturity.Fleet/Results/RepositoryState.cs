using System.Collections.Immutable;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Fleet.Results;

/// <summary>How a repository stands, after all that happened to it.</summary>
/// <param name="Repository">Its name.</param>
public sealed record RepositoryState(string Repository)
{
    /// <summary>When something last happened to it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The run in which it did.</summary>
    public string Run { get; init; } = string.Empty;

    /// <summary>The source that named it.</summary>
    public string Origin { get; init; } = string.Empty;

    /// <summary>Where people find it; null where nobody says.</summary>
    public string? Link { get; init; }

    /// <summary>Changes with every push; null where nothing does.</summary>
    public string? Mark { get; init; }

    /// <summary>What it is filed under.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Whose it is.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>Its newest result; null while there is none.</summary>
    public ResultKey? Key { get; init; }

    /// <summary>When that was found; null while there is none.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>Why it could not be scanned when it was last tried; null where it could.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether its source no longer names it.</summary>
    public bool IsGone { get; init; }

    /// <summary>What roll-ups look at of the newest report, as JSON; empty where there is none, or nobody asked.</summary>
    public ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>That, read; null where there is none.</summary>
    public AssessmentDigest? Read() => Digest.IsEmpty ? null : DigestReader.Read(Digest);

    /// <summary>How it stands after something more happened to it; what happened before what is known changes nothing.</summary>
    public RepositoryState After(FleetEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.At < At)
        {
            return this;
        }

        var next = this with { At = entry.At, Run = entry.Run, IsGone = entry.Kind == EntryKind.Gone };
        if (entry.Kind == EntryKind.Gone)
        {
            return next;
        }

        next = next with { Origin = entry.Origin, Link = entry.Link, Topics = entry.Topics };
        return entry.Kind switch
        {
            EntryKind.Failed => next with { Failure = entry.Reason ?? "no reason was given" },
            EntryKind.Unchanged => next with { Failure = null, Mark = entry.Mark },
            _ => next with { Failure = null, Mark = entry.Mark, Teams = entry.Teams, Key = entry.Key, ScannedAt = entry.At, Digest = entry.Digest },
        };
    }
}
