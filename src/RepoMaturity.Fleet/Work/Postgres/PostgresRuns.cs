using System.Collections.Immutable;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work.Postgres;

/// <summary>The work lists in the database of a store: one for each thing that runs are over.</summary>
/// <param name="store">The store.</param>
public sealed class PostgresRuns(PostgresResultStore store) : IRunLists
{
    private readonly RunLedger ledger = new(store.Database);

    /// <inheritdoc/>
    public async ValueTask<IRunList> BeginAsync(WorkRun run, ImmutableArray<FleetRepository> repositories, CancellationToken cancellation) =>
        await PostgresWorkList.OpenAsync(ledger, await ledger.BeginAsync(run, repositories, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IRunList?> ResumeAsync(string? scope, CancellationToken cancellation) =>
        await ledger.FindAsync(scope, cancellation).ConfigureAwait(false) is { } run ? await PostgresWorkList.OpenAsync(ledger, run, cancellation).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public async ValueTask<OpenRun?> LookAsync(CancellationToken cancellation) =>
        await ledger.FindAsync(scope: null, cancellation).ConfigureAwait(false) is { } run ? new OpenRun(run.Run, run.Total, await ledger.TallyAsync(run, cancellation).ConfigureAwait(false)) : null;
}
