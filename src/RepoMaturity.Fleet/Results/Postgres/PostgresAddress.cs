using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>Where a store in PostgreSQL is: <c>postgres://USER:PASSWORD@HOST:PORT/DB</c>. The password is in nothing that is shown.</summary>
public sealed class PostgresAddress
{
    private const string Form = "postgres://USER:PASSWORD@HOST:PORT/DB, with %40 for an @ in a name or password; without the password that of PGPASSWORD or of ~/.pgpass is taken";

    /// <summary>A query over all of a large fleet sorts for a while before it has a first row.</summary>
    private const int SecondsOfCommand = 900;

    private static readonly ImmutableArray<string> Schemes = ["postgres://", "postgresql://"];

    private PostgresAddress(string connection, string shown)
    {
        Connection = connection;
        Shown = shown;
    }

    /// <summary>The address as people may see it: without its user, password and settings.</summary>
    public string Shown { get; }

    /// <summary>What the driver connects with.</summary>
    internal string Connection { get; }

    /// <summary>Whether a text is meant to be such an address, whatever is wrong with it.</summary>
    public static bool IsMeant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FleetException">It is none. What it says is not repeated: it may hold a password.</exception>
    public static PostgresAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsMeant(text) || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.AbsolutePath.Trim('/') is not { Length: > 0 } database || database.Contains('/', StringComparison.Ordinal) || address.Fragment.Length > 0)
        {
            throw new FleetException($"The address of the database is not understood: write {Form}.");
        }

        var (user, password) = address.UserInfo.Split(':', 2) is [var name, var secret] ? (name, secret) : (address.UserInfo, string.Empty);
        var builder = new NpgsqlConnectionStringBuilder { Database = Uri.UnescapeDataString(database), ApplicationName = "repomaturity", Timeout = 10, CommandTimeout = SecondsOfCommand, KeepAlive = 30 };
        if (address.Host.Length > 0)
        {
            builder.Host = address.Host.Trim('[', ']');
            builder.Port = address.Port > 0 ? address.Port : NpgsqlConnection.DefaultPort;
        }

        if (user.Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user);
        }

        if (password.Length > 0)
        {
            builder.Password = Uri.UnescapeDataString(password);
        }

        foreach (var setting in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Set(builder, setting);
        }

        return builder.Host is { Length: > 0 }
            ? new PostgresAddress(builder.ConnectionString, string.Create(CultureInfo.InvariantCulture, $"postgres://{address.Host}{(address.Port > 0 ? $":{address.Port}" : string.Empty)}/{database}"))
            : throw new FleetException($"The address of the database names no host: write {Form}.");
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string setting)
    {
        var (name, value) = setting.Split('=', 2) is [var key, var given] ? (Uri.UnescapeDataString(key), Uri.UnescapeDataString(given)) : (setting, string.Empty);
        try
        {
            builder[name] = value;
        }
        catch (Exception wrong) when (wrong is ArgumentException or KeyNotFoundException or FormatException or InvalidCastException or OverflowException)
        {
            throw new FleetException($"The address of the database has a setting '{name}' that is not understood: write one that Npgsql knows, such as sslmode=verify-full.");
        }
    }
}
