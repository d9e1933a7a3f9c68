using System.Collections.Immutable;

namespace RepoMaturity.Fleet.Work.RabbitMq;

/// <summary>The queue of what was given up. It is looked at and not taken from: people may want to see what lies there.</summary>
/// <param name="address">Where it is.</param>
internal sealed class DeadLetters(ClusterAddress address) : IAsyncDisposable
{
    private readonly BrokerLink link = new(address, "repomaturity dead letters");

    /// <summary>What lies there, and stays there.</summary>
    public Task<ImmutableArray<WorkItem>> LookAsync(CancellationToken cancellation) => link.DoAsync(
        async (channel, stop) =>
        {
            var found = ImmutableArray.CreateBuilder<WorkItem>();
            ulong last = 0;
            while (await channel.BasicGetAsync(address.DeadQueue, autoAck: false, stop).ConfigureAwait(false) is { } letter)
            {
                last = letter.DeliveryTag;
                if (WorkMessage.Read(letter.BasicProperties, letter.Body) is { } item)
                {
                    found.Add(item);
                }
            }

            if (last > 0)
            {
                await channel.BasicNackAsync(last, multiple: true, requeue: true, stop).ConfigureAwait(false);
            }

            return found.ToImmutable();
        },
        cancellation);

    /// <summary>Takes away what lies there.</summary>
    public Task ClearAsync(CancellationToken cancellation) => link.DoAsync((channel, stop) => channel.QueuePurgeAsync(address.DeadQueue, stop), cancellation);

    public ValueTask DisposeAsync() => link.DisposeAsync();
}
