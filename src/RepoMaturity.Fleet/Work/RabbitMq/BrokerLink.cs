using Polly;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Fleet.Work.RabbitMq;

/// <summary>A channel to a broker that may be away for a while: what was begun is begun again when it is back. Its queues are made where they are not there.</summary>
/// <param name="address">Where it is.</param>
/// <param name="name">What the broker calls the connection.</param>
/// <param name="prepare">What is done with each new channel.</param>
internal sealed class BrokerLink(ClusterAddress address, string name, Func<IChannel, CancellationToken, Task>? prepare = null) : IAsyncDisposable
{
    /// <summary>A message is delivered so often; then it is dead. The broker counts those that came back.</summary>
    private const int MostReturns = IWorkList.MostDeliveries - 1;

    /// <summary>Together some minutes: longer than a broker takes to start again.</summary>
    private const int MostTries = 60;

    /// <summary>Whoever has just begun wants to know soon that nobody is there.</summary>
    private const int MostTriesAtFirst = 3;

    private static readonly ResiliencePipeline Patient = TryAgain.Times(MostTries, MayPass);
    private static readonly ResiliencePipeline Eager = TryAgain.Times(MostTriesAtFirst, MayPass);

    private readonly SemaphoreSlim gate = new(1);
    private IConnection? connection;
    private IChannel? channel;
    private bool isReached;

    /// <summary>Does something on the channel that may be done twice without harm; one after the other.</summary>
    /// <exception cref="FleetException">The broker is away for too long, or refuses it.</exception>
    public async Task<TResult> DoAsync<TResult>(Func<IChannel, CancellationToken, Task<TResult>> work, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await (isReached ? Patient : Eager).ExecuteAsync(
                async stop =>
                {
                    try
                    {
                        return await work(await ChannelAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false);
                    }
                    catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
                    {
                        // The client gave up waiting for an answer, and says so as if we had.
                        await CloseAsync().ConfigureAwait(false);
                        throw new TimeoutException("The broker does not answer.", late);
                    }
                    catch (Exception failed) when (IsBroken(failed))
                    {
                        await CloseAsync().ConfigureAwait(false);
                        throw;
                    }
                },
                cancellation).ConfigureAwait(false);
        }
        catch (Exception failed) when (IsBroken(failed))
        {
            throw new FleetException(Secrets.Mask($"The broker {address.Shown} cannot be used: {Why(failed).TrimEnd('.')}."), failed);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Does something of which nothing is returned.</summary>
    public Task DoAsync(Func<IChannel, CancellationToken, Task> work, CancellationToken cancellation) => DoAsync(
        async (open, stop) =>
        {
            await work(open, stop).ConfigureAwait(false);
            return true;
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        gate.Dispose();
    }

    /// <summary>Whether a failure is that of a connection or channel, which is of no use then.</summary>
    public static bool IsBroken(Exception failure) => failure is RabbitMQClientException or IOException or TimeoutException or System.Net.Sockets.SocketException or ObjectDisposedException;

    private static string Why(Exception failure) => failure is BrokerUnreachableException { InnerException: { } inner } ? inner.Message : failure.Message;

    /// <summary>
    /// Who is not let in now is not let in later, and what another program made stays as it is. A connection that breaks while it begins is not refused: the client calls that a possible refusal.
    /// </summary>
    private static bool MayPass(Exception failure) => IsBroken(failure) && failure is not (AuthenticationFailureException or BrokerUnreachableException { InnerException: AuthenticationFailureException }
        or OperationInterruptedException { ShutdownReason.ReplyCode: Constants.AccessRefused or Constants.PreconditionFailed or Constants.NotAllowed });

    private static async Task MakeQueuesAsync(IChannel open, ClusterAddress address, CancellationToken cancellation)
    {
        await open.QueueDeclareAsync(address.DeadQueue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "classic" }, cancellationToken: cancellation).ConfigureAwait(false);
        await open.QueueDeclareAsync(
            address.Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>
            {
                ["x-queue-type"] = "quorum",
                ["x-delivery-limit"] = MostReturns,
                ["x-dead-letter-exchange"] = string.Empty,
                ["x-dead-letter-routing-key"] = address.DeadQueue,

                // A dead letter leaves the one queue when the other has it.
                ["x-dead-letter-strategy"] = "at-least-once",
                ["x-overflow"] = "reject-publish",
            },
            cancellationToken: cancellation).ConfigureAwait(false);
    }

    private async Task<IChannel> ChannelAsync(CancellationToken cancellation)
    {
        if (channel is { IsOpen: true })
        {
            return channel;
        }

        await CloseAsync().ConfigureAwait(false);
        connection = await address.ToFactory(name).CreateConnectionAsync(cancellation).ConfigureAwait(false);
        channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation).ConfigureAwait(false);
        await MakeQueuesAsync(channel, address, cancellation).ConfigureAwait(false);
        if (prepare is not null)
        {
            await prepare(channel, cancellation).ConfigureAwait(false);
        }

        isReached = true;
        return channel;
    }

    private async Task CloseAsync()
    {
        var (last, lastConnection) = (channel, connection);
        (channel, connection) = (null, null);
        try
        {
            if (last is not null)
            {
                await last.DisposeAsync().ConfigureAwait(false);
            }

            if (lastConnection is not null)
            {
                await lastConnection.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (Exception failed) when (IsBroken(failed) || failed is OperationCanceledException)
        {
            // It was broken, which is why it goes.
        }
    }
}
