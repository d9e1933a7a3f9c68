using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Web;

/// <summary>Serves a store over HTTP, to be read: pages for people, JSON for programs, badges for both.</summary>
public sealed class StoreServer : IAsyncDisposable
{
    private readonly KestrelServer server;
    private readonly Application application;
    private readonly FleetLook look;

    private StoreServer(KestrelServer server, Application application, FleetLook look)
    {
        this.server = server;
        this.application = application;
        this.look = look;
    }

    /// <summary>Where it is reached.</summary>
    public Uri Address => new(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Begins to serve.</summary>
    /// <param name="store">The store. It is read, and not closed at the end.</param>
    /// <param name="rules">The rules that its reports were made with, and those of this program.</param>
    /// <param name="tool">What answers.</param>
    /// <param name="settings">Where, and for whom.</param>
    /// <param name="failed">Is told what went wrong with an answer.</param>
    /// <param name="cancellation">Ends the beginning.</param>
    /// <exception cref="ArgumentException">It would listen to other machines without a token.</exception>
    /// <exception cref="IOException">The address or port is taken.</exception>
    public static async Task<StoreServer> StartAsync(IResultStore store, RuleSet rules, Tool tool, ServerSettings settings, Action<Exception> failed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(settings);
        if (!IPAddress.IsLoopback(settings.Address) && string.IsNullOrEmpty(settings.Token))
        {
            throw new ArgumentException("Other machines may ask only with a token.", nameof(settings));
        }

        var look = new FleetLook(store, rules, tool, settings.Freshness, TimeProvider.System);
        var application = new Application(Endpoints.Of(look, store, rules, tool), settings, failed);
        var server = new KestrelServer(Options.Create(Bounded(settings)), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(application, cancellation).ConfigureAwait(false);
        }
        catch
        {
            server.Dispose();
            application.Dispose();
            await look.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new StoreServer(server, application, look);
    }

    /// <summary>Lets answers come to their end, for a few seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await server.StopAsync(patience.Token).ConfigureAwait(false);
        server.Dispose();
        application.Dispose();
        await look.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What a client may send, and how long it may take: nobody has a reason to send a body, or much of anything.</summary>
    private static KestrelServerOptions Bounded(ServerSettings settings)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        options.Limits.MaxConcurrentConnections = 256;
        options.Limits.MaxConcurrentUpgradedConnections = 0;
        options.Limits.MaxRequestBodySize = 0;
        options.Limits.MaxRequestBufferSize = 64 * 1024;
        options.Limits.MaxRequestLineSize = 8 * 1024;
        options.Limits.MaxRequestHeaderCount = 64;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        options.Listen(settings.Address, settings.Port, listen => listen.Protocols = HttpProtocols.Http1);
        return options;
    }
}
