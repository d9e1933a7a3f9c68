using System.Net;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Pages;
using RepoMaturity.Web;

namespace RepoMaturity.Tests.Web;

/// <summary>A store of a few fixtures, served on a free port of this machine.</summary>
internal sealed class ServedStore : IAsyncDisposable
{
    public const string Churn = "github.com/acme/churn";
    public const string Hostile = "odd/<script>alert(1)<%20 \u202e\"' #?&";

    public static readonly DateTimeOffset Start = new(2026, 11, 1, 2, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder;
    private readonly FolderResultStore store;
    private readonly StoreServer server;

    private ServedStore(TemporaryFolder folder, FolderResultStore store, StoreServer server)
    {
        (this.folder, this.store, this.server) = (folder, store, server);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
    }

    public HttpClient Client { get; }

    public Uri Address => server.Address;

    /// <summary>What went wrong with answers.</summary>
    public List<Exception> Failures { get; private init; } = [];

    public static async Task<ServedStore> StartAsync(Func<ServerSettings, ServerSettings>? with = null)
    {
        var folder = new TemporaryFolder();
        var store = FolderResultStore.Open(folder["store"]);
        await FillAsync(store);
        var settings = new ServerSettings(IPAddress.Loopback, 0) { Freshness = TimeSpan.Zero };
        var failures = new List<Exception>();
        var server = await StoreServer.StartAsync(store, RuleSources.Rules, SamplePage.Tool, with?.Invoke(settings) ?? settings, failures.Add, CancellationToken.None);
        return new ServedStore(folder, store, server) { Failures = failures };
    }

    /// <summary>Two runs: one repository climbs, one stays, one could not be scanned, one has a name to be careful with.</summary>
    private static async Task FillAsync(FolderResultStore store)
    {
        await EndAsync(store, "one", 0, (Churn, "ad-hoc", "1"), ("github.com/acme/forecast", "llm-app", "2"));
        await EndAsync(store, "two", 7, (Churn, "automated-mlops", "3"), (Hostile, "manual-mlops", "4"));
        await store.AppendAsync(new FleetEntry(Start.AddDays(8), "three", EntryKind.Failed, "github.com/acme/broken") { Reason = "the clone was too large", Origin = "list" }, default, CancellationToken.None);
    }

    private static async Task EndAsync(FolderResultStore store, string run, int day, params (string Repository, string Fixture, string Commit)[] scanned)
    {
        await store.AppendAsync(new FleetEntry(Start.AddDays(day), run, EntryKind.Begun, string.Empty), default, CancellationToken.None);
        foreach (var (repository, fixture, commit) in scanned)
        {
            await store.AppendAsync(Entry(run, day, repository, fixture, commit, out var report), report, CancellationToken.None);
        }

        await store.AppendAsync(new FleetEntry(Start.AddDays(day).AddHours(1), run, EntryKind.Ended, string.Empty) { Tally = new RunTally(scanned.Length, 0, 0) }, default, CancellationToken.None);
    }

    private static FleetEntry Entry(string run, int day, string repository, string fixture, string commit, out byte[] report)
    {
        var assessment = SamplePage.Scan(fixture) with { Repository = repository, Commit = commit.PadLeft(40, '0'), Address = $"https://{repository}" };
        report = JsonReport.Write(assessment, SamplePage.Tool);
        var digest = DigestReader.Read(report)!;
        return new FleetEntry(Start.AddDays(day).AddMinutes(1), run, EntryKind.Scanned, repository)
        {
            Origin = "list",
            Link = repository.StartsWith("github", StringComparison.Ordinal) ? $"https://{repository}" : null,
            Commit = assessment.Commit,
            Model = "0123456789abcdef",
            Teams = ["acme/ml"],
            Topics = ["production"],
            Digest = JsonText.WriteLine(writer => DigestWriter.Write(writer, digest)).AsMemory()[..^1],
        };
    }

    /// <summary>Keeps one more result.</summary>
    public async Task AddAsync(string repository, string fixture, string commit) => await store.AppendAsync(Entry("later", 20, repository, fixture, commit, out var report), report, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }
}
