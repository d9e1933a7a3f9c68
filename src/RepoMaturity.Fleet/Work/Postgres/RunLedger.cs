using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work.Postgres;

/// <summary>What is to be done in the runs of a store, and what became of it, in the database of the store: whoever died, another one knows how far it is.</summary>
internal sealed class RunLedger(PostgresDatabase database)
{
    /// <summary>So many items go to the database at once.</summary>
    private const int Chunk = 5000;

    /// <summary>Writes down a new run with all its items, in the place of one over the same that did not come to its end.</summary>
    public Task<LedgerRun> BeginAsync(WorkRun run, ImmutableArray<FleetRepository> repositories, CancellationToken cancellation) => database.DoAsync(
        async (connection, stop) =>
        {
            var transaction = await connection.BeginTransactionAsync(stop).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await PostgresQuery.RunAsync(connection, stop, "DELETE FROM repomaturity.work_runs WHERE scope = $1", PlainText.Of(run.Scope)).ConfigureAwait(false);
                var id = (long)(await PostgresQuery.AskAsync(
                    connection,
                    stop,
                    "INSERT INTO repomaturity.work_runs (run, scope, line, total) VALUES ($1, $2, $3, $4) RETURNING id",
                    PlainText.Of(run.Id), PlainText.Of(run.Scope), Encoding.UTF8.GetString(WorkJson.Write(run)), repositories.Length).ConfigureAwait(false))!;
                for (var from = 0; from < repositories.Length; from += Chunk)
                {
                    var lines = repositories.Skip(from).Take(Chunk).Select(repository => Encoding.UTF8.GetString(WorkJson.Write(repository))).ToArray();
                    await PostgresQuery.RunAsync(
                        connection,
                        stop,
                        "INSERT INTO repomaturity.work_items (work_run_id, number, line) SELECT $1, $2 + ordinality - 1, line FROM unnest($3::text[]) WITH ORDINALITY AS each (line, ordinality)",
                        id, from, lines).ConfigureAwait(false);
                }

                await transaction.CommitAsync(stop).ConfigureAwait(false);
                return new LedgerRun(id, run, repositories.Length, 0);
            }
        },
        cancellation);

    /// <summary>The last run that did not come to its end; null where there is none.</summary>
    /// <param name="scope">What it is over; null for whatever it is over.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<LedgerRun?> FindAsync(string? scope, CancellationToken cancellation) => database.DoAsync(
        async (connection, stop) =>
        {
            var command = PostgresQuery.Of(
                connection, "SELECT id, line, total, published FROM repomaturity.work_runs WHERE $1::text IS NULL OR scope = $1 ORDER BY id DESC LIMIT 1", scope is null ? null : PlainText.Of(scope));
            await using (command.ConfigureAwait(false))
            {
                var found = await command.ExecuteReaderAsync(stop).ConfigureAwait(false);
                await using (found.ConfigureAwait(false))
                {
                    return await found.ReadAsync(stop).ConfigureAwait(false) && WorkJson.ReadRun(Encoding.UTF8.GetBytes(found.GetString(1))) is { } run
                        ? new LedgerRun(found.GetInt64(0), run, found.GetInt32(2), found.GetInt32(3)) : null;
                }
            }
        },
        cancellation);

    /// <summary>Whether a run is still written down: it came to no end, and no other one took its place.</summary>
    public Task<bool> IsOpenAsync(LedgerRun run, CancellationToken cancellation) => database.DoAsync(
        async (connection, stop) => await PostgresQuery.AskAsync(connection, stop, "SELECT true FROM repomaturity.work_runs WHERE id = $1", run.Id).ConfigureAwait(false) is true,
        cancellation);

    /// <summary>What of a run is not done, in its order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="from">The number of the first item that is wanted.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<WorkItem> LeftAsync(LedgerRun run, int from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = database.ReadAsync(
            connection => PostgresQuery.Of(connection, "SELECT number, line, deliveries FROM repomaturity.work_items WHERE work_run_id = $1 AND number >= $2 AND outcome IS NULL ORDER BY number", run.Id, from),
            static row => (Number: row.GetInt32(0), Line: row.GetString(1), Deliveries: row.GetInt16(2)),
            cancellation);
        await foreach (var (number, line, deliveries) in rows.ConfigureAwait(false))
        {
            yield return new WorkItem(run.Run, number, WorkJson.ReadRepository(Encoding.UTF8.GetBytes(line)) ?? throw new FleetException("The work list in the database is damaged: begin a new run."), deliveries);
        }
    }

    /// <summary>Whether an item is still to be done.</summary>
    public Task<bool> IsLeftAsync(WorkItem item, CancellationToken cancellation) => database.DoAsync(
        async (connection, stop) => await PostgresQuery.AskAsync(
            connection,
            stop,
            "SELECT true FROM repomaturity.work_items i JOIN repomaturity.work_runs r ON r.id = i.work_run_id WHERE r.run = $1 AND i.number = $2 AND i.outcome IS NULL",
            PlainText.Of(item.Run.Id), item.Number).ConfigureAwait(false) is true,
        cancellation);

    /// <summary>An item is done; what was done before stays as it was.</summary>
    public Task DoneAsync(WorkItem item, EntryKind outcome, CancellationToken cancellation) => SetAsync("outcome = $3", "AND i.outcome IS NULL", item, Words.Of(outcome), cancellation);

    /// <summary>Somebody has an item for this time. The number is said, and not that it is one more: who asks again when the answer got lost is not counted twice.</summary>
    public Task CountAsync(WorkItem item, int deliveries, CancellationToken cancellation) => SetAsync("deliveries = $3", string.Empty, item, deliveries, cancellation);

    /// <summary>What became of the items of a run.</summary>
    public Task<RunTally> TallyAsync(LedgerRun run, CancellationToken cancellation) => database.DoAsync(
        async (connection, stop) =>
        {
            var tally = RunTally.None;
            var command = PostgresQuery.Of(
                connection,
                """
                SELECT count(*) FILTER (WHERE outcome = 'scanned'), count(*) FILTER (WHERE outcome = 'failed'), count(*) FILTER (WHERE outcome NOT IN ('scanned', 'failed'))
                FROM repomaturity.work_items WHERE work_run_id = $1
                """,
                run.Id);
            await using (command.ConfigureAwait(false))
            {
                var found = await command.ExecuteReaderAsync(stop).ConfigureAwait(false);
                await using (found.ConfigureAwait(false))
                {
                    await found.ReadAsync(stop).ConfigureAwait(false);
                    return tally with { Scanned = (int)found.GetInt64(0), Failed = (int)found.GetInt64(1), Unchanged = (int)found.GetInt64(2) };
                }
            }
        },
        cancellation);

    /// <summary>The items before a number are with a broker.</summary>
    public Task PublishedAsync(LedgerRun run, int before, CancellationToken cancellation) => database.DoAsync(
        (connection, stop) => PostgresQuery.RunAsync(connection, stop, "UPDATE repomaturity.work_runs SET published = $2 WHERE id = $1", run.Id, before),
        cancellation);

    /// <summary>Takes a run away: it is at its end.</summary>
    public Task EndAsync(LedgerRun run, CancellationToken cancellation) => database.DoAsync(
        (connection, stop) => PostgresQuery.RunAsync(connection, stop, "DELETE FROM repomaturity.work_runs WHERE id = $1", run.Id),
        cancellation);

    private Task<int> SetAsync(string what, string where, WorkItem item, object value, CancellationToken cancellation) => database.DoAsync(
        (NpgsqlConnection connection, CancellationToken stop) => PostgresQuery.RunAsync(
            connection,
            stop,
            $"UPDATE repomaturity.work_items i SET {what} FROM repomaturity.work_runs r WHERE r.id = i.work_run_id AND r.run = $1 AND i.number = $2 {where}",
            PlainText.Of(item.Run.Id), item.Number, value),
        cancellation);
}
