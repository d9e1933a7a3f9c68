using System.CommandLine;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Fleet.Work.Postgres;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>--store</c>: where results are kept.</summary>
internal sealed class StoreOption
{
    private readonly Option<string> option = new("--store") { Description = "Where results are kept: a folder, or postgres://USER@HOST:PORT/DB with the password of PGPASSWORD or ~/.pgpass.", HelpName = "DIR|postgres://...", Required = true };

    public Option Option => option;

    /// <summary>The store, as people may see it.</summary>
    public string Shown(ParseResult result) => Shown(Place(result));

    /// <summary>The store, to write into it.</summary>
    public Task<IResultStore> OpenAsync(ParseResult result, CancellationToken cancellation = default)
    {
        var place = Place(result);
        return PostgresAddress.IsMeant(place) ? OpenDatabaseAsync(place, cancellation) : Task.FromResult<IResultStore>(FolderResultStore.Open(place));
    }

    /// <summary>The store, to read from it.</summary>
    public Task<IResultStore> OpenToReadAsync(ParseResult result) => OpenToReadAsync(Place(result));

    /// <summary>A store that is named elsewhere, to read from it.</summary>
    public static Task<IResultStore> OpenToReadAsync(string place) => PostgresAddress.IsMeant(place) ? OpenDatabaseToReadAsync(place) : Task.FromResult<IResultStore>(FolderResultStore.OpenToRead(place));

    /// <summary>The work lists of the store.</summary>
    public IRunLists Runs(ParseResult result, IResultStore store) => store is PostgresResultStore database ? new PostgresRuns(database) : new FolderRuns(Place(result));

    private static string Shown(string place) => PostgresAddress.IsMeant(place) ? PostgresAddress.Parse(place).Shown : place;

    // In methods of their own: what speaks to databases is loaded where one is meant.
    private static async Task<IResultStore> OpenDatabaseAsync(string place, CancellationToken cancellation) => await PostgresResultStore.OpenAsync(PostgresAddress.Parse(place), cancellation).ConfigureAwait(false);

    private static async Task<IResultStore> OpenDatabaseToReadAsync(string place) => await PostgresResultStore.OpenToReadAsync(PostgresAddress.Parse(place), CancellationToken.None).ConfigureAwait(false);

    private string Place(ParseResult result) => result.GetValue(option) is { Length: > 0 } place ? place : throw new UsageException("--store is empty: name a folder, or a database.");
}
