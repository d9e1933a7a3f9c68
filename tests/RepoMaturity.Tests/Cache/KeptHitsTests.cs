using System.Collections.Concurrent;
using RepoMaturity.Core.Facts;
using RepoMaturity.Tests.Evaluation;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Cache;

/// <summary>What the rules find in files is kept beside their facts, for another run alone.</summary>
internal sealed class KeptHitsTests
{
    [Test]
    public void A_second_scan_finds_all_that_the_first_kept()
    {
        foreach (var fixture in Fixture.Names.Select(name => new Fixture(name)))
        {
            var cache = new LastingCache(isLasting: true);
            Scan(fixture, cache);
            var kept = cache.Kept.Count;
            Assert.That(cache.Kept.Count(IsOfHits), Is.Positive, fixture.Name);
            Scan(fixture, cache);
            Assert.That(cache.Kept, Has.Count.EqualTo(kept), fixture.Name);
        }
    }

    [Test]
    public void What_ends_with_the_process_keeps_facts_alone()
    {
        var cache = new LastingCache(isLasting: false);
        Scan(new Fixture(Fixture.Names.First()), cache);
        Assert.That(cache.Kept.Count(IsOfHits), Is.Zero);
        Assert.That(cache.Kept, Is.Not.Empty);
    }

    private static bool IsOfHits(FactKey key) => key.Path.StartsWith("//", StringComparison.Ordinal);

    private static void Scan(Fixture fixture, IFactCache cache) => Fixture.Scanner(FrameworkLevels.Rules, cache).Scan(fixture.Subject(FrameworkLevels.Rules));

    private sealed class LastingCache(bool isLasting) : IFactCache
    {
        private readonly MemoryFactCache memory = new();

        public bool OutlivesProcess => isLasting;

        public ConcurrentQueue<FactKey> Kept { get; } = new();

        public FileFacts? Find(FactKey key) => memory.Find(key);

        public void Keep(FactKey key, FileFacts facts)
        {
            Kept.Enqueue(key);
            memory.Keep(key, facts);
        }
    }
}
