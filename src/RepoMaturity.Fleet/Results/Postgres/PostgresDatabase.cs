using System.Runtime.CompilerServices;
using Npgsql;
using Polly;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>A database that may be away for a while: what was begun is begun again when it is back.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    /// <summary>Together some minutes: longer than a server takes to start again.</summary>
    private const int MostTries = 60;

    /// <summary>Whoever has just begun wants to know soon that nobody is there.</summary>
    private const int MostTriesAtFirst = 3;

    private static readonly ResiliencePipeline Patient = TryAgain.Times(MostTries, MayPass);
    private static readonly ResiliencePipeline Eager = TryAgain.Times(MostTriesAtFirst, MayPass);

    private readonly PostgresAddress address;
    private readonly NpgsqlDataSource source;
    private bool isReached;

    public PostgresDatabase(PostgresAddress address)
    {
        this.address = address;
        source = NpgsqlDataSource.Create(address.Connection);
    }

    /// <summary>Does something that may be done twice without harm.</summary>
    /// <exception cref="FleetException">The database is away for too long, or refuses it.</exception>
    public Task<TResult> DoAsync<TResult>(Func<NpgsqlConnection, CancellationToken, Task<TResult>> work, CancellationToken cancellation) => PatientlyAsync(
        async stop =>
        {
            var connection = await source.OpenConnectionAsync(stop).ConfigureAwait(false);
            try
            {
                await using (connection.ConfigureAwait(false))
                {
                    isReached = true;
                    return await work(connection, stop).ConfigureAwait(false);
                }
            }
            catch (ObjectDisposedException gone)
            {
                throw Lost(gone);
            }
        },
        cancellation);

    /// <summary>Does something of which nothing is returned.</summary>
    public Task DoAsync(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken cancellation) => DoAsync(
        async (connection, stop) =>
        {
            await work(connection, stop).ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <summary>The rows of a query, one at a time, however many there are.</summary>
    /// <exception cref="FleetException">The database goes away meanwhile, or refuses it.</exception>
    public async IAsyncEnumerable<TRow> ReadAsync<TRow>(Func<NpgsqlConnection, NpgsqlCommand> query, Func<NpgsqlDataReader, TRow> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var connection = await PatientlyAsync(source.OpenConnectionAsync, cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = query(connection);
            await using (command.ConfigureAwait(false))
            {
                var rows = await GuardedAsync(() => command.ExecuteReaderAsync(cancellation)).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                {
                    while (await GuardedAsync(() => rows.ReadAsync(cancellation)).ConfigureAwait(false))
                    {
                        yield return read(rows);
                    }
                }
            }
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Whether a failure is one of the moment.</summary>
    private static bool MayPass(Exception failure) => failure is NpgsqlException { IsTransient: true }
        or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections };

    private Task<TResult> PatientlyAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> work, CancellationToken cancellation) =>
        GuardedAsync(() => (isReached ? Patient : Eager).ExecuteAsync(work, cancellation).AsTask());

    private async Task<TResult> GuardedAsync<TResult>(Func<Task<TResult>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (NpgsqlException failed)
        {
            throw Said(failed);
        }
        catch (ObjectDisposedException gone)
        {
            throw Said(Lost(gone));
        }
    }

    /// <summary>A connection broke between two commands: the driver has put away what belongs to it, and stumbles over that at the next one.</summary>
    private static NpgsqlException Lost(ObjectDisposedException gone) => new("The connection was lost", new IOException("The connection was lost", gone));

    private FleetException Said(NpgsqlException failed)
    {
        var why = failed is PostgresException refused ? refused.MessageText : failed.InnerException is { } inner && failed.Message.StartsWith("Exception while", StringComparison.Ordinal) ? inner.Message : failed.Message;
        return new FleetException(Secrets.Mask($"The database {address.Shown} says: {why.TrimEnd('.')}."), failed);
    }
}
