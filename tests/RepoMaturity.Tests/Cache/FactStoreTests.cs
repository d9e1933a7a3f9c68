using System.Text;
using RepoMaturity.Cache;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Cache;

/// <summary>Facts that are kept on the disk change no answer, whatever becomes of the disk.</summary>
internal sealed class FactStoreTests
{
    private const string Place = "/home/ada/eta";
    private static readonly FactKey Key = new("0123456789abcdef", "train.py", "1");
    private static readonly FileFacts Facts = FileFacts.Nothing("train.py") with { Facts = [new Fact(FactKind.Import, "mlflow", new Position(1))] };

    [Test]
    public void Reports_with_kept_facts_are_those_without_and_no_file_is_read()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, files) in Repositories())
        {
            var cold = Report(name, files, cache: null, out _);
            var filling = new FactStore(new CacheFolder(folder.FullPath), name);
            Assert.That(Report(name, files, filling, out _), Is.EqualTo(cold), $"{name}, while facts are kept");
            filling.Save();
            Assert.That(filling.Troubles, Is.Empty);
            var kept = new FactStore(new CacheFolder(folder.FullPath), name);
            Assert.That(Report(name, files, kept, out var reads), Is.EqualTo(cold), $"{name}, with kept facts");
            Assert.That(reads, Is.Zero, name);
        }
    }

    [Test]
    public void Nothing_found_is_kept_too()
    {
        using var folder = new TemporaryFolder();
        Save(folder, Key, FileFacts.Nothing("train.py"));
        Assert.That(Open(folder).Find(Key)?.Count, Is.Zero);
        Assert.That(Open(folder).Find(Key with { BlobId = "2" }), Is.Null);
    }

    [Test]
    public void Another_version_begins_anew()
    {
        using var folder = new TemporaryFolder();
        Save(folder, Key, Facts);
        var next = Key with { Fingerprint = "fedcba9876543210" };
        Assert.That(Open(folder).Find(next), Is.Null);
        Save(folder, next, Facts);
        Assert.That(Open(folder).Find(next), Is.Not.Null);
        Assert.That(new CacheFolder(folder.FullPath).Measure(next.Fingerprint) is { Segments: 2, Repositories: 1 } and { UsableBytes: var usable, Bytes: var all } && usable < all);
        new CacheFolder(folder.FullPath).Prune(CacheFolder.UsualLimit, next.Fingerprint);
        Assert.That(Open(folder).Find(Key), Is.Null);
        Assert.That(Open(folder).Find(next), Is.Not.Null);
    }

    [Test]
    public void Another_repository_is_another_shelf_whose_name_says_nothing()
    {
        using var folder = new TemporaryFolder();
        Save(folder, Key, Facts);
        Assert.That(new FactStore(new CacheFolder(folder.FullPath), "/home/ada/theta").Find(Key), Is.Null);
        var names = Directory.EnumerateFileSystemEntries(folder.FullPath, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.FullPath, path));
        Assert.That(names, Has.None.Contain("eta").And.None.Contain("ada"));
    }

    [TestCase("cut")]
    [TestCase("empty")]
    [TestCase("foreign")]
    [TestCase("turned")]
    public void A_damaged_segment_is_dropped_and_written_again(string damage)
    {
        using var folder = new TemporaryFolder();
        Save(folder, Key, Facts);
        var segment = Segments(folder).Single();
        var bytes = File.ReadAllBytes(segment);
        bytes[^1] ^= damage == "turned" ? (byte)1 : (byte)0;
        File.WriteAllBytes(segment, damage switch { "cut" => bytes[..^9], "empty" => [], "foreign" => Encoding.ASCII.GetBytes("PK and more of it that is none of ours at all, really"), _ => bytes });
        var store = Open(folder);
        Assert.That(store.Find(Key), Is.Null);
        Assert.That(store.Troubles.Single(), Does.Contain("dropped"));
        Assert.That(Segments(folder), Is.Empty);
        store.Keep(Key, Facts);
        store.Save();
        Assert.That(Open(folder).Find(Key)!.Facts, Is.EqualTo(Facts.Facts));
    }

    [Test]
    public void Many_small_segments_become_one_and_lose_nothing()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 30; i++)
        {
            Save(folder, Key with { BlobId = $"{i}" }, Facts with { Bytes = i });
            Assert.That(Segments(folder), Has.Length.LessThan(10));
        }

        var store = Open(folder);
        Assert.That(Enumerable.Range(0, 30).Select(i => store.Find(Key with { BlobId = $"{i}" })?.Bytes), Is.EqualTo(Enumerable.Range(0, 30)));
    }

    [Test]
    public void Several_at_once_harm_nothing()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            var store = Open(folder);
            for (var j = 0; j < 10; j++)
            {
                var key = Key with { BlobId = $"{j % 5} {i / 4}" };
                var found = store.Find(key);
                Assert.That(found?.Bytes ?? j % 5, Is.EqualTo(j % 5));
                store.Keep(key, Facts with { Bytes = j % 5 });
            }

            store.Save();
        });
        var all = Open(folder);
        var there = Enumerable.Range(0, 16).SelectMany(i => Enumerable.Range(0, 5).Where(j => all.Find(Key with { BlobId = $"{j} {i}" })?.Bytes == j));
        Assert.That(there.Count(), Is.EqualTo(80));
    }

    [Test]
    public void What_was_used_last_stays()
    {
        using var folder = new TemporaryFolder();
        var cache = new CacheFolder(folder.FullPath);
        foreach (var name in new[] { "old", "used", "new" })
        {
            var store = new FactStore(cache, name);
            store.Keep(Key, Facts);
            store.Save();
        }

        foreach (var (segment, i) in Segments(folder).Select((segment, i) => (segment, i)))
        {
            File.SetLastWriteTimeUtc(segment, DateTime.UtcNow.AddDays(-2).AddMinutes(i));
        }

        var used = new FactStore(cache, "used");
        Assert.That(used.Find(Key), Is.Not.Null);
        used.Save();
        cache.Prune(Segments(folder).Max(segment => new FileInfo(segment).Length));
        Assert.That(Segments(folder), Has.Length.EqualTo(1));
        Assert.That(new FactStore(cache, "used").Find(Key), Is.Not.Null);
    }

    [Test]
    public void To_clear_removes_all_of_its_own_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        Save(folder, Key, Facts);
        folder.Write("thesis.facts", "mine");
        folder.Write("0123456789abcdef/thesis.facts", "mine");
        folder.Write($"0123456789abcdef/{CacheFolder.NameOf("x")}/thesis.facts", "mine");
        folder.Write($"0123456789abcdef/{CacheFolder.NameOf(Place)}/{Guid.NewGuid():N}{CacheFolder.UnfinishedEnding}", "ours");
        Assert.That(new CacheFolder(folder.FullPath).Clear(), Is.Positive);
        Assert.That(Directory.EnumerateFiles(folder.FullPath, "*", SearchOption.AllDirectories).Select(Path.GetFileName), Is.EquivalentTo(new[] { "CACHEDIR.TAG", "thesis.facts", "thesis.facts", "thesis.facts" }));
        Assert.That(Open(folder).Find(Key), Is.Null);
    }

    [Test]
    public void A_folder_that_cannot_be_written_ends_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", string.Empty);
        var store = new FactStore(new CacheFolder(folder["file/below"]), Place);
        store.Keep(Key, Facts);
        Assert.DoesNotThrow(store.Save);
        Assert.That(store.Find(Key), Is.SameAs(Facts));
        Assert.That(store.Troubles, Is.Not.Empty);
    }

    [Test]
    public void What_a_detector_failed_on_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        var store = Open(folder);
        var scanner = TestRules.Scanner(RuleSources.Rules, store);
        scanner.Scan(new Subject(new MemorySnapshot([KeyValuePair.Create("a.facts", "throw")]), "subject"));
        store.Save();
        Assert.That(Segments(folder), Is.Empty);
    }

    [Test]
    public void What_a_limit_of_the_scan_left_out_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        var files = new Fixture(Fixture.Names.First()).Files();
        var store = Open(folder);
        var analyzer = new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, store);
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        var limited = new Scanner(analyzer, new Linker(DetectorCatalogue.Resolvers), RuleSources.Rules, ScanLimits.Default with { End = ended.Token });
        Assert.That(limited.Scan(new Subject(new MemorySnapshot(files), "subject")).Incompleteness, Has.Some.Contain("files were not read"));
        store.Save();
        Assert.That(Report("subject", files, Open(folder), out _), Is.EqualTo(Report("subject", files, cache: null, out _)));
    }

    [Test]
    public void What_may_change_while_it_is_read_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        var store = Open(folder);
        var files = new Fixture(Fixture.Names.First()).Files().ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value));
        Fixture.Scanner(RuleSources.Rules, store).Scan(new Subject(new ByteSnapshot(files), "subject"));
        store.Save();
        Assert.That(Segments(folder), Is.Empty);
    }

    /// <summary>All fixtures, and all examples of rules put together as far as their paths let them.</summary>
    private static IEnumerable<(string Name, IReadOnlyDictionary<string, string> Files)> Repositories()
    {
        foreach (var name in Fixture.Names)
        {
            yield return (name, new Fixture(name).Files());
        }

        var examples = RuleSources.Rules.Rules.SelectMany(rule => rule.Examples).SelectMany(example => example.Files).ToList();
        for (var round = 0; examples.Count > 0; round++)
        {
            var files = new Dictionary<string, string>(StringComparer.Ordinal);
            examples = [.. examples.Where(file => !files.TryAdd(file.Key, file.Value))];
            yield return ($"examples {round}", files);
            if (round == 20)
            {
                yield break;
            }
        }
    }

    private static string Report(string name, IReadOnlyDictionary<string, string> files, IFactCache? cache, out int reads)
    {
        var snapshot = new CountedSnapshot(new MemorySnapshot(files));
        var report = Encoding.UTF8.GetString(JsonReport.Write(Fixture.Scanner(RuleSources.Rules, cache).Scan(new Subject(snapshot, name)), new Tool("test", "0")));
        reads = snapshot.Reads;
        return report;
    }

    private static FactStore Open(TemporaryFolder folder) => new(new CacheFolder(folder.FullPath), Place);

    private static void Save(TemporaryFolder folder, FactKey key, FileFacts facts)
    {
        var store = Open(folder);
        store.Keep(key, facts);
        store.Save();
        Assert.That(store.Troubles, Is.Empty);
    }

    private static string[] Segments(TemporaryFolder folder) => [.. Directory.EnumerateFiles(folder.FullPath, "*" + CacheFolder.Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
