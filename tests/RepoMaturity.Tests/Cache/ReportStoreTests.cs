using System.Text;
using RepoMaturity.Cache;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cache;

/// <summary>Reports that are kept on the disk are given back whole or not at all.</summary>
internal sealed class ReportStoreTests
{
    private const string Fingerprint = "0123456789abcdef";
    private static readonly string Key = new('1', 64);
    private static readonly byte[] Report = Encoding.UTF8.GetBytes("{\"a report\": 1}");

    [Test]
    public void What_was_kept_is_found_by_others_under_its_key_its_version_and_its_repository()
    {
        using var folder = new TemporaryFolder();
        Open(folder).Keep(Key, Report);
        Assert.That(Open(folder).Find(Key)?.ToArray(), Is.EqualTo(Report));
        Assert.That(Open(folder).Find(new string('2', 64)), Is.Null);
        Assert.That(new ReportStore(new CacheFolder(folder.FullPath), "eta", "fedcba9876543210").Find(Key), Is.Null);
        Assert.That(new ReportStore(new CacheFolder(folder.FullPath), "theta", Fingerprint).Find(Key), Is.Null);
    }

    [TestCase("cut")]
    [TestCase("empty")]
    [TestCase("foreign")]
    [TestCase("turned")]
    [TestCase("of another key")]
    public void What_is_damaged_is_dropped_and_written_again(string damage)
    {
        using var folder = new TemporaryFolder();
        Open(folder).Keep(Key, Report);
        var file = Reports(folder).Single();
        var bytes = File.ReadAllBytes(file);
        switch (damage)
        {
            case "of another key":
                Open(folder).Keep(Key[..32] + new string('2', 32), Report);
                break;
            default:
                bytes[^1] ^= damage == "turned" ? (byte)1 : (byte)0;
                File.WriteAllBytes(file, damage switch { "cut" => bytes[..^3], "empty" => [], "foreign" => new byte[500], _ => bytes });
                break;
        }

        var store = Open(folder);
        Assert.That(store.Find(Key), Is.Null);
        Assert.That(store.Troubles.Single(), Does.Contain("dropped"));
        Assert.That(Reports(folder), Is.Empty);
        store.Keep(Key, Report);
        Assert.That(Open(folder).Find(Key)?.ToArray(), Is.EqualTo(Report));
    }

    [Test]
    public void What_was_used_last_stays()
    {
        using var folder = new TemporaryFolder();
        var store = Open(folder);
        for (var i = 0; i < ReportStore.MostOfRepository; i++)
        {
            store.Keep(KeyOf(i), Report);
        }

        foreach (var file in Reports(folder))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        }

        Assert.That(store.Find(KeyOf(7)), Is.Not.Null);
        for (var i = 0; i < ReportStore.MostOfRepository - 1; i++)
        {
            store.Keep(KeyOf(1000 + i), Report);
        }

        Assert.That(Reports(folder), Has.Length.EqualTo(ReportStore.MostOfRepository));
        Assert.That((store.Find(KeyOf(7)) is not null, store.Find(KeyOf(8)) is not null), Is.EqualTo((true, false)));
        var cache = new CacheFolder(folder.FullPath);
        Assert.That(cache.Measure(Fingerprint), Is.EqualTo(new CacheSize(0, ReportStore.MostOfRepository, 1, ReportStore.MostOfRepository * (ReportStore.HeaderLength + Report.Length), ReportStore.MostOfRepository * (ReportStore.HeaderLength + Report.Length))));
        cache.Prune(CacheFolder.UsualLimit, "fedcba9876543210");
        Assert.That(Reports(folder), Is.Empty);

        static string KeyOf(int i) => Convert.ToHexStringLower(BitConverter.GetBytes(i)).PadRight(64, '0');
    }

    [Test]
    public void Several_at_once_harm_nothing()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            var key = new string((char)('0' + (i % 4)), 64);
            Open(folder).Keep(key, Report);
            Assert.That(Open(folder).Find(key)?.ToArray(), Is.EqualTo(Report));
        });
        Assert.That(Reports(folder), Has.Length.EqualTo(4));
        Assert.That(Directory.EnumerateFiles(folder.FullPath, "*" + CacheFolder.UnfinishedEnding, SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void A_folder_that_cannot_be_written_ends_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", string.Empty);
        var store = new ReportStore(new CacheFolder(folder["file/below"]), "eta", Fingerprint);
        Assert.DoesNotThrow(() => store.Keep(Key, Report));
        Assert.That(store.Find(Key), Is.Null);
        Assert.That(store.Troubles, Is.Not.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Pipes and such links are of Unix.")]
    public void Pipes_and_links_are_not_opened()
    {
        using var folder = new TemporaryFolder();
        Open(folder).Keep(Key, Report);
        var file = Reports(folder).Single();
        var moved = folder["moved"];
        File.Move(file, moved);
        File.CreateSymbolicLink(file, moved);
        Assert.That(Open(folder).Find(Key), Is.Null);
        File.Delete(file);
        UnixFile.MakePipe(file);
        Assert.That(Open(folder).Find(Key), Is.Null);
        Assert.That(File.Exists(moved));
    }

    private static ReportStore Open(TemporaryFolder folder) => new(new CacheFolder(folder.FullPath), "eta", Fingerprint);

    private static string[] Reports(TemporaryFolder folder) => Directory.GetFiles(folder.FullPath, "*" + CacheFolder.ReportEnding, SearchOption.AllDirectories);
}
