using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Support;

/// <summary>A PostgreSQL of this machine with its data in a temporary folder, for 127.0.0.1 alone. Where it is not installed, the tests that need it are skipped and say so.</summary>
internal sealed class PostgresServer : IDisposable
{
    public const string User = "fleet";

    /// <summary>With signs that an address and a command line mind.</summary>
    public const string Password = "s3cr@t/ähm:'";

    private readonly TemporaryFolder folder = new();
    private readonly string programs;
    private readonly int port = FreePort();
    private Process? server;
    private int databases;

    private PostgresServer(string programs) => this.programs = programs;

    /// <summary>Starts one.</summary>
    public static PostgresServer Start()
    {
        var programs = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb"))) : null;
        if (programs is null)
        {
            Assert.Ignore("PostgreSQL is not installed on this machine: no initdb in /usr/lib/postgresql.");
        }

        var server = new PostgresServer(programs);
        server.Make();
        server.Begin();
        return server;
    }

    /// <summary>The address of a new database.</summary>
    public string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"fleet {++databases}");
        Ask("postgres", $"CREATE DATABASE \"{name}\"");
        return Address(name, Password);
    }

    /// <summary>The address of a database of this server.</summary>
    public string Address(string database, string? password) =>
        $"postgres://{User}{(password is null ? string.Empty : ":" + Uri.EscapeDataString(password))}@127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/{Uri.EscapeDataString(database)}";

    /// <summary>What a query answers, as psql writes it: a row a line, with | between the columns.</summary>
    public string Ask(string database, string sql)
    {
        var start = new ProcessStartInfo(Path.Combine(programs, "psql"), ["-XAtq", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", User, "-d", database, "-c", sql])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = Password;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().TrimEnd('\n');
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(error.Result);
    }

    /// <summary>Ends it as a failure of the machine would: with the processes that answer, which outlive the first for a moment else.</summary>
    public void Kill()
    {
        server!.Kill(entireProcessTree: true);
        server.WaitForExit();
        server.Dispose();
    }

    /// <summary>Starts it again, with the data that it had.</summary>
    public void Begin()
    {
        server = Process.Start(AsOther("postgres", "-D", folder["data"], "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200", "-c", "shared_buffers=32MB", "-c", "fsync=off"))!;
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                Ask("postgres", "SELECT 1");
                return;
            }
            catch (InvalidOperationException notYet) when (clock.Elapsed.TotalSeconds < 60 && !server.HasExited)
            {
                Thread.Sleep(50);
                _ = notYet;
            }
        }
    }

    public void Dispose()
    {
        if (server is { HasExited: false })
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }

        server?.Dispose();

        // Its other processes end a moment later, and write until then.
        for (var i = 0; i < 20; i++)
        {
            try
            {
                folder.Dispose();
                return;
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>A port that nobody uses just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Make()
    {
        folder.Write("password", Password);
        if (IsRoot)
        {
            Run("chown", "-R", "nobody", folder.FullPath);
        }

        using var made = Process.Start(AsOther("initdb", "-D", folder["data"], "-U", User, "--pwfile", folder["password"], "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"))!;
        var error = made.StandardError.ReadToEndAsync();
        made.StandardOutput.ReadToEnd();
        made.WaitForExit();
        Assert.That(made.ExitCode, Is.Zero, error.Result);
    }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>PostgreSQL refuses to run for root.</summary>
    private ProcessStartInfo AsOther(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        var start = IsRoot ? new ProcessStartInfo("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", path, .. arguments]) : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = folder.FullPath;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardErrorEncoding = Encoding.UTF8;
        return start;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
