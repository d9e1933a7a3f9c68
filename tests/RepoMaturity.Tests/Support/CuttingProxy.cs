using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RepoMaturity.Tests.Support;

/// <summary>A network between a client and a server of this machine, which drops: after so many bytes every connection that is open is cut, and the next ones hold until the next drop.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int target;
    private readonly Lock gate = new();
    private readonly HashSet<Socket> open = [];
    private readonly Queue<long> drops = new();
    private Way way;

    /// <summary>Begins to listen.</summary>
    /// <param name="target">The port of the server.</param>
    public CuttingProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Which bytes are counted.</summary>
    public enum Way
    {
        /// <summary>Those of the client: what it asks for does not arrive.</summary>
        Asked,

        /// <summary>Those of the server: it did what was asked for, and nobody hears of it.</summary>
        Answered,
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The bytes that came from the client so far.</summary>
    public long Asked { get; private set; }

    /// <summary>The bytes that came from the server so far.</summary>
    public long Answered { get; private set; }

    /// <summary>How often the network dropped.</summary>
    public int Dropped { get; private set; }

    /// <summary>An address of the server, by way of the proxy.</summary>
    public string Via(string address) => address.Replace(
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{target}"), string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}"), StringComparison.Ordinal);

    /// <summary>The port in an address of this machine.</summary>
    public static int PortOf(string address) => new Uri(address).Port;

    /// <summary>Counts anew, and drops after so many bytes.</summary>
    public void Arm(Way counted, params IEnumerable<long> after)
    {
        lock (gate)
        {
            (way, Asked, Answered, Dropped) = (counted, 0, 0, 0);
            drops.Clear();
            foreach (var place in after)
            {
                drops.Enqueue(place);
            }
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        lock (gate)
        {
            Cut();
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var client = await listener.AcceptSocketAsync();
                _ = Task.Run(() => PassAsync(client));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target);
                lock (gate)
                {
                    open.Add(client);
                    open.Add(server);
                }

                await Task.WhenAll(CopyAsync(client, server, Way.Asked), CopyAsync(server, client, Way.Answered));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // One of the two left.
            }
            finally
            {
                lock (gate)
                {
                    open.Remove(client);
                    open.Remove(server);
                }
            }
        }
    }

    private async Task CopyAsync(Socket from, Socket to, Way direction)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReceiveAsync(buffer)) > 0)
        {
            var passed = Count(read, direction, out var isDrop);
            await to.SendAsync(buffer.AsMemory(0, passed));
            if (isDrop)
            {
                lock (gate)
                {
                    Cut();
                }

                return;
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>How many of the bytes still get through.</summary>
    private int Count(int read, Way direction, out bool isDrop)
    {
        lock (gate)
        {
            var before = direction == Way.Asked ? Asked : Answered;
            isDrop = direction == way && drops.TryPeek(out var place) && before + read >= place;
            var passed = isDrop ? (int)Math.Max(0, drops.Dequeue() - before) : read;
            Asked += direction == Way.Asked ? read : 0;
            Answered += direction == Way.Answered ? read : 0;
            Dropped += isDrop ? 1 : 0;
            return passed;
        }
    }

    /// <summary>Ends all connections, without a word of farewell.</summary>
    private void Cut()
    {
        foreach (var socket in open)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }

        open.Clear();
    }
}
