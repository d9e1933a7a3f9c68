using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Tests.Evaluation;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Rules;

/// <summary>What fits a file comes back from its text as it was, and a text that somebody else wrote says nothing it may not.</summary>
internal sealed class PackedHitsTests
{
    private static readonly SignalIndex Index = FrameworkLevels.Rules.Index;
    private static readonly FileFacts File = FileFacts.Nothing("train.py") with
    {
        Facts = [new Fact(FactKind.Import, "mlflow", new Position(1)), new Fact(FactKind.Import, "mlflow.sklearn", new Position(2)), new Fact(FactKind.Call, "mlflow.log_metric", new Position(3))],
    };

    [Test]
    public void What_fits_the_files_of_all_fixtures_comes_back()
    {
        var analyzer = new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, new MemoryFactCache());
        var known = new KnownMatches();
        var count = 0;
        foreach (var snapshot in Fixture.Names.Select(name => new MemorySnapshot(new Fixture(name).Files())))
        {
            foreach (var file in snapshot.Files.Select(entry => analyzer.Analyze(snapshot, entry)).OfType<FileFacts>())
            {
                var found = Index.Match(file.Path, file, known);
                var back = Index.Unpack(Index.Pack(found)!, file, new KnownMatches())!;
                Assert.That(back.Terms.Items, Is.EqualTo(found.Terms.Items), file.Path);
                Assert.That(back.Terms.Items.Select(term => back.Of(term)), Is.EqualTo(found.Terms.Items.Select(term => found.Of(term))), file.Path);
                Assert.That(back.Paths.Items, Is.EqualTo(found.Paths.Items), file.Path);
                Assert.That(back.Signals, Is.EqualTo(found.Signals), file.Path);
                count += found.Terms.Items.Length;
            }
        }

        Assert.That(count, Is.GreaterThan(1000));
    }

    [Test]
    public void A_text_that_is_cut_off_or_goes_on_is_none()
    {
        var text = Index.Pack(Index.Match(File.Path, File, new KnownMatches()))!;
        Assert.That(Index.Unpack(text, File, new KnownMatches()), Is.Not.Null);
        Assert.That(Enumerable.Range(0, text.Length).Where(length => Index.Unpack(text[..length], File, new KnownMatches()) is not null), Is.Empty);
        Assert.That(Index.Unpack(text + "\0", File, new KnownMatches()), Is.Null);
        Assert.That(Index.Unpack(text, FileFacts.Nothing(File.Path), new KnownMatches()), Is.Null, "of a file with fewer facts");
    }

    [TestCase("\0\0", true, Description = "nothing fits")]
    [TestCase("\u0001\u0005\u0001\u0002\0", true)]
    [TestCase("\u0001\u0005\u0001\u0003\0", false, Description = "there is no such fact")]
    [TestCase("\u0001\u0005\0\0", false, Description = "no fact fits a term that fits")]
    [TestCase("\u0001\uFFFF\u0001\0\0", false, Description = "there is no such term")]
    [TestCase("\u0002\u0005\u0001\0\u0005\u0001\0\0", false, Description = "a term twice")]
    [TestCase("\uFFFF\0", false, Description = "more is announced than is there")]
    [TestCase("\0\u0001\uFFFF", false, Description = "there is no such glob")]
    [TestCase("\0\u0002\u0001\u0001", false, Description = "a glob twice")]
    [TestCase("", false)]
    public void A_text_suits_the_file_and_the_rules_or_is_none(string text, bool suits) =>
        Assert.That(Index.Unpack(text, File, new KnownMatches()) is not null, Is.EqualTo(suits));
}
