using RepoMaturity.Fleet;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Fleets;

/// <summary>A store is whole whatever its writer died of.</summary>
internal sealed class FolderResultStoreTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task A_result_is_kept_once_with_its_very_bytes()
    {
        var key = new ResultKey("a", "c1", Entries.Model);
        await using (var store = FolderResultStore.Open(folder["store"]))
        {
            Assert.That(await store.HasAsync(key, default), Is.False);
            Assert.That(await store.AppendAsync(Entries.Scanned("a", "c1"), Entries.Report("first"), default), Is.True);
            Assert.That(await store.AppendAsync(Entries.Scanned("a", "c1", 1), Entries.Report("second"), default), Is.False);
            Assert.That(await store.HasAsync(key, default), Is.True);
        }

        await using var read = FolderResultStore.OpenToRead(folder["store"]);
        Assert.That((await read.ReadReportAsync(key, default))!.Value.ToArray(), Is.EqualTo(Entries.Report("first")));
        Assert.That(await Entries.ListAsync(read.EntriesAsync(default)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_report_that_could_not_be_put_in_its_place_is_found_again()
    {
        var key = new ResultKey("a", "c1", Entries.Model);
        var layout = new StoreLayout(folder["store"]);
        await using (var store = FolderResultStore.Open(folder["store"]))
        {
            await store.AppendAsync(Entries.Scanned("a", "c1"), Entries.Report("first"), default);
        }

        // Its line is in the history, and the index covers it.
        File.Move(layout.Report(key), layout.UnfinishedReport(key));
        Assert.That(StateIndex.Covered(layout), Is.EqualTo(new FileInfo(layout.History).Length));
        await using (FolderResultStore.Open(folder["store"]))
        {
            Assert.That(File.ReadAllBytes(layout.Report(key)), Is.EqualTo(Entries.Report("first")));
        }
    }

    [Test]
    public async Task A_state_is_what_happened_last_and_remembers_the_last_result()
    {
        await using (var store = FolderResultStore.Open(folder["store"]))
        {
            await store.AppendAsync(Entries.Scanned("b", "c1"), Entries.Report("b1"), default);
            await store.AppendAsync(Entries.Scanned("a", "c1", 1), Entries.Report("a1"), default);
            await store.AppendAsync(Entries.Of(EntryKind.Failed, "b", 2), default, default);
            await store.AppendAsync(Entries.Of(EntryKind.Gone, "a", 3), default, default);
            Assert.That((await store.FindAsync("b", default))!.Failure, Is.EqualTo("broken"));
        }

        await using var read = FolderResultStore.OpenToRead(folder["store"]);
        var now = await Entries.ListAsync(read.StatesAsync(null, default));
        Assert.That(now.Select(state => (state.Repository, state.Key!.Commit, state.Failure, state.IsGone)), Is.EqualTo(new[] { ("a", "c1", null, true), ("b", "c1", "broken", false) }));
        Assert.That(now[1].Digest.ToArray(), Is.EqualTo(Entries.Scanned("b", "c1").Digest.ToArray()));
        var then = await Entries.ListAsync(read.StatesAsync(Entries.Start.AddMinutes(1), default));
        Assert.That(then.Select(state => (state.Repository, state.Failure, state.IsGone)), Is.EqualTo(new[] { ("a", (string?)null, false), ("b", null, false) }));
        Assert.That(await Entries.ListAsync(read.StatesAsync(Entries.Start.AddMinutes(-1), default)), Is.Empty);
    }

    [Test]
    public async Task The_index_says_what_the_history_says_at_every_moment()
    {
        for (var day = 0; day < 6; day++)
        {
            await using (var store = FolderResultStore.Open(folder["store"]))
            {
                for (var i = 0; i < 20; i++)
                {
                    await store.AppendAsync((i + day) % 3 == 0 ? Entries.Of(EntryKind.Failed, $"r{i}", day * 100) : Entries.Scanned($"r{i}", $"c{day}", day * 100), Entries.Report("x"), default);
                }
            }

            await using var read = FolderResultStore.OpenToRead(folder["store"]);
            var indexed = (await Entries.ListAsync(read.StatesAsync(null, default))).Select(state => EntryJson.Write(state)).ToList();
            var index = File.ReadAllBytes(folder["store/index.jsonl"]);
            File.Delete(folder["store/index.jsonl"]);
            Assert.That((await Entries.ListAsync(read.StatesAsync(null, default))).Select(state => EntryJson.Write(state)), Is.EqualTo(indexed));
            if (day % 2 == 0)
            {
                // An older index covers less, and is as good.
                File.WriteAllBytes(folder["store/index.jsonl"], index);
            }
        }
    }

    [TestCase("{\"at\":\"2026-11-2")]
    [TestCase("{}")]
    public async Task A_torn_line_at_the_end_is_taken_away(string torn)
    {
        await using (var store = FolderResultStore.Open(folder["store"]))
        {
            await store.AppendAsync(Entries.Scanned("a", "c1"), Entries.Report("x"), default);
        }

        var sound = File.ReadAllText(folder["store/history.jsonl"]);
        File.AppendAllText(folder["store/history.jsonl"], torn);
        await using (var read = FolderResultStore.OpenToRead(folder["store"]))
        {
            Assert.That(await Entries.ListAsync(read.StatesAsync(null, default)), Has.Count.EqualTo(1));
        }

        await using (var store = FolderResultStore.Open(folder["store"]))
        {
            await store.AppendAsync(Entries.Scanned("b", "c1"), Entries.Report("y"), default);
        }

        var lines = File.ReadAllText(folder["store/history.jsonl"]);
        Assert.That(lines, Does.StartWith(sound));
        Assert.That(lines[sound.Length..], Does.Not.Contain(torn[..2] + torn[..2]).And.StartWith("{\"at\":").And.EndsWith("}\n"));
        Assert.That(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_report_whose_line_was_written_is_finished_and_one_without_is_not_there()
    {
        var (kept, lost) = (new ResultKey("a", "c1", Entries.Model), new ResultKey("b", "c1", Entries.Model));
        await using (var store = FolderResultStore.Open(folder["store"]))
        {
            await store.AppendAsync(Entries.Scanned("a", "c1"), Entries.Report("kept"), default);
        }

        // As if the process had died just before it moved the first, and just before it wrote the line of the second.
        var layout = new StoreLayout(folder["store"]);
        File.Move(layout.Report(kept), layout.UnfinishedReport(kept));
        File.Delete(layout.Index);
        File.WriteAllBytes(layout.UnfinishedReport(lost), Entries.Report("lost"));
        Directory.CreateDirectory(Path.Combine(layout.Unfinished, "7", "clone.git"));
        await using var again = FolderResultStore.Open(folder["store"]);
        Assert.That(await again.HasAsync(kept, default), Is.True);
        Assert.That(await again.HasAsync(lost, default), Is.False);
        Assert.That(Directory.EnumerateFileSystemEntries(layout.Unfinished), Is.Empty);
    }

    [Test]
    public async Task One_writes_and_others_are_told_so_and_may_read()
    {
        await using var store = FolderResultStore.Open(folder["store"]);
        await store.AppendAsync(Entries.Scanned("a", "c1"), Entries.Report("x"), default);
        Assert.That(() => FolderResultStore.Open(folder["store"]), Throws.TypeOf<FleetException>().With.Message.Contains("Another process writes into the store"));
        await using var read = FolderResultStore.OpenToRead(folder["store"]);
        Assert.That(await Entries.ListAsync(read.StatesAsync(null, default)), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_folder_of_other_things_is_no_store()
    {
        folder.Write("photos/cat.jpg", "x");
        Assert.That(() => FolderResultStore.Open(folder["photos"]), Throws.TypeOf<FleetException>().With.Message.Contains("is no store"));
        Assert.That(() => FolderResultStore.Open(folder["photos/cat.jpg"]), Throws.TypeOf<FleetException>().With.Message.Contains("is a file"));
        Assert.That(() => FolderResultStore.OpenToRead(folder["none"]), Throws.TypeOf<FleetException>().With.Message.Contains("There is no store"));
        Assert.That(Directory.EnumerateFileSystemEntries(folder["photos"]), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Names_of_repositories_are_no_paths()
    {
        await using var store = FolderResultStore.Open(folder["store"]);
        foreach (var name in new[] { "../../outside", "/etc/passwd", "a:b*c?\"<>|", new string('x', 4000), "\u202e" })
        {
            Assert.That(await store.AppendAsync(Entries.Scanned(name, "c1"), Entries.Report("x"), default), Is.True);
        }

        Assert.That(Directory.EnumerateFileSystemEntries(folder.FullPath), Has.Exactly(1).Items);
        Assert.That(Directory.EnumerateFiles(folder["store/reports"], "*.json", SearchOption.AllDirectories), Has.Exactly(5).Items);
    }
}
