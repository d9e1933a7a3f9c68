using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work;

/// <summary>A repository to look at.</summary>
/// <param name="Run">The run in which it is to be looked at.</param>
/// <param name="Number">Its place in the list.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Deliveries">How often somebody had it before, and died over it or gave it back.</param>
public sealed record WorkItem(WorkRun Run, int Number, FleetRepository Repository, int Deliveries)
{
    /// <summary>What happens to it now.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <param name="known">How the repository stands; null where nothing happened to it yet.</param>
    /// <param name="kind">What happens.</param>
    internal FleetEntry Entry(TimeProvider clock, RepositoryState? known, EntryKind kind) => new(Run.TimeAfter(clock, known), Run.Id, kind, Repository.Name)
    {
        Origin = Repository.Origin,
        Link = Repository.Link,
        Mark = Repository.Mark,
        Topics = Repository.Topics,
    };

    /// <summary>
    /// What came of it in its run already, as it was kept; null where it has no result there. Who had it before died, or lost the broker, before that could say so; or has it still, and the broker gave it to
    /// another one too. A result of an earlier run that it came back to is told as a scan.
    /// </summary>
    /// <param name="clock">Tells the time.</param>
    /// <param name="known">How the repository stands.</param>
    internal FleetEntry? Done(TimeProvider clock, RepositoryState? known) => known is { Failure: null, IsGone: false, Key: { } key } && known.Run == Run.Id && key.Model == Run.Model
        ? Entry(clock, known, known.ScannedAt == known.At ? EntryKind.Scanned : EntryKind.Unchanged) with { Commit = key.Commit, Model = key.Model, Teams = known.Teams }
        : null;
}
