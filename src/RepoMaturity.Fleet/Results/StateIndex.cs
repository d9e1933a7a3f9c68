using System.Text.Json;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Fleet.Results;

/// <summary>How each repository stands: what the index says, and what happened since. No more than one line of either is in memory at a time.</summary>
internal static class StateIndex
{
    /// <summary>How much of the history the index covers; null where there is no index that is whole.</summary>
    public static long? Covered(StoreLayout layout)
    {
        byte[]? first = null;
        foreach (var line in LineFile.Read(layout.Index).Take(1))
        {
            first = line.Bytes.ToArray();
        }

        if (first is null || !File.Exists(layout.History))
        {
            return null;
        }

        try
        {
            using var head = JsonDocument.Parse(first);
            var covered = head.RootElement.GetProperty("covers").GetInt64();
            return covered <= new FileInfo(layout.History).Length ? covered : null;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>How each repository stands, in ordinal order of their names.</summary>
    /// <param name="layout">The store.</param>
    /// <param name="at">As of when; null for now.</param>
    /// <param name="withDigest">Whether the digests are wanted.</param>
    public static IEnumerable<RepositoryState> Read(StoreLayout layout, DateTimeOffset? at, bool withDigest)
    {
        // What the index knows may have happened later.
        var covered = at is null ? Covered(layout) : null;
        var since = Places(layout, covered ?? 0, at);
        using var history = since.Count > 0 ? LineFile.Open(layout.History) : null;
        var fresh = since.Keys.GetEnumerator();
        var hasFresh = fresh.MoveNext();
        foreach (var indexed in covered is null ? [] : Indexed(layout, withDigest))
        {
            for (; hasFresh && string.CompareOrdinal(fresh.Current, indexed.Repository) < 0; hasFresh = fresh.MoveNext())
            {
                yield return After(new RepositoryState(fresh.Current), since[fresh.Current], history!, withDigest);
            }

            var isFresh = hasFresh && fresh.Current == indexed.Repository;
            yield return isFresh ? After(indexed, since[fresh.Current], history!, withDigest) : indexed;
            hasFresh = isFresh ? fresh.MoveNext() : hasFresh;
        }

        for (; hasFresh; hasFresh = fresh.MoveNext())
        {
            yield return After(new RepositoryState(fresh.Current), since[fresh.Current], history!, withDigest);
        }
    }

    /// <summary>Writes the index anew, so that it covers all of the history.</summary>
    public static void Write(StoreLayout layout)
    {
        var covers = File.Exists(layout.History) ? new FileInfo(layout.History).Length : 0;
        var temporary = Path.Combine(layout.Unfinished, "index");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(JsonText.WriteLine(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("covers", covers);
                writer.WriteEndObject();
            }));
            foreach (var state in Read(layout, at: null, withDigest: true))
            {
                file.Write(EntryJson.Write(state));
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, layout.Index, overwrite: true);
    }

    private static IEnumerable<RepositoryState> Indexed(StoreLayout layout, bool withDigest) =>
        LineFile.Read(layout.Index).Skip(1).Select(line => EntryJson.ReadState(line.Bytes, withDigest)).OfType<RepositoryState>();

    /// <summary>Where in the history something is said of each repository.</summary>
    private static SortedDictionary<string, List<(long At, int Length)>> Places(StoreLayout layout, long from, DateTimeOffset? at)
    {
        var places = new SortedDictionary<string, List<(long At, int Length)>>(StringComparer.Ordinal);
        foreach (var line in LineFile.Read(layout.History, from))
        {
            if (EntryJson.ReadEntry(line.Bytes, out _) is { Repository.Length: > 0 } entry && (at is null || entry.At <= at))
            {
                if (!places.TryGetValue(entry.Repository, out var known))
                {
                    places[entry.Repository] = known = new List<(long At, int Length)>(1);
                }

                known.Add((line.At, line.Bytes.Length));
            }
        }

        return places;
    }

    private static RepositoryState After(RepositoryState state, List<(long At, int Length)> places, FileStream history, bool withDigest)
    {
        foreach (var (at, length) in places)
        {
            var line = new byte[length];
            history.Position = at;
            history.ReadExactly(line);
            state = state.After(EntryJson.ReadEntry(line, out _)!);
        }

        return withDigest ? state : state with { Digest = default };
    }
}
