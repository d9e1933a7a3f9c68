using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>The tables of a store. This program makes them, and brings those of an earlier version up to date; of several that begin at once, one does.</summary>
internal static class PostgresSchema
{
    /// <summary>Held while tables are made; told from locks of other programs by nothing but its number.</summary>
    private const long Lock = 7_274_653_108_446_901;

    private const string Folder = "RepoMaturity.Fleet.Migrations.";

    /// <summary>What makes the tables, in the order of their versions.</summary>
    public static ImmutableArray<(int Version, string Name, string Sql)> Migrations { get; } = [.. ReadAll()];

    /// <summary>Makes what is not there yet.</summary>
    /// <exception cref="FleetException">A later version of this program made it.</exception>
    public static async Task UpdateAsync(NpgsqlConnection connection, IReadOnlyList<(int Version, string Name, string Sql)> migrations, CancellationToken cancellation)
    {
        if (await IsCurrentAsync(connection, migrations, cancellation).ConfigureAwait(false))
        {
            return;
        }

        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await PostgresQuery.RunAsync(connection, cancellation, "SELECT pg_advisory_xact_lock($1)", Lock).ConfigureAwait(false);
            await PostgresQuery.RunAsync(
                connection,
                cancellation,
                """
                CREATE SCHEMA IF NOT EXISTS repomaturity;
                CREATE TABLE IF NOT EXISTS repomaturity.migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
                """).ConfigureAwait(false);

            // Whoever held the lock before may have done it all.
            var version = await VersionAsync(connection, cancellation).ConfigureAwait(false) ?? 0;
            foreach (var (number, name, sql) in migrations.Where(migration => migration.Version > version))
            {
                await PostgresQuery.RunAsync(connection, cancellation, sql).ConfigureAwait(false);
                await PostgresQuery.RunAsync(connection, cancellation, "INSERT INTO repomaturity.migrations (version, name) VALUES ($1, $2)", number, name).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the tables are there, and those of this version.</summary>
    /// <exception cref="FleetException">A later version of this program made them.</exception>
    public static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, IReadOnlyList<(int Version, string Name, string Sql)> migrations, CancellationToken cancellation)
    {
        var known = migrations[^1].Version;
        return await VersionAsync(connection, cancellation).ConfigureAwait(false) is { } version
            && (version <= known ? version == known : throw new FleetException($"A later version of this program made the store ({version.ToString(CultureInfo.InvariantCulture)}, and {known.ToString(CultureInfo.InvariantCulture)} is known here): use that one."));
    }

    /// <summary>The version of the tables; null where there are none.</summary>
    public static async Task<int?> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (await PostgresQuery.AskAsync(connection, cancellation, "SELECT to_regclass('repomaturity.migrations')::text").ConfigureAwait(false) is not string)
        {
            return null;
        }

        return await PostgresQuery.AskAsync(connection, cancellation, "SELECT max(version) FROM repomaturity.migrations").ConfigureAwait(false) as int?;
    }

    private static IEnumerable<(int Version, string Name, string Sql)> ReadAll()
    {
        var assembly = typeof(PostgresSchema).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(resource[Folder.Length..]);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (int.Parse(name.Split('-')[0], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
