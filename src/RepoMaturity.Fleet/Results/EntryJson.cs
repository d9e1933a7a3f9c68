using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Fleet.Results;

/// <summary>What happened and how repositories stand, as lines of JSON.</summary>
public static class EntryJson
{
    /// <summary>Writes what happened.</summary>
    /// <param name="entry">It.</param>
    /// <param name="report">The report, where it goes along; empty else.</param>
    /// <returns>A line with its end.</returns>
    public static byte[] Write(FleetEntry entry, ReadOnlyMemory<byte> report = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return JsonText.WriteLine(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("at", Written(entry.At));
            writer.WriteString("run", entry.Run);
            writer.WriteString("is", Words.Of(entry.Kind));
            WriteSaid(writer, entry.Repository, entry.Origin, entry.Link, entry.Mark, entry.Topics, entry.Teams);
            WriteText(writer, "commit", entry.Commit);
            WriteText(writer, "model", entry.Model);
            WriteText(writer, "reason", entry.Reason);
            if (entry.Seconds is { } seconds)
            {
                writer.WriteNumber("seconds", Math.Round(seconds, 3));
            }

            if (entry.Tally is { } tally)
            {
                writer.WriteNumber("scanned", tally.Scanned);
                writer.WriteNumber("unchanged", tally.Unchanged);
                writer.WriteNumber("failed", tally.Failed);
            }

            WriteDigest(writer, entry.Digest);

            // As a text: whoever takes it out again has the very bytes.
            WriteText(writer, "report", report.IsEmpty ? null : Encoding.UTF8.GetString(report.Span));
            writer.WriteEndObject();
        });
    }

    /// <summary>Writes how a repository stands.</summary>
    /// <returns>A line with its end.</returns>
    public static byte[] Write(RepositoryState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return JsonText.WriteLine(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("at", Written(state.At));
            writer.WriteString("run", state.Run);
            WriteSaid(writer, state.Repository, state.Origin, state.Link, state.Mark, state.Topics, state.Teams);
            WriteText(writer, "commit", state.Key?.Commit);
            WriteText(writer, "model", state.Key?.Model);
            WriteText(writer, "scannedAt", state.ScannedAt is { } at ? Written(at) : null);
            WriteText(writer, "failure", state.Failure);
            if (state.IsGone)
            {
                writer.WriteBoolean("gone", true);
            }

            WriteDigest(writer, state.Digest);
            writer.WriteEndObject();
        });
    }

    /// <summary>Reads what happened; null where the line says nothing of it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="report">The report that goes along; empty where none does.</param>
    public static FleetEntry? ReadEntry(ReadOnlyMemory<byte> line, out ReadOnlyMemory<byte> report)
    {
        var found = ReadOnlyMemory<byte>.Empty;
        var entry = Read(line, element =>
        {
            found = Text(element, "report") is { } text ? Encoding.UTF8.GetBytes(text) : default(ReadOnlyMemory<byte>);
            return new FleetEntry(Time(element, "at") ?? throw new FormatException(), Text(element, "run") ?? string.Empty, Words.Find<EntryKind>(Text(element, "is") ?? string.Empty) ?? throw new FormatException(), Text(element, "repository") ?? string.Empty)
            {
                Origin = Text(element, "origin") ?? string.Empty,
                Link = Text(element, "link"),
                Mark = Text(element, "mark"),
                Topics = Texts(element, "topics"),
                Teams = Texts(element, "teams"),
                Commit = Text(element, "commit"),
                Model = Text(element, "model"),
                Reason = Text(element, "reason"),
                Seconds = element.TryGetProperty("seconds", out var seconds) ? seconds.GetDouble() : null,
                Tally = element.TryGetProperty("scanned", out var scanned) ? new RunTally(scanned.GetInt32(), element.GetProperty("unchanged").GetInt32(), element.GetProperty("failed").GetInt32()) : null,
                Digest = Digest(element),
            };
        });
        report = found;
        return entry;
    }

    /// <summary>Reads how a repository stands; null where the line does not say.</summary>
    /// <param name="line">The line.</param>
    /// <param name="withDigest">Whether its digest is wanted.</param>
    public static RepositoryState? ReadState(ReadOnlyMemory<byte> line, bool withDigest) => Read(line, element =>
    {
        var name = Text(element, "repository") ?? throw new FormatException();
        return new RepositoryState(name)
        {
            At = Time(element, "at") ?? throw new FormatException(),
            Run = Text(element, "run") ?? string.Empty,
            Origin = Text(element, "origin") ?? string.Empty,
            Link = Text(element, "link"),
            Mark = Text(element, "mark"),
            Topics = Texts(element, "topics"),
            Teams = Texts(element, "teams"),
            Key = Text(element, "commit") is { } commit && Text(element, "model") is { } model ? new ResultKey(name, commit, model) : null,
            ScannedAt = Time(element, "scannedAt"),
            Failure = Text(element, "failure"),
            IsGone = element.TryGetProperty("gone", out var gone) && gone.GetBoolean(),
            Digest = withDigest ? Digest(element) : default,
        };
    });

    private static TRead? Read<TRead>(ReadOnlyMemory<byte> line, Func<JsonElement, TRead> read)
        where TRead : class
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static void WriteSaid(Utf8JsonWriter writer, string repository, string origin, string? link, string? mark, ImmutableArray<string> topics, ImmutableArray<string> teams)
    {
        WriteText(writer, "repository", repository.Length > 0 ? repository : null);
        WriteText(writer, "origin", origin.Length > 0 ? origin : null);
        WriteText(writer, "link", link);
        WriteText(writer, "mark", mark);
        WriteTexts(writer, "topics", topics);
        WriteTexts(writer, "teams", teams);
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteDigest(Utf8JsonWriter writer, ReadOnlyMemory<byte> digest)
    {
        if (!digest.IsEmpty)
        {
            writer.WritePropertyName("digest");
            writer.WriteRawValue(digest.Span);
        }
    }

    private static ReadOnlyMemory<byte> Digest(JsonElement element) =>
        element.TryGetProperty("digest", out var digest) ? Encoding.UTF8.GetBytes(digest.GetRawText()) : default(ReadOnlyMemory<byte>);

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static ImmutableArray<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString() ?? throw new FormatException())] : [];

    private static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        Text(element, name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null;
}
