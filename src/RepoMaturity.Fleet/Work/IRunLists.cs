using System.Collections.Immutable;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work;

/// <summary>The work lists of the runs of a store.</summary>
public interface IRunLists
{
    /// <summary>Writes the list of a new run.</summary>
    ValueTask<IRunList> BeginAsync(WorkRun run, ImmutableArray<FleetRepository> repositories, CancellationToken cancellation);

    /// <summary>The list of the last run that did not come to its end; null where there is none.</summary>
    /// <param name="scope">What it is over, as <see cref="WorkRun.Scope"/> says it; null for whatever it is over. Where there is but one list, that is the one.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask<IRunList?> ResumeAsync(string? scope, CancellationToken cancellation);

    /// <summary>The same for those who only look; null where there is none.</summary>
    ValueTask<OpenRun?> LookAsync(CancellationToken cancellation);
}
