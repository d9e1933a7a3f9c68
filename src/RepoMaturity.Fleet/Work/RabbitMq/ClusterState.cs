using System.Collections.Immutable;

namespace RepoMaturity.Fleet.Work.RabbitMq;

/// <summary>What a broker says of a cluster.</summary>
/// <param name="Waiting">How many repositories wait for a worker.</param>
/// <param name="Workers">How many workers are there.</param>
/// <param name="Dead">The names of the repositories that were given up.</param>
public sealed record ClusterState(long Waiting, int Workers, ImmutableArray<string> Dead)
{
    /// <summary>Asks the broker.</summary>
    /// <exception cref="FleetException">It is not there.</exception>
    public static async Task<ClusterState> ReadAsync(ClusterAddress address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var link = new BrokerLink(address, "repomaturity status");
        await using (link.ConfigureAwait(false))
        {
            var queue = await link.DoAsync((channel, stop) => channel.QueueDeclarePassiveAsync(address.Queue, stop), cancellation).ConfigureAwait(false);
            var letters = new DeadLetters(address);
            await using (letters.ConfigureAwait(false))
            {
                return new ClusterState(queue.MessageCount, (int)queue.ConsumerCount, [.. (await letters.LookAsync(cancellation).ConfigureAwait(false)).Select(item => item.Repository.Name).Order(StringComparer.Ordinal)]);
            }
        }
    }
}
