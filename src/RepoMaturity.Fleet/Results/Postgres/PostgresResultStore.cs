using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>A store in PostgreSQL, into which any number of machines write. Of what is written, all of one entry is there or nothing.</summary>
public sealed class PostgresResultStore : IResultStore
{
    private const string Ordered = "substring(r.name_order FOR 400), r.name_order";

    private readonly PostgresDatabase database;

    private PostgresResultStore(PostgresDatabase database) => this.database = database;

    /// <summary>The same database, for those that keep other things in it.</summary>
    internal PostgresDatabase Database => database;

    /// <summary>Opens a store to write into it; its tables are made where they are not there.</summary>
    /// <exception cref="FleetException">The database cannot be reached, or refuses it.</exception>
    public static Task<PostgresResultStore> OpenAsync(PostgresAddress address, CancellationToken cancellation) => OpenAsync(
        address,
        static (connection, stop) => PostgresSchema.UpdateAsync(connection, PostgresSchema.Migrations, stop),
        cancellation);

    /// <summary>Opens a store to read from it.</summary>
    /// <exception cref="FleetException">There is none, or it cannot be reached.</exception>
    public static Task<PostgresResultStore> OpenToReadAsync(PostgresAddress address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        return OpenAsync(
            address,
            async (connection, stop) =>
            {
                if (!await PostgresSchema.IsCurrentAsync(connection, PostgresSchema.Migrations, stop).ConfigureAwait(false))
                {
                    throw new FleetException(await PostgresSchema.VersionAsync(connection, stop).ConfigureAwait(false) is null
                        ? $"There is no store in {address.Shown}: 'fleet scan' with this --store makes one."
                        : $"The store in {address.Shown} is of an earlier version of this program: 'fleet scan' or 'fleet import' with this --store brings it up to date.");
                }
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<RepositoryState?> FindAsync(string repository, CancellationToken cancellation) => await database.DoAsync(
        async (connection, stop) => await PostgresQuery.AskAsync(connection, stop, "SELECT line FROM repomaturity.repositories WHERE name_hash = $1", HashOf(repository)).ConfigureAwait(false) is string line
            ? EntryJson.ReadState(Encoding.UTF8.GetBytes(line), withDigest: false) : null,
        cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> HasAsync(ResultKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await database.DoAsync(
            async (connection, stop) => await PostgresQuery.AskAsync(
                connection,
                stop,
                "SELECT true FROM repomaturity.results s JOIN repomaturity.repositories r ON r.id = s.repository_id WHERE r.name_hash = $1 AND s.commit = $2 AND s.model = $3",
                HashOf(key.Repository), PlainText.Of(key.Commit), PlainText.Of(key.Model)).ConfigureAwait(false) is true,
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AppendAsync(FleetEntry entry, ReadOnlyMemory<byte> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Kind == EntryKind.Scanned && entry.Key is null)
        {
            throw new ArgumentException("A result has a commit and a model.", nameof(entry));
        }

        var (row, packed) = (EntryRow.Of(entry), entry.Kind == EntryKind.Scanned ? PackedReport.Of(report) : []);
        try
        {
            return await database.DoAsync((connection, stop) => AppendAsync(connection, entry, row, ReportRows.Of(entry.Digest, report), packed, stop), cancellation).ConfigureAwait(false);
        }
        catch (FleetException refused) when (entry.Kind == EntryKind.Scanned && refused.InnerException is PostgresException { SqlState: ['2', '2', ..] or ['5', '4', ..] })
        {
            // Nested too deep for its JSON, or no JSON: the report is kept, and nobody can ask what it says.
            return await database.DoAsync((connection, stop) => AppendAsync(connection, entry, row, ReportRows.None, packed, stop), cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<FleetEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var lines = database.ReadAsync(connection => PostgresQuery.Of(connection, "SELECT line FROM repomaturity.entries ORDER BY id"), rows => rows.GetString(0), cancellation);
        await foreach (var line in lines.ConfigureAwait(false))
        {
            if (EntryJson.ReadEntry(Encoding.UTF8.GetBytes(line), out _) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RepositoryState> StatesAsync(DateTimeOffset? at, CancellationToken cancellation) => at is { } time ? StatesThenAsync(time, cancellation) : StatesNowAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadReportAsync(ResultKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await database.DoAsync(
            async (connection, stop) => await PostgresQuery.AskAsync(
                connection,
                stop,
                """
                SELECT p.packed FROM repomaturity.reports p JOIN repomaturity.results s ON s.id = p.result_id JOIN repomaturity.repositories r ON r.id = s.repository_id
                WHERE r.name_hash = $1 AND s.commit = $2 AND s.model = $3
                """,
                HashOf(key.Repository), PlainText.Of(key.Commit), PlainText.Of(key.Model)).ConfigureAwait(false) is byte[] packed ? PackedReport.Read(packed) : (ReadOnlyMemory<byte>?)null,
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task<PostgresResultStore> OpenAsync(PostgresAddress address, Func<NpgsqlConnection, CancellationToken, Task> prepare, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var database = new PostgresDatabase(address);
        try
        {
            await database.DoAsync(prepare, cancellation).ConfigureAwait(false);
            return new PostgresResultStore(database);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<bool> AppendAsync(NpgsqlConnection connection, FleetEntry entry, EntryRow row, ReportRows rows, byte[] packed, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            long? repository = null;
            RepositoryState? state = null;
            if (entry.Repository.Length > 0)
            {
                // Held until the end: of two that write of one repository, one waits.
                (repository, state) = await TakeAsync(connection, entry.Repository, cancellation).ConfigureAwait(false);
            }

            if (entry.Kind == EntryKind.Scanned)
            {
                if (await rows.AddAsync(connection, repository!.Value, entry, cancellation).ConfigureAwait(false) is not { } result)
                {
                    // Perhaps this very entry was kept just before the database went away.
                    return await PostgresQuery.AskAsync(connection, cancellation, "SELECT true FROM repomaturity.entries WHERE sign = $1 AND what = $2", row.Sign, row.What).ConfigureAwait(false) is true;
                }

                await rows.AddPartsAsync(connection, result, packed, cancellation).ConfigureAwait(false);
            }

            var added = await PostgresQuery.AskAsync(
                connection,
                cancellation,
                "INSERT INTO repomaturity.entries (sign, at, run, what, repository_id, line) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (sign) DO NOTHING RETURNING id",
                row.Sign, row.At, row.Run, row.What, repository, row.Line).ConfigureAwait(false) as long?;
            if (added is { } id && state is not null)
            {
                await StandAsync(connection, repository!.Value, state.After(entry), state, id, cancellation).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return true;
        }
    }

    private static async Task<(long Id, RepositoryState State)> TakeAsync(NpgsqlConnection connection, string repository, CancellationToken cancellation)
    {
        var (hash, name) = (HashOf(repository), PlainText.Of(repository));
        for (var isMade = false; ; isMade = true)
        {
            var command = PostgresQuery.Of(connection, "SELECT id, line FROM repomaturity.repositories WHERE name_hash = $1 FOR UPDATE", hash);
            await using (command.ConfigureAwait(false))
            {
                var found = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                await using (found.ConfigureAwait(false))
                {
                    if (await found.ReadAsync(cancellation).ConfigureAwait(false))
                    {
                        var line = await found.IsDBNullAsync(1, cancellation).ConfigureAwait(false) ? null : found.GetString(1);
                        return (found.GetInt64(0), (line is null ? null : EntryJson.ReadState(Encoding.UTF8.GetBytes(line), withDigest: false)) ?? new RepositoryState(repository));
                    }
                }
            }

            if (isMade)
            {
                throw new FleetException("The store loses rows: something else deletes from its tables.");
            }

            await PostgresQuery.RunAsync(
                connection,
                cancellation,
                "INSERT INTO repomaturity.repositories (name_hash, name_order, name) VALUES ($1, $2, $3) ON CONFLICT (name_hash) DO NOTHING",
                hash, Encoding.BigEndianUnicode.GetBytes(name), name).ConfigureAwait(false);
        }
    }

    /// <summary>Writes how a repository stands.</summary>
    private static async Task StandAsync(NpgsqlConnection connection, long repository, RepositoryState now, RepositoryState before, long entry, CancellationToken cancellation)
    {
        if (ReferenceEquals(now, before))
        {
            return;
        }

        var isFound = now.ScannedAt == now.At && now.Key is not null;
        await PostgresQuery.RunAsync(
            connection,
            cancellation,
            """
            UPDATE repomaturity.repositories SET line = $2, at = $3, run = $4, origin = $5, link = $6, topics = $7, teams = $8, scanned_at = $9, failure = $10, is_gone = $11,
                entry_id = CASE WHEN $12 THEN $13 ELSE entry_id END,
                result_id = (SELECT s.id FROM repomaturity.results s WHERE s.repository_id = $1 AND s.commit = $14 AND s.model = $15)
            WHERE id = $1
            """,
            repository,
            Encoding.UTF8.GetString(EntryJson.Write(now with { Digest = default })).TrimEnd('\n'),
            EntryRow.Coarse(now.At),
            PlainText.Of(now.Run),
            PlainText.Of(now.Origin),
            now.Link is { } link ? PlainText.Of(link) : null,
            now.Topics.Select(PlainText.Of).ToArray(),
            now.Teams.Select(PlainText.Of).ToArray(),
            now.ScannedAt is { } at ? EntryRow.Coarse(at) : null,
            now.Failure is { } failure ? PlainText.Of(failure) : null,
            now.IsGone,
            isFound,
            entry,
            now.Key is { } key ? PlainText.Of(key.Commit) : null,
            now.Key is { } same ? PlainText.Of(same.Model) : null).ConfigureAwait(false);
    }

    private static byte[] HashOf(string repository) => SHA256.HashData(Encoding.UTF8.GetBytes(PlainText.Of(repository)));

    private async IAsyncEnumerable<RepositoryState> StatesNowAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        const string Query = $"SELECT r.line, e.line FROM repomaturity.repositories r LEFT JOIN repomaturity.entries e ON e.id = r.entry_id WHERE r.line IS NOT NULL ORDER BY {Ordered}";
        var read = database.ReadAsync(connection => PostgresQuery.Of(connection, Query), rows => (State: rows.GetString(0), Found: rows.IsDBNull(1) ? null : rows.GetString(1)), cancellation);
        await foreach (var (line, found) in read.ConfigureAwait(false))
        {
            if (EntryJson.ReadState(Encoding.UTF8.GetBytes(line), withDigest: false) is { } state)
            {
                yield return found is null ? state : state with { Digest = EntryJson.ReadEntry(Encoding.UTF8.GetBytes(found), out _)?.Digest ?? default };
            }
        }
    }

    private async IAsyncEnumerable<RepositoryState> StatesThenAsync(DateTimeOffset time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const string Query = $"SELECT e.line FROM repomaturity.entries e JOIN repomaturity.repositories r ON r.id = e.repository_id WHERE e.at <= $1 ORDER BY {Ordered}, e.id";
        RepositoryState? state = null;
        var lines = database.ReadAsync(connection => PostgresQuery.Of(connection, Query, EntryRow.Coarse(time)), rows => rows.GetString(0), cancellation);
        await foreach (var line in lines.ConfigureAwait(false))
        {
            // Columns know time less precisely than lines do.
            if (EntryJson.ReadEntry(Encoding.UTF8.GetBytes(line), out _) is not { } entry || entry.At > time)
            {
                continue;
            }

            if (state is not null && state.Repository != entry.Repository)
            {
                yield return state;
                state = null;
            }

            state = (state ?? new RepositoryState(entry.Repository)).After(entry);
        }

        if (state is not null)
        {
            yield return state;
        }
    }
}
