using RabbitMQ.Client;

namespace RepoMaturity.Fleet.Work.RabbitMq;

/// <summary>A message in the hands of this process. Where its channel breaks, the broker hands it to another one.</summary>
/// <param name="Channel">The channel that it came by, and that it is answered by.</param>
/// <param name="Tag">What the channel calls it.</param>
/// <param name="Item">What is to be done; null where the message says nothing.</param>
internal sealed record Delivery(IChannel Channel, ulong Tag, WorkItem? Item);
