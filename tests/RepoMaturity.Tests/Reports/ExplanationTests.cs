using RepoMaturity.Core.Reports;

namespace RepoMaturity.Tests.Reports;

internal sealed class ExplanationTests
{
    [Test]
    public void A_practice_is_explained_with_its_proof_and_what_would_raise_it() => Assert.That(Explain("tracking"), Does.Contain("Tracking (tracking)")
        .And.Contain("examples/one.facts:1 calls tracker.log, counted as declared:")
        .And.Contain("It could be automated already: broken.facts was not read")
        .And.Contain("Kept (tracking/kept)")
        .And.Contain("ladder:M.3, unknown: training runs by itself and is tracked")
        .And.Contain("Tracker Pro"));

    [Test]
    public void The_whole_chain_is_shown() => Assert.That(Explain("training"), Does.Contain("started by .ci/main.facts:1 push").And.Contain("-> :2 train.facts").And.Not.Contain("What would raise it"));

    [Test]
    public void An_aspect_is_explained() => Assert.That(Explain("tracking/kept"), Does.Contain("An aspect of Tracking").And.Contain("train.facts:2 calls tracker.keep"));

    [Test]
    public void A_technology_is_explained() => Assert.That(Explain("tracker"), Does.Contain("Tracker Pro (tracker), https://tracker.example")
        .And.Contain("It shows at best: tracking (implemented), tracking/kept (implemented).")
        .And.Contain("needs.facts:1 depends on tracker"));

    [TestCase("P.2")]
    [TestCase("ladder:P.2")]
    public void An_item_is_explained(string id) => Assert.That(Explain(id), Does.Contain("ladder:P.2 tests are there").And.Contain("It belongs to People, stage 2.")
        .And.Contain("secondary").And.Contain("not met: tests is absent, implemented is asked").And.Contain("Tests, from absent to implemented: s"));

    [Test]
    public void What_nothing_can_show_has_no_way_up() => Assert.That(Explain("X"), Does.Contain("not visible: no file of a repository can show it").And.Not.Contain("What would raise it"));

    [Test]
    public void Everything_that_is_known_has_words()
    {
        var rules = SampleScan.Rules();
        foreach (var id in Explanation.Ids(rules))
        {
            Assert.That(Explanation.Knows(rules, id), Is.True);
            Assert.That(Explain(id), Is.Not.Empty, id);
        }

        Assert.That(Explanation.Knows(rules, "nothing"), Is.False);
    }

    private static string Explain(string id) => string.Join('\n', Explanation.Write(SampleScan.Scan(), SampleScan.Rules(), id, isVerbose: false));
}
