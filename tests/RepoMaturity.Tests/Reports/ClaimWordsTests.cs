using System.Text.RegularExpressions;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Comparison;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Pages;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>People read names, not ids.</summary>
internal sealed partial class ClaimWordsTests
{
    private static readonly ClaimWords Words = ClaimWords.Of(new Names(SamplePage.Scan("manual-mlops")));

    [TestCase("data-pipeline is absent, not implemented", "data pipeline is absent, implemented is asked")]
    [TestCase("feedback-loop is implemented, not automated", "feedback loop is implemented, not automated")]
    [TestCase("none of data-pipeline, responsible-ai is automated; testing is absent, not declared", "none of data pipeline, responsible AI is automated; testing is absent, declared is asked")]
    [TestCase("(model-evaluation/gate is absent, not automated), or nobody-knows is declared", "(quality gate is absent, automated is asked), or nobody-knows is declared")]
    [TestCase("no file of a repository can show it", "no file of a repository can show it")]
    [TestCase("src/data-pipeline/x.py was not read", "src/data-pipeline/x.py was not read")]
    [TestCase("", "")]
    public void Ids_become_names(string clause, string words)
    {
        Assert.That(Words.In(clause), Is.EqualTo(words));
        Assert.That(Words.In(words), Is.EqualTo(words), "What is said in names stays so.");
    }

    [Test]
    public void A_comparison_spells_what_it_has_no_name_for()
    {
        var delta = AssessmentDelta.Between(Digests.Of(), Digests.Of());
        Assert.That(ClaimWords.Of(delta).In("model-evaluation/gate is absent, not automated; testing is declared"), Is.EqualTo("gate is absent, automated is asked; testing is declared"));
    }

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void No_id_of_a_claim_is_in_the_reasons_of_a_report(string fixture)
    {
        var assessment = SamplePage.Scan(fixture);
        var ids = assessment.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Aspect.Id).Prepend(practice.Practice.Id)).Where(id => id.Contains('-', StringComparison.Ordinal) || id.Contains('/', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var text = string.Join('\n', TextReport.Write(assessment, isVerbose: false).Select(line => line.ToString()));
        var page = ShownPage.Parse(SamplePage.Of(assessment)).QuerySelector("main")!.TextContent;
        foreach (var shown in new[] { text, MarkdownReport.Write(assessment, isVerbose: false), page })
        {
            Assert.That(Reason().Matches(shown).Select(match => match.Groups[1].Value).Where(ids.Contains), Is.Empty);
        }
    }

    [GeneratedRegex(@"([a-z-]+(?:/[a-z-]+)?)\s+is\s+(?:absent|declared|implemented)")]
    private static partial Regex Reason();
}
