using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors;

namespace RepoMaturity.Tests.Architecture;

/// <summary>What is written is also run.</summary>
internal sealed class DetectorCatalogueTests
{
    [Test]
    public void Every_detector_is_in_the_catalogue() =>
        Assert.That(DetectorCatalogue.Detectors.Select(detector => detector.GetType()), Is.EquivalentTo(Written(typeof(IDetector))));

    [Test]
    public void Every_resolver_is_in_the_catalogue() =>
        Assert.That(DetectorCatalogue.Resolvers.Select(resolver => resolver.GetType()), Is.EquivalentTo(Written(typeof(IResolver))));

    [Test]
    public void Ids_are_words_with_hyphens_in_ordinal_order_each_once()
    {
        foreach (var ids in new[] { DetectorCatalogue.Detectors.Select(detector => detector.Id), DetectorCatalogue.Resolvers.Select(resolver => resolver.Id) })
        {
            Assert.That(ids, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That(ids, Is.Unique);
            Assert.That(ids, Has.All.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));
        }
    }

    [Test]
    public void A_detector_says_what_it_reads_in_one_sentence()
    {
        foreach (var detector in DetectorCatalogue.Detectors)
        {
            Assert.That(detector.Summary, Does.Not.Contain("\n").And.Not.Empty, detector.Id);
            Assert.That(detector.Finds, Is.Not.Empty.And.Unique, detector.Id);
        }
    }

    private static IEnumerable<Type> Written(Type seam) => typeof(DetectorCatalogue).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && seam.IsAssignableFrom(type));
}
