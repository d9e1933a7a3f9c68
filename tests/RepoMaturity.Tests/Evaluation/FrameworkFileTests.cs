using System.Collections.Immutable;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>What a file of a framework may say, and which frameworks a report is about.</summary>
internal sealed class FrameworkFileTests
{
    [TestCase("sections: [{ id: a, name: A }]\nitems: [{ id: X, name: x, provenance: published, section: b, met: { training: implemented } }]", "There is no section 'b'.")]
    [TestCase("items: [{ id: X, name: x, provenance: published, met: { training: implemented } }]\nscore: { met: 0.5, automated: 1, bands: [{ name: all }] }", "A score is made of sections")]
    [TestCase("items: [{ id: X, name: x, provenance: published, met: { training: implemented } }]\nsections: []\nscore: { met: 2, automated: 1, bands: [{ name: all }] }", "'met' must be a number from 0 to 1.")]
    [TestCase("items: []\nscore: { met: 0, automated: 1, bands: [{ name: low }, { to: 1, name: high }] }", "'bands' must rise")]
    [TestCase("stages: [{ index: 0, name: none, strict-items: [X] }]", "There is no item 'X'.")]
    [TestCase("stages: [{ index: 0, name: none }]\ndesired: [{ regulatory-compliance: true, operational-excellence: true, stages: [3] }]", "There is no stage '3'.")]
    [TestCase("stages: [{ index: 0, name: none }]\ndesired: [{ regulatory-compliance: true, operational-excellence: true }]", "'stages' is missing")]
    [TestCase("on-request: maybe", "'on-request' must be true or false.")]
    public void A_mistake_is_told(string text, string message)
    {
        var loaded = TestRules.Load(false, ("frameworks/f.yml", $"id: f\nname: F\nyear: 2001\nsource: s\n{text}"));
        Assert.That(loaded.Problems.Select(problem => problem.Message), Has.Some.StartsWith(message));
    }

    [TestCase("", "google-levels kaizen-2023 towards-mlops-2021")]
    [TestCase("ml-test-score", "ml-test-score")]
    [TestCase("ml-test-score aws-phases", "aws-phases ml-test-score")]
    [TestCase("all", "aws-phases google-levels kaizen-2023 kreuzberger-2022 microsoft-levels ml-test-score towards-mlops-2021")]
    public void Frameworks_are_those_that_were_asked_for(string asked, string chosen) => Assert.That(
        string.Join(' ', FrameworkSelection.Choose(FrameworkLevels.Rules, [.. asked.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Select(framework => framework.Id)),
        Is.EqualTo(chosen));

    [Test]
    public void Every_item_of_a_framework_with_sections_is_in_one()
    {
        var outside = FrameworkLevels.Rules.Frameworks.Where(framework => !framework.Sections.IsEmpty).SelectMany(framework => framework.Items.Where(item => item.Section is null).Select(item => item.Id));
        Assert.That(outside, Is.Empty);
    }

    [Test]
    public void Every_combination_of_requirements_has_its_stage()
    {
        var desired = FrameworkLevels.Framework("kaizen-2023").Desired;
        Assert.That(desired.Select(row => (row.RegulatoryCompliance, row.OperationalExcellence)).Distinct().Count(), Is.EqualTo(4));
    }

    /// <summary>The architecture of the paper, as it is numbered there.</summary>
    [Test]
    public void The_reference_architecture_is_whole()
    {
        var ids = FrameworkLevels.Framework("kreuzberger-2022").Items.Select(item => item.Id).ToImmutableHashSet(StringComparer.Ordinal);
        var expected = Enumerable.Range(1, 9).SelectMany(i => new[] { $"P{i}", $"C{i}" }).Concat(Enumerable.Range(1, 7).Select(i => $"R{i}")).Concat(Enumerable.Range(1, 28).Select(i => $"{i}"));
        Assert.That(expected.Where(id => !ids.Contains(id)), Is.Empty);
    }

    [Test]
    public void Shares_add_up()
    {
        foreach (var framework in FrameworkLevels.Rules.Frameworks)
        {
            var coverage = FrameworkCoverage.Of(framework);
            Assert.That(coverage.ByProvenance.Values.Sum(), Is.EqualTo(coverage.Items), framework.Id);
            Assert.That(coverage.NotVisible, Is.LessThan(coverage.Items), framework.Id);
        }
    }
}
