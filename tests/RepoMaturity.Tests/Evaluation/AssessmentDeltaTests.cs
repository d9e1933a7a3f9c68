using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Whether the repository changed, or what looks at it.</summary>
internal sealed class AssessmentDeltaTests
{
    private static readonly AssessmentDigest Digest = new(
        "churn", "aaaa", false, "model-1", [], ImmutableSortedDictionary<string, string>.Empty.Add("practice testing", "implemented").Add("stage kaizen-2023", "2"));

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return new TestCaseData(Digest, DeltaCauses.None);
        yield return new TestCaseData(Digest with { ModelHash = "model-2" }, DeltaCauses.Model);
        yield return new TestCaseData(Digest with { Commit = "bbbb" }, DeltaCauses.Repository);
        yield return new TestCaseData(Digest with { Commit = null }, DeltaCauses.Repository);
        yield return new TestCaseData(Digest with { IsDirty = true }, DeltaCauses.Repository);
        yield return new TestCaseData(Digest with { Repository = "churn/part" }, DeltaCauses.Repository);
        yield return new TestCaseData(Digest with { Incompleteness = ["The clone is shallow."] }, DeltaCauses.Reading);
        yield return new TestCaseData(Digest with { Commit = "bbbb", ModelHash = "model-2" }, DeltaCauses.Repository | DeltaCauses.Model);
    }

    [TestCaseSource(nameof(Cases))]
    public void The_causes_are_told_apart(AssessmentDigest other, DeltaCauses causes)
    {
        Assert.That(AssessmentDelta.Between(Digest, other).Causes, Is.EqualTo(causes));
        Assert.That(AssessmentDelta.Between(other, Digest).Causes, Is.EqualTo(causes));
        Assert.That(AssessmentDelta.Between(Digest, other).IsOfModelOnly, Is.EqualTo(causes == DeltaCauses.Model));
    }

    [Test]
    public void What_differs_is_listed()
    {
        var other = Digest with { Findings = Digest.Findings.SetItem("stage kaizen-2023", "3").Remove("practice testing").Add("practice new", "absent") };
        Assert.That(
            AssessmentDelta.Between(Digest, other).Entries,
            Is.EqualTo(new[] { new DeltaEntry("practice new", null, "absent"), new DeltaEntry("practice testing", "implemented", null), new DeltaEntry("stage kaizen-2023", "2", "3") }));
    }

    [Test]
    public void What_only_the_model_changed_is_said_to_be_that()
    {
        var other = Digest with { ModelHash = "model-2", Findings = Digest.Findings.SetItem("stage kaizen-2023", "3") };
        Assert.That(Words(Digest, other), Does.Contain("Only the model changed (rules and detectors): the same commit was read. What follows says nothing new about the repository.")
            .And.Contain("stage kaizen-2023: 2 -> 3"));
        Assert.That(Words(Digest, Digest with { ModelHash = "model-2" }), Does.Contain("both find the same"));
        Assert.That(Words(Digest, Digest), Does.Contain("Both say the same."));
        Assert.That(Words(Digest, other with { Commit = "bbbb" }), Does.Contain("Two commits were read, perhaps of different repositories; the model changed (rules and detectors). Scan both with one version"));
        Assert.That(Words(Digest, other with { Repository = "other" }), Does.Contain("Two repositories were read, or parts of one;"));
        Assert.That(Words(Digest, other with { Commit = null, ModelHash = "model-1" }), Does.Contain("The repository may have changed.").And.Not.Contain("model changed"));
    }

    [Test]
    public void A_report_is_read_back()
    {
        var assessment = SampleScan.Scan();
        var digest = DigestReader.Read(JsonReport.Write(assessment, new Tool("t", "1")))!;
        Assert.That((digest.Repository, digest.ModelHash, digest.IsDirty), Is.EqualTo((assessment.Repository, assessment.ModelHash, assessment.IsDirty)));
        Assert.That(digest.Findings.Keys, Is.SupersetOf(assessment.Practices.Select(practice => $"practice {practice.Practice.Id}")
            .Concat(assessment.Practices.SelectMany(practice => practice.Aspects).Select(aspect => $"aspect {aspect.Aspect.Id}"))
            .Concat(assessment.Frameworks.Select(framework => $"stage {framework.Framework.Id}")).Concat(assessment.Frameworks.SelectMany(framework => framework.Items.Select(item => $"item {framework.Framework.Id}:{item.Item.Id}"))).Append("kind")));
        Assert.That(AssessmentDelta.Between(digest, digest).Entries, Is.Empty);
    }

    [TestCase("")]
    [TestCase("no json")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{ "schemaVersion": "2.0" }""")]
    [TestCase("""{ "schemaVersion": 1 }""")]
    [TestCase("""{ "schemaVersion": "1.0", "kind": { "id": 3 } }""")]
    public void What_is_no_report_is_refused(string text) => Assert.That(DigestReader.Read(System.Text.Encoding.UTF8.GetBytes(text)), Is.Null);

    private static string Words(AssessmentDigest before, AssessmentDigest after) => string.Join(' ', DeltaReport.Write(before, after).Select(line => line.ToString().Trim()));
}
