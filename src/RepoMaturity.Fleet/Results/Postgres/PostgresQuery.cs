using Npgsql;

#pragma warning disable CA1068 // Values come last: there are as many as the command asks for.

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>Commands of SQL with values for <c>$1</c>, <c>$2</c>, ...; null stands for no value.</summary>
internal static class PostgresQuery
{
    public static NpgsqlCommand Of(NpgsqlConnection connection, string sql, params object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    /// <summary>The first value of the first row; null where there is none.</summary>
    public static async Task<object?> AskAsync(NpgsqlConnection connection, CancellationToken cancellation, string sql, params object?[] values)
    {
        var command = Of(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is { } value and not DBNull ? value : null;
        }
    }

    /// <summary>Runs a command, and says how many rows it touched.</summary>
    public static async Task<int> RunAsync(NpgsqlConnection connection, CancellationToken cancellation, string sql, params object?[] values)
    {
        var command = Of(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }
}
