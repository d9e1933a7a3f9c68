using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Fleets;

/// <summary>A work list forgets nothing and repeats nothing, whoever dies over it.</summary>
internal sealed class FolderWorkListTests
{
    private static readonly WorkRun Run = new("run", "model", Entries.Start, ["somewhere"]);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["unfinished"]);
    }

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task What_is_done_is_not_there_again_and_what_was_begun_comes_last()
    {
        using (var list = FolderWorkList.Begin(folder.FullPath, Run, Repositories(4)))
        {
            var (first, second) = ((await list.ClaimAsync(default))!, (await list.ClaimAsync(default))!);
            await list.DoneAsync(first, EntryKind.Scanned);
            Assert.That(second.Deliveries, Is.Zero);
        }

        using var resumed = FolderWorkList.Resume(folder.FullPath)!;
        Assert.That(resumed.Run.Id, Is.EqualTo("run"));
        Assert.That(resumed.Run.Sources, Is.EqualTo(new[] { "somewhere" }));
        Assert.That(resumed.Tally, Is.EqualTo(new RunTally(1, 0, 0)));
        var rest = new[] { await resumed.ClaimAsync(default), await resumed.ClaimAsync(default), await resumed.ClaimAsync(default) };
        Assert.That(rest.Select(item => (item!.Repository.Name, item.Deliveries)), Is.EqualTo(new[] { ("r2", 0), ("r3", 0), ("r1", 1) }));
        foreach (var item in rest)
        {
            await resumed.DoneAsync(item!, EntryKind.Failed);
        }

        Assert.That(await resumed.ClaimAsync(default), Is.Null);
        Assert.That(resumed.Tally, Is.EqualTo(new RunTally(1, 0, 3)));
        await resumed.EndAsync();
        Assert.That(FolderWorkList.Resume(folder.FullPath), Is.Null);
    }

    [Test]
    public async Task Who_dies_over_an_item_counts_and_who_gives_it_back_does_not()
    {
        FolderWorkList.Begin(folder.FullPath, Run, Repositories(1)).Dispose();
        for (var death = 0; death < 3; death++)
        {
            using var list = FolderWorkList.Resume(folder.FullPath)!;
            var item = (await list.ClaimAsync(default))!;
            Assert.That(item.Deliveries, Is.EqualTo(death));
            await list.ReturnAsync(item, isCounted: false);
            item = (await list.ClaimAsync(default))!;
            Assert.That(item.Deliveries, Is.EqualTo(death));
        }

        using var last = FolderWorkList.Resume(folder.FullPath)!;
        Assert.That((await last.ClaimAsync(default))!.Deliveries, Is.EqualTo(IWorkList.MostDeliveries));
    }

    [Test]
    public async Task Who_has_nothing_waits_for_what_others_may_give_back()
    {
        using var list = FolderWorkList.Begin(folder.FullPath, Run, Repositories(1));
        var item = (await list.ClaimAsync(default))!;
        var waiting = list.ClaimAsync(default).AsTask();
        await Task.Delay(120);
        Assert.That(waiting.IsCompleted, Is.False);
        await list.ReturnAsync(item, isCounted: true);
        Assert.That((await waiting)!.Deliveries, Is.EqualTo(1));
        var end = list.ClaimAsync(default).AsTask();
        await list.DoneAsync(item, EntryKind.Unchanged);
        Assert.That(await end, Is.Null);
    }

    [Test]
    public async Task A_torn_line_of_progress_says_nothing()
    {
        using (var list = FolderWorkList.Begin(folder.FullPath, Run, Repositories(2)))
        {
            await list.DoneAsync((await list.ClaimAsync(default))!, EntryKind.Scanned);
        }

        File.AppendAllText(folder["progress.jsonl"], "{\"item\":1,\"is\":\"scan");
        using var resumed = FolderWorkList.Resume(folder.FullPath)!;
        Assert.That((await resumed.ClaimAsync(default))!.Number, Is.EqualTo(1));
        Assert.That(FolderWorkList.Look(folder.FullPath)!.Tally, Is.EqualTo(new RunTally(1, 0, 0)));
    }

    [TestCase("1/1", true)]
    [TestCase("8/8", true)]
    [TestCase("256/256", true)]
    [TestCase("0/8", false)]
    [TestCase("9/8", false)]
    [TestCase("1/257", false)]
    [TestCase("1", false)]
    [TestCase("a/b", false)]
    [TestCase("-1/2", false)]
    public void A_share_is_two_numbers(string text, bool isOne) => Assert.That(Shard.Parse(text)?.ToString(), Is.EqualTo(isOne ? text : null));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(64)]
    public void Shares_are_all_of_it_once_and_even(int of)
    {
        var all = Repositories(1000);
        var shares = Enumerable.Range(1, of).Select(index => new Shard(index, of).Take(all)).ToList();
        Assert.That(shares.SelectMany(share => share).Select(repository => repository.Name).Order(StringComparer.Ordinal), Is.EqualTo(all.Select(repository => repository.Name).Order(StringComparer.Ordinal)));
        Assert.That(shares.Max(share => share.Length), Is.LessThan((2 * 1000 / of) + 5));
        Assert.That(new Shard(1, of).Take([.. all.Reverse()]).Reverse(), Is.EqualTo(shares[0]));
    }

    private static ImmutableArray<FleetRepository> Repositories(int number) => [.. Enumerable.Range(0, number).Select(i => new FleetRepository($"r{i.ToString(CultureInfo.InvariantCulture)}", $"/r{i}", "somewhere"))];
}
