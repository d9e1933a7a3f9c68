using System.Collections.Immutable;
using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What is assessed: a tree, and what else is known of the repository; all of it immutable and made outside Core.</summary>
/// <param name="Snapshot">The tree.</param>
/// <param name="Name">Name of the repository for the report; it changes no answer.</param>
/// <param name="History">Counts over the history; null where there is none.</param>
public sealed record Subject(ISnapshot Snapshot, string Name, HistoryFacts? History = null)
{
    /// <summary>Counts over the history, asked for once the files are read; null where they are given, or there is no history.</summary>
    public Lazy<HistoryFacts?>? LateHistory { get; init; }

    /// <summary>Counts over the history; null where there is none.</summary>
    public HistoryFacts? History { get => LateHistory is { } late ? late.Value : field; init; } = History;

    /// <summary>Names what the history follows from beside the commit, such as where a clone was cut: with one commit and one name its counts are the same. Null where nobody knows.</summary>
    public string? Past { get; init; }

    /// <summary>What people changed, asked for once the files are read; null where there is no history.</summary>
    public Lazy<ChangeFacts?> Changes { get; init; } = new((ChangeFacts?)null);

    /// <summary>What the hosting service says; null where nobody asked it.</summary>
    public HostFacts? Host { get; init; }

    /// <summary>The folder that is assessed, without slashes at its ends; empty for the whole repository.</summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>Where people look at it, for links; null where that is not known. It changes no answer.</summary>
    public string? Address { get; init; }

    /// <summary>What its people say of it; null where they say nothing.</summary>
    public Configuration? Configuration { get; init; }

    /// <summary>Ids of the frameworks it is seen through, or <c>all</c>; empty for those that need not be asked for.</summary>
    public ImmutableArray<string> Frameworks { get; init; } = [];

    /// <summary>The stage that people want; null where they said nothing.</summary>
    public TargetRequest? Target { get; init; }
}
