using RepoMaturity.Fleet;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Fleets;

/// <summary>Results move between stores without loss, and never twice.</summary>
internal sealed class ResultTransferTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task What_is_exported_and_imported_is_the_same()
    {
        await FillAsync("one", "a", "b");
        await ExportAsync("one", "one.jsonl");
        await using (var store = FolderResultStore.Open(folder["two"]))
        {
            Assert.That(await ResultTransfer.ImportAsync(store, folder["one.jsonl"], default), Is.EqualTo(4));
            Assert.That(await ResultTransfer.ImportAsync(store, folder["one.jsonl"], default), Is.Zero);
        }

        await ExportAsync("two", "two.jsonl");
        Assert.That(File.ReadAllBytes(folder["two.jsonl"]), Is.EqualTo(File.ReadAllBytes(folder["one.jsonl"])));
        Assert.That(File.ReadAllBytes(folder["two/history.jsonl"]), Is.EqualTo(File.ReadAllBytes(folder["one/history.jsonl"])));
        Assert.That(Reports("two"), Is.EqualTo(Reports("one")).And.Count.EqualTo(2));
    }

    [Test]
    public async Task Shares_merge_into_the_whole_however_often_and_in_any_order()
    {
        await FillAsync("one", "a");
        await FillAsync("two", "b");
        await FillAsync("three", "a", "c");
        foreach (var (name, order) in new[] { ("x", new[] { "one", "two", "three" }), ("y", ["three", "two", "one"]) })
        {
            for (var time = 0; time < 2; time++)
            {
                await using var store = FolderResultStore.Open(folder[name]);
                await ResultTransfer.MergeAsync(store, order.Select(each => FolderResultStore.OpenToRead(folder[each])), default);
            }
        }

        Assert.That(Reports("x"), Is.EqualTo(Reports("y")).And.Count.EqualTo(3));
        Assert.That(await StatesAsync("x"), Is.EqualTo(await StatesAsync("y")).And.Count.EqualTo(3));
    }

    [Test]
    public async Task A_line_that_is_none_is_named()
    {
        await FillAsync("one", "a");
        await ExportAsync("one", "one.jsonl");
        File.AppendAllText(folder["one.jsonl"], "{\"at\":\"yesterday\"}\n");
        await using var store = FolderResultStore.Open(folder["two"]);
        var failure = Assert.ThrowsAsync<FleetException>(async () => await ResultTransfer.ImportAsync(store, folder["one.jsonl"], default));
        Assert.That(failure.Message, Does.Contain("one.jsonl:4"));
    }

    private async Task FillAsync(string name, params string[] repositories)
    {
        await using var store = FolderResultStore.Open(folder[name]);
        await store.AppendAsync(new FleetEntry(Entries.Start, name, EntryKind.Begun, string.Empty) { Model = Entries.Model }, default, default);
        foreach (var repository in repositories)
        {
            await store.AppendAsync(Entries.Scanned(repository, "c1", 1), Entries.Report($"{repository} \u202e \"'<&\\ \n"), default);
        }

        await store.AppendAsync(new FleetEntry(Entries.Start.AddMinutes(9), name, EntryKind.Ended, string.Empty) { Tally = new RunTally(repositories.Length, 0, 0) }, default, default);
    }

    private async Task ExportAsync(string name, string file)
    {
        await using var store = FolderResultStore.OpenToRead(folder[name]);
        await using var lines = File.Create(folder[file]);
        await ResultTransfer.ExportAsync(store, lines, default);
    }

    private List<string> Reports(string name) => [.. Directory.EnumerateFiles(folder[name + "/reports"], "*.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder[name], file) + "\n" + File.ReadAllText(file)).Order(StringComparer.Ordinal)];

    private async Task<List<string>> StatesAsync(string name)
    {
        await using var store = FolderResultStore.OpenToRead(folder[name]);
        return [.. (await Entries.ListAsync(store.StatesAsync(null, default))).Select(state => System.Text.Encoding.UTF8.GetString(EntryJson.Write(state)))];
    }
}
