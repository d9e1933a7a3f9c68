using System.Collections.Immutable;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work;

/// <summary>The work list in the folder of a store: there is one at a time.</summary>
/// <param name="folder">The folder of the store; open to write for all but a look.</param>
public sealed class FolderRuns(string folder) : IRunLists
{
    /// <inheritdoc/>
    public ValueTask<IRunList> BeginAsync(WorkRun run, ImmutableArray<FleetRepository> repositories, CancellationToken cancellation) => ValueTask.FromResult<IRunList>(FolderWorkList.Begin(folder, run, repositories));

    /// <inheritdoc/>
    public ValueTask<IRunList?> ResumeAsync(string? scope, CancellationToken cancellation) => ValueTask.FromResult<IRunList?>(FolderWorkList.Resume(folder));

    /// <inheritdoc/>
    public ValueTask<OpenRun?> LookAsync(CancellationToken cancellation) => ValueTask.FromResult(FolderWorkList.Look(folder));
}
