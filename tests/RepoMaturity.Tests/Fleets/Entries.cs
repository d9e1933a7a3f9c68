using System.Text;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Tests.Fleets;

/// <summary>Things that happen to fleets, one minute after the other.</summary>
internal static class Entries
{
    public const string Model = "0123456789abcdef";

    public static readonly DateTimeOffset Start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    public static FleetEntry Scanned(string repository, string commit, int minute = 0) => new(Start.AddMinutes(minute), "run", EntryKind.Scanned, repository)
    {
        Commit = commit,
        Model = Model,
        Origin = "somewhere",
        Topics = ["churn"],
        Teams = ["acme/ml"],
        Seconds = 1.5,
        Digest = Encoding.UTF8.GetBytes($$"""{"commit":"{{commit}}"}"""),
    };

    public static FleetEntry Of(EntryKind kind, string repository, int minute = 0) => new(Start.AddMinutes(minute), "run", kind, repository) { Origin = "somewhere", Reason = kind == EntryKind.Failed ? "broken" : null };

    public static byte[] Report(string text) => Encoding.UTF8.GetBytes($"{{\n  \"said\": \"{text}\"\n}}\n");

    public static async Task<List<TItem>> ListAsync<TItem>(IAsyncEnumerable<TItem> items)
    {
        var list = new List<TItem>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
