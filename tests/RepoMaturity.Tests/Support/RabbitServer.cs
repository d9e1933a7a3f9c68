using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Support;

/// <summary>A RabbitMQ of this machine with its data in a temporary folder, for 127.0.0.1 alone. Where it is not installed, the tests that need it are skipped and say so.</summary>
internal sealed class RabbitServer : IDisposable
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly TemporaryFolder folder = new();
    private readonly int port = PostgresServer.FreePort();
    private readonly int distribution = PostgresServer.FreePort();
    private readonly int mapper = PostgresServer.FreePort();
    private readonly Process names;
    private Process? server;

    private RabbitServer()
    {
        folder.Write("enabled", "[].\n");

        // One of its own: that of the machine belongs to others, and would stay behind.
        names = Start("epmd", "-address", "127.0.0.1", "-port", Number(mapper));
    }

    /// <summary>Where it is, for whoever has the rights of a guest of this machine.</summary>
    public string Address => $"amqp://guest:guest@127.0.0.1:{Number(port)}/";

    /// <summary>Starts one.</summary>
    public static RabbitServer Start()
    {
        if (!File.Exists(Program))
        {
            Assert.Ignore($"RabbitMQ is not installed on this machine: there is no {Program}.");
        }

        var started = new RabbitServer();
        started.Begin();
        return started;
    }

    /// <summary>Starts it again, with the data that it had.</summary>
    public void Begin()
    {
        File.Delete(folder["pid"]);
        server = Start(Program);
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var socket = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException notYet) when (clock.Elapsed.TotalSeconds < 120 && !server.HasExited)
            {
                Thread.Sleep(100);
                _ = notYet;
            }
        }
    }

    /// <summary>Ends it as a failure of the machine would.</summary>
    public void Kill()
    {
        // A shell starts what is meant, and waits for it.
        if (File.Exists(folder["pid"]))
        {
            Process.GetProcessById(int.Parse(File.ReadAllText(folder["pid"]), CultureInfo.InvariantCulture)).Kill(entireProcessTree: true);
        }

        server!.WaitForExit();
        server.Dispose();
        server = null;
    }

    public void Dispose()
    {
        if (server is { HasExited: false })
        {
            Kill();
        }

        names.Kill();
        names.WaitForExit();
        names.Dispose();
        folder.Dispose();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullPath, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("HOME", folder.FullPath), ("RABBITMQ_NODENAME", $"fleet{Number(port)}@localhost"), ("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"), ("RABBITMQ_NODE_PORT", Number(port)),
            ("RABBITMQ_DIST_PORT", Number(distribution)), ("RABBITMQ_MNESIA_BASE", folder["data"]), ("RABBITMQ_LOG_BASE", folder["log"]), ("RABBITMQ_PID_FILE", folder["pid"]),
            ("RABBITMQ_ENABLED_PLUGINS_FILE", folder["enabled"]), ("RABBITMQ_CONF_ENV_FILE", "/dev/null"), ("RABBITMQ_CONFIG_FILE", folder["none"]),
            ("ERL_EPMD_PORT", Number(mapper)), ("ERL_EPMD_ADDRESS", "127.0.0.1"),
            ("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none"),
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }
}
