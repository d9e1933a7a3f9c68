using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work;

/// <summary>Work as lines of JSON.</summary>
public static class WorkJson
{
    /// <summary>Writes a run.</summary>
    public static byte[] Write(WorkRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return JsonText.WriteLine(writer => Write(writer, run));
    }

    /// <summary>Writes a run, as a value.</summary>
    internal static void Write(Utf8JsonWriter writer, WorkRun run)
    {
        writer.WriteStartObject();
        writer.WriteString("run", run.Id);
        writer.WriteString("model", run.Model);
        writer.WriteString("begun", run.Begun.ToString("O", CultureInfo.InvariantCulture));
        WriteTexts(writer, "sources", run.Sources);
        if (run.Share is { } share)
        {
            writer.WriteString("share", share);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a run; null where the line names none.</summary>
    public static WorkRun? ReadRun(ReadOnlyMemory<byte> line) => Read(line, ReadRun);

    /// <summary>Reads a run.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    internal static WorkRun ReadRun(JsonElement element) =>
        new(Text(element, "run"), Text(element, "model"), DateTimeOffset.Parse(Text(element, "begun"), CultureInfo.InvariantCulture), Texts(element, "sources")) { Share = OptionalText(element, "share") };

    /// <summary>Writes a repository, as a line.</summary>
    public static byte[] Write(FleetRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return JsonText.WriteLine(writer => Write(writer, repository));
    }

    /// <summary>Writes a repository, as a value.</summary>
    public static void Write(Utf8JsonWriter writer, FleetRepository repository)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(repository);
        writer.WriteStartObject();
        writer.WriteString("name", repository.Name);
        writer.WriteString("place", repository.Place);
        writer.WriteString("origin", repository.Origin);
        if (repository.Link is { } link)
        {
            writer.WriteString("link", link);
        }

        if (repository.Mark is { } mark)
        {
            writer.WriteString("mark", mark);
        }

        if (!repository.Topics.IsEmpty)
        {
            WriteTexts(writer, "topics", repository.Topics);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a repository; null where the line names none.</summary>
    public static FleetRepository? ReadRepository(ReadOnlyMemory<byte> line) => Read(line, ReadRepository);

    /// <summary>Reads a repository.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    internal static FleetRepository ReadRepository(JsonElement element) => new(Text(element, "name"), Text(element, "place"), Text(element, "origin"))
    {
        Link = OptionalText(element, "link"),
        Mark = OptionalText(element, "mark"),
        Topics = Texts(element, "topics"),
    };

    /// <summary>Writes what became of an item: the outcome, else that somebody has it, or gave it back.</summary>
    internal static byte[] Write(WorkItem item, EntryKind? outcome, string otherwise) => JsonText.WriteLine(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("item", item.Number);
        writer.WriteString("is", outcome is { } done ? Words.Of(done) : otherwise);
        writer.WriteEndObject();
    });

    /// <summary>Reads what became of an item.</summary>
    internal static (int Item, string Is) ReadProgress(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        return (document.RootElement.GetProperty("item").GetInt32(), Text(document.RootElement, "is"));
    }

    private static TRead? Read<TRead>(ReadOnlyMemory<byte> line, Func<JsonElement, TRead> read)
        where TRead : class
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static string Text(JsonElement element, string name) => OptionalText(element, name) ?? throw new FormatException();

    private static string? OptionalText(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static ImmutableArray<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString() ?? throw new FormatException())] : [];
}
