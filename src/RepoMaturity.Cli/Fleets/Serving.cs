using System.Collections.Immutable;
using System.Net;
using System.Runtime.InteropServices;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Web;

namespace RepoMaturity.Cli.Fleets;

/// <summary>Serves a store until somebody ends it.</summary>
internal sealed class Serving(CommonOptions common, IResultStore store, RuleSet rules, IPAddress address, string? token, ImmutableArray<string> hosts)
{
    /// <summary>Serves it.</summary>
    /// <param name="ports">The ports to try, one after the other.</param>
    public async Task<int> RunAsync(IReadOnlyList<int> ports)
    {
        using var ended = new SemaphoreSlim(0);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var server = await StartAsync(ports).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            common.Terminal.Text.WriteLine(TerminalText.Safe($"Serving at {server.Address} until Ctrl+C{(token is null ? string.Empty : "; those who show the token may read")}."));
            common.Terminal.Text.Flush();
            await ended.WaitAsync().ConfigureAwait(false);
            return ExitCode.Done;
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.Release();
        }
    }

    private async Task<StoreServer> StartAsync(IReadOnlyList<int> ports)
    {
        foreach (var (at, port) in ports.Index())
        {
            try
            {
                return await StoreServer.StartAsync(store, rules, ToolIdentity.Tool, new ServerSettings(address, port) { Token = token, Hosts = hosts }, Say, CancellationToken.None).ConfigureAwait(false);
            }
            catch (IOException taken)
            {
                if (at == ports.Count - 1)
                {
                    throw new UsageException($"Nothing can listen on {address}, port {port}: {taken.Message}");
                }
            }
        }

        throw new UsageException("There is no port to listen on.");
    }

    private void Say(Exception failure) => common.Terminal.Error.WriteLine(TerminalText.Safe($"An answer failed: {failure.Message}"));
}
