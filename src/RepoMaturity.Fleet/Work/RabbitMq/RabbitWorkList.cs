using System.Collections.Concurrent;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Work.Postgres;

namespace RepoMaturity.Fleet.Work.RabbitMq;

/// <summary>
/// What a worker of a cluster takes from the queue: one message for each that it scans at the same time. A message is acknowledged after what came of it is kept; whoever dies before that loses it to another worker.
/// </summary>
public sealed class RabbitWorkList : IWorkList, IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private readonly RunLedger ledger;
    private readonly ClusterAddress address;
    private readonly string model;
    private readonly TimeSpan? patience;
    private readonly BrokerLink link;

    /// <summary>Two messages may say the same.</summary>
    private readonly ConcurrentDictionary<object, Delivery> taken = new(ReferenceEqualityComparer.Instance);
    private Channel<Delivery> arriving = Channel.CreateUnbounded<Delivery>();
    private string? subscription;
    private bool isEnding;

    /// <summary>Makes a list; it connects when it is asked for the first item.</summary>
    /// <param name="address">Where the queue is.</param>
    /// <param name="store">Where results are kept, and what became of each item of a run.</param>
    /// <param name="model">What this worker judges by.</param>
    /// <param name="jobs">How many items are looked at at the same time.</param>
    /// <param name="patience">After so long without an item there will be none; null to wait for ever.</param>
    public RabbitWorkList(ClusterAddress address, PostgresResultStore store, string model, int jobs, TimeSpan? patience)
    {
        ArgumentNullException.ThrowIfNull(store);
        this.address = address;
        this.model = model;
        this.patience = patience;
        ledger = new RunLedger(store.Database);
        link = new BrokerLink(address, "repomaturity worker", (channel, cancellation) => SubscribeAsync(channel, jobs, cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<WorkItem?> ClaimAsync(CancellationToken cancellation)
    {
        while (await NextAsync(cancellation).ConfigureAwait(false) is { } delivery)
        {
            if (delivery.Item is not { } item)
            {
                // Nobody can do it: it lies with the others that are given up.
                await AnswerAsync(delivery, (channel, stop) => channel.BasicRejectAsync(delivery.Tag, requeue: false, stop)).ConfigureAwait(false);
                continue;
            }

            if (!await ledger.IsLeftAsync(item, cancellation).ConfigureAwait(false))
            {
                // Whoever did it died, or lost the broker, before it could say so.
                await AnswerAsync(delivery, (channel, stop) => channel.BasicAckAsync(delivery.Tag, multiple: false, stop)).ConfigureAwait(false);
                continue;
            }

            taken[item] = delivery;
            if (item.Run.Model == model)
            {
                return item;
            }

            await ReturnAsync(item, isCounted: false).ConfigureAwait(false);
            throw new FleetException($"Run {item.Run.Id} judges by other rules, detectors or options than this worker ({item.Run.Model}, and here {model}): start the worker with the version and the options of its 'fleet scan'.");
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DoneAsync(WorkItem item, EntryKind outcome)
    {
        await ledger.DoneAsync(item, outcome, CancellationToken.None).ConfigureAwait(false);
        if (taken.TryRemove(item, out var delivery))
        {
            await AnswerAsync(delivery, (channel, stop) => channel.BasicAckAsync(delivery.Tag, multiple: false, stop)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask ReturnAsync(WorkItem item, bool isCounted)
    {
        if (!taken.TryRemove(item, out var delivery))
        {
            return;
        }

        await AnswerAsync(delivery, async (channel, stop) =>
        {
            if (isCounted)
            {
                await channel.BasicNackAsync(delivery.Tag, multiple: false, requeue: true, stop).ConfigureAwait(false);
                return;
            }

            // The broker counts whatever comes back: another message takes its place, which nobody had.
            await WorkMessage.SendAsync(channel, address.Queue, item, stop).ConfigureAwait(false);
            await channel.BasicAckAsync(delivery.Tag, multiple: false, stop).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Gives back what came and was not claimed, and closes the connection; what was claimed and not done goes to another process, and is counted.</summary>
    public async ValueTask DisposeAsync()
    {
        var left = Volatile.Read(ref arriving);
        isEnding = true;
        if (subscription is { } tag)
        {
            try
            {
                await link.DoAsync((channel, stop) => left.Reader.Completion.IsCompleted ? Task.CompletedTask : channel.BasicCancelAsync(tag, noWait: false, stop), CancellationToken.None).ConfigureAwait(false);
                using var moment = new CancellationTokenSource(Moment);
                await foreach (var delivery in left.Reader.ReadAllAsync(moment.Token).ConfigureAwait(false))
                {
                    if (delivery is { Channel.IsOpen: true, Item: { } item })
                    {
                        taken[item] = delivery;
                        await ReturnAsync(item, isCounted: false).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception failed) when (failed is FleetException or OperationCanceledException)
            {
                // The broker has them, wherever it is.
            }
        }

        await link.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The next message; null where none came for so long.</summary>
    private async Task<Delivery?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var from = await link.DoAsync((_, _) => Task.FromResult(Volatile.Read(ref arriving)), cancellation).ConfigureAwait(false);
            using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (patience is { } most)
            {
                idle.CancelAfter(most);
            }

            try
            {
                var delivery = await from.Reader.ReadAsync(idle.Token).ConfigureAwait(false);
                if (delivery.Channel.IsOpen)
                {
                    return delivery;
                }
            }
            catch (ChannelClosedException)
            {
                // The connection broke: the next look makes another.
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    private async Task SubscribeAsync(IChannel channel, int jobs, CancellationToken cancellation)
    {
        var from = Channel.CreateUnbounded<Delivery>();
        channel.ChannelShutdownAsync += (_, _) =>
        {
            from.Writer.TryComplete();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) =>
        {
            from.Writer.TryComplete();
            return Task.CompletedTask;
        };
        consumer.ReceivedAsync += (_, message) =>
        {
            // Its bytes are ours no longer than this call.
            from.Writer.TryWrite(new Delivery(channel, message.DeliveryTag, WorkMessage.Read(message.BasicProperties, message.Body)));
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, (ushort)jobs, global: false, cancellation).ConfigureAwait(false);
        Volatile.Write(ref arriving, from);
        if (!isEnding)
        {
            subscription = await channel.BasicConsumeAsync(address.Queue, autoAck: false, consumer, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Answers on the channel that a message came by; where that broke, the broker has given the message to somebody else.</summary>
    private async Task AnswerAsync(Delivery delivery, Func<IChannel, CancellationToken, ValueTask> answer)
    {
        try
        {
            await link.DoAsync(
                async (channel, stop) =>
                {
                    if (ReferenceEquals(channel, delivery.Channel))
                    {
                        await answer(channel, stop).ConfigureAwait(false);
                    }
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (FleetException) when (!delivery.Channel.IsOpen)
        {
            // The next claim says it.
        }
    }
}
