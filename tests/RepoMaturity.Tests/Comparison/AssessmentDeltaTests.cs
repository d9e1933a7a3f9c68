using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Comparison;

/// <summary>What changed, by which proof, and whether the repository did or what looks at it.</summary>
internal sealed class AssessmentDeltaTests
{
    private static readonly PlaceDigest Push = new("ci.yml", new Position(1), "push");

    private static IEnumerable<TestCaseData> Sides()
    {
        yield return new TestCaseData(Digests.Side, DeltaCauses.None);
        yield return new TestCaseData(Digests.Side with { ModelHash = "model-2" }, DeltaCauses.Model);
        yield return new TestCaseData(Digests.Side with { Commit = "bbbb" }, DeltaCauses.Repository);
        yield return new TestCaseData(Digests.Side with { Commit = null }, DeltaCauses.Repository);
        yield return new TestCaseData(Digests.Side with { IsDirty = true }, DeltaCauses.Repository);
        yield return new TestCaseData(Digests.Side with { Repository = "churn/part" }, DeltaCauses.Repository);
        yield return new TestCaseData(Digests.Side with { Incompleteness = ["The clone is shallow."] }, DeltaCauses.Reading);
        yield return new TestCaseData(Digests.Side with { Commit = "bbbb", ModelHash = "model-2" }, DeltaCauses.Repository | DeltaCauses.Model);
    }

    [TestCaseSource(nameof(Sides))]
    public void The_causes_are_told_apart(DeltaSide other, DeltaCauses causes)
    {
        var digest = Digests.Of();
        Assert.That(AssessmentDelta.Between(digest, digest with { Side = other }).Causes, Is.EqualTo(causes));
        Assert.That(AssessmentDelta.Between(digest with { Side = other }, digest).Causes, Is.EqualTo(causes));
        Assert.That(AssessmentDelta.Between(digest, digest with { Side = other }).IsOfModelOnly, Is.EqualTo(causes == DeltaCauses.Model));
    }

    [Test]
    public void An_assessment_does_not_differ_from_itself()
    {
        var digest = DigestReader.Of(SampleScan.Scan());
        var delta = AssessmentDelta.Between(digest, digest);
        Assert.That((delta.HasChanged, delta.Causes), Is.EqualTo((false, DeltaCauses.Repository)), "the sample has no commit");
        Assert.That(delta.Practices.Concat(delta.Aspects).Concat(delta.Technologies), Is.Empty);
        Assert.That(delta.Frameworks.SelectMany(framework => framework.Items), Is.Empty);
    }

    [Test]
    public void What_differs_one_way_differs_the_other_way_round()
    {
        var (nothing, sample) = (DigestReader.Of(SampleScan.Nothing()), DigestReader.Of(SampleScan.Scan()));
        var (there, back) = (AssessmentDelta.Between(nothing, sample), AssessmentDelta.Between(sample, nothing));
        Assert.That(there.Practices, Is.Not.Empty);
        Assert.That(there.Technologies, Is.Not.Empty);
        Assert.That(back.Practices.Select(claim => (claim.Id, claim.To, claim.From)), Is.EqualTo(there.Practices.Select(claim => (claim.Id, claim.From, claim.To))));
        Assert.That(back.Technologies.Select(claim => (claim.Id, claim.To, claim.From)), Is.EquivalentTo(there.Technologies.Select(claim => (claim.Id, claim.From, claim.To))));
        Assert.That(back.Practices.Select(claim => claim.Went.Length), Is.EqualTo(there.Practices.Select(claim => claim.Came.Length)));
    }

    [Test]
    public void The_proof_of_a_rise_is_what_reaches_the_new_level_and_it_is_known_whether_it_was_there()
    {
        var before = Digests.Of(Digests.Claim("a", Level.Implemented, null, Digests.Evidence("a.py", Level.Implemented), Digests.Evidence("b.py", Level.Implemented)));
        var after = Digests.Of(Digests.Claim("a", Level.Automated, null, Digests.Evidence("a.py", Level.Automated, Push), Digests.Evidence("c.py", Level.Automated, Push), Digests.Evidence("b.py", Level.Implemented)));
        var rise = AssessmentDelta.Between(before, after).Practices.Single();
        Assert.That(rise.Came.Select(moved => (moved.Evidence.Path, moved.IsOnBothSides)), Is.EqualTo(new[] { ("a.py", true), ("c.py", false) }));
        Assert.That(rise.Went, Is.Empty);
        var fall = AssessmentDelta.Between(after, before).Practices.Single();
        Assert.That((fall.Came.Length, fall.Went.Length), Is.EqualTo((0, 2)));
    }

    [Test]
    public void A_practice_that_one_model_does_not_know_is_not_absent()
    {
        var delta = AssessmentDelta.Between(Digests.Of(Digests.Claim("a", Level.Absent)), Digests.Of(Digests.Claim("b", Level.Absent)));
        Assert.That(delta.Practices.Select(claim => (claim.Id, claim.Before is null, claim.After is null)), Is.EqualTo(new[] { ("b", true, false), ("a", false, true) }));
    }

    private static IEnumerable<TestCaseData> Ladders()
    {
        yield return new TestCaseData(Digests.Framework(2, "a", "b", "c"), Digests.Framework(2, "b"), "ac", "b", "", "two of three blockers of Rung 3 are gone");
        yield return new TestCaseData(Digests.Framework(2, "a", "b"), Digests.Framework(2, "b", "c"), "a", "b", "c", "one of two blockers of Rung 3 is gone, one came");
        yield return new TestCaseData(Digests.Framework(2, "a"), Digests.Framework(2, "a", "b", "c"), "", "a", "bc", "two more blockers of Rung 3");
        yield return new TestCaseData(Digests.Framework(2, "a"), Digests.Framework(2, "a"), "", "a", "", null);
        yield return new TestCaseData(Digests.Framework(2, "a"), Digests.Framework(3, "b"), "a", "", "", null);
        yield return new TestCaseData(Digests.Framework(3, "b"), Digests.Framework(2, "a"), "", "", "a", null);
    }

    [TestCaseSource(nameof(Ladders))]
    public void Blockers_are_gone_left_or_new(FrameworkDigest before, FrameworkDigest after, string gone, string left, string added, string? words)
    {
        var delta = AssessmentDelta.Between(Digests.Of() with { Frameworks = [before] }, Digests.Of() with { Frameworks = [after] }).Frameworks.Single();
        var blockers = delta.Blockers!;
        Assert.That((Ids(blockers.Gone), Ids(blockers.Left), Ids(blockers.Added)), Is.EqualTo((gone, left, added)));
        Assert.That(DeltaWords.Blockers(delta), Is.EqualTo(words));

        static string Ids(IEnumerable<BlockerDelta> blockers) => string.Concat(blockers.Select(blocker => blocker.Item));
    }

    [Test]
    public void A_kind_without_stages_has_none_in_any_dimension_and_what_it_gains_is_said()
    {
        var staged = Digests.Of() with { Frameworks = [Digests.Framework(2)] };
        var (none, higher) = (Digests.Of() with { Frameworks = [Digests.Framework(0) with { Stage = null, Dimensions = [] }] }, Digests.Of() with { Frameworks = [Digests.Framework(3)] });
        Assert.That(Dimensions(none, staged), Is.EqualTo(new[] { ((int?)null, (int?)2) }));
        Assert.That(Dimensions(staged, higher), Is.EqualTo(new[] { ((int?)2, (int?)3) }));
        Assert.That(Dimensions(higher, none), Is.EqualTo(new[] { ((int?)3, (int?)null) }));
        Assert.That(Dimensions(none, none).Concat(Dimensions(staged, staged)), Is.Empty);
        Assert.That(Text(none, staged), Does.Contain("Model: stage none -> 2"));
        var delta = AssessmentDelta.Between(higher, none);
        Assert.That(DeltaReader.Read(DeltaJson.Write(delta, new Tool("t", "1")))!.Frameworks.Single().Dimensions, Is.EqualTo(delta.Frameworks.Single().Dimensions));

        static IEnumerable<(int? Before, int? After)> Dimensions(AssessmentDigest before, AssessmentDigest after) =>
            AssessmentDelta.Between(before, after).Frameworks.Single().Dimensions.Select(dimension => (dimension.Before, dimension.After));
    }

    [Test]
    public void What_only_the_model_changed_is_said_to_be_that()
    {
        var (before, after) = (Digests.Of(Digests.Claim("a", Level.Absent)), Digests.Of(Digests.Claim("a", Level.Implemented)));
        Assert.That(Text(before, after with { Side = Digests.Side with { ModelHash = "2" } }), Does.Contain("Only the model changed (rules and detectors): the same commit was read. What follows says nothing new about the repository."));
        Assert.That(Text(before, before with { Side = Digests.Side with { ModelHash = "2" } }), Does.Contain("both find the same"));
        Assert.That(Text(before, before), Does.Contain("Nothing changes.").And.Not.Contain("model"));
        Assert.That(Text(before, after with { Side = Digests.Side with { ModelHash = "2", Commit = null } }), Does.Contain("Scan both with one version to tell the causes apart."));
        Assert.That(Text(before, after with { Side = Digests.Side with { Repository = "other" } }), Does.Contain("Two repositories were read, or parts of one: churn and other."));
    }

    [Test]
    public void A_report_is_read_back()
    {
        var assessment = SampleScan.Scan();
        var digest = DigestReader.Read(JsonReport.Write(assessment, new Tool("t", "1")))!;
        Assert.That((digest.Side.Repository, digest.Side.ModelHash, digest.Side.IsDirty, digest.Side.Kind), Is.EqualTo((assessment.Repository, assessment.ModelHash, assessment.IsDirty, assessment.Kind.Kind.Id)));
        Assert.That(digest.Practices.Select(claim => (claim.Id, claim.Name, claim.State.Level, claim.State.CouldBe, claim.State.Spread)), Is.EqualTo(assessment.Practices.Select(practice => (practice.Practice.Id, practice.Practice.Name, practice.Level, practice.CouldBe, practice.Spread))));
        Assert.That(digest.Aspects.Select(claim => (claim.Id, claim.Name)), Is.EqualTo(assessment.Practices.SelectMany(practice => practice.Aspects).Select(aspect => (aspect.Aspect.Id, aspect.Aspect.Name))));
        Assert.That(digest.Technologies.Select(claim => claim.Id), Is.EqualTo(assessment.Technologies.Select(technology => technology.Rule.Id)));
        var (framework, expected) = (digest.Frameworks.Single(), assessment.Frameworks.Single());
        Assert.That((framework.Stage?.Index, framework.Highest, framework.Next?.Name), Is.EqualTo((expected.Stage?.Index, 3, "Second rung")).Or.EqualTo((expected.Stage?.Index, 3, "First rung")));
        Assert.That(framework.Items.Select(item => (item.Id, item.Status)), Is.EqualTo(expected.Items.Select(item => (item.Item.Id, item.Status))));
    }

    [TestCase("")]
    [TestCase("no json")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{ "schemaVersion": "2.0" }""")]
    [TestCase("""{ "schemaVersion": 1 }""")]
    [TestCase("""{ "schemaVersion": "1.0", "kind": { "id": 3 } }""")]
    public void What_is_no_report_is_refused(string text)
    {
        Assert.That(DigestReader.Read(System.Text.Encoding.UTF8.GetBytes(text)), Is.Null);
        Assert.That(DeltaReader.Read(System.Text.Encoding.UTF8.GetBytes(text)), Is.Null);
    }

    private static string Text(AssessmentDigest before, AssessmentDigest after) => string.Join(' ', DeltaText.Write(AssessmentDelta.Between(before, after), isVerbose: true).Select(line => line.ToString().Trim()));
}
