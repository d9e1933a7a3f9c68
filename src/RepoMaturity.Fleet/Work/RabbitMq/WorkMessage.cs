using System.Globalization;
using System.Text.Json;
using RabbitMQ.Client;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Fleet.Work.RabbitMq;

/// <summary>A repository to look at, as a message. It lies on a disk until somebody has looked.</summary>
internal static class WorkMessage
{
    /// <summary>How often somebody had it before the message was written.</summary>
    private const string DeliveriesHeader = "x-repomaturity-deliveries";

    /// <summary>How often it came back since, as the broker counts.</summary>
    private const string ReturnsHeader = "x-delivery-count";

    /// <summary>Sends an item; done when the broker has it for good.</summary>
    public static ValueTask SendAsync(IChannel channel, string queue, WorkItem item, CancellationToken cancellation)
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = "application/json",
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{item.Run.Id}/{item.Number}"),
            Headers = new Dictionary<string, object?> { [DeliveriesHeader] = item.Deliveries },
        };
        return channel.BasicPublishAsync(string.Empty, queue, mandatory: true, properties, Write(item), cancellation);
    }

    /// <summary>Reads an item; null where the message is none.</summary>
    public static WorkItem? Read(IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var run = WorkJson.ReadRun(document.RootElement.GetProperty("run"));
            return new WorkItem(run, document.RootElement.GetProperty("number").GetInt32(), WorkJson.ReadRepository(document.RootElement.GetProperty("repository")), Number(properties, DeliveriesHeader) + Number(properties, ReturnsHeader));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static byte[] Write(WorkItem item) => JsonText.WriteLine(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("run");
        WorkJson.Write(writer, item.Run);
        writer.WriteNumber("number", item.Number);
        writer.WritePropertyName("repository");
        WorkJson.Write(writer, item.Repository);
        writer.WriteEndObject();
    });

    private static int Number(IReadOnlyBasicProperties properties, string header) => properties.Headers?.TryGetValue(header, out var value) == true && value is IConvertible number and not string
        ? (int)Math.Clamp(number.ToInt64(CultureInfo.InvariantCulture), 0, int.MaxValue) : 0;
}
