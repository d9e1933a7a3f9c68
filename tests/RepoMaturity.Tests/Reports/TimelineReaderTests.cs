using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Pages;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Pages;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>A timeline is read as it was written, as far as a page tells it.</summary>
internal sealed class TimelineReaderTests
{
    private static Timeline Sample(string subject = "Begin")
    {
        var builder = new TimelineBuilder(RuleSources.Rules);
        foreach (var (at, fixture) in new[] { "ad-hoc", "manual-mlops", "manual-mlops", "automated-mlops" }.Index())
        {
            builder.Add(new LineCommit(at.ToString("x40", null), new DateTimeOffset(2023 + at, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), subject, at == 3 ? ["v1"] : []), at * 3, SamplePage.Scan(fixture));
        }

        return builder.ToTimeline("churn", "0123456789abcdef", 10, isTruncated: false);
    }

    [Test]
    public void It_is_read_as_it_was_written()
    {
        var timeline = Sample();
        var read = TimelineReader.Read(TimelineJson.Write(timeline, SamplePage.Tool), RuleSources.Rules);
        Assert.That(read.Commits.Select(Said), Is.EqualTo(timeline.Commits.Select(Said)));
        Assert.That(read.Places, Is.EqualTo(timeline.Places));
        Assert.That(read.Frameworks.Select(framework => framework.Id), Is.EquivalentTo(timeline.Frameworks.Where(framework => !framework.Stages.IsEmpty).Select(framework => framework.Id)));
        Assert.That(read.Series.Select(Said), Is.EqualTo(timeline.With(series => series.Kind is SeriesKind.Stage or SeriesKind.Dimension or SeriesKind.Practice).Series.Select(Said)));
    }

    [Test]
    public void The_page_about_a_repository_shows_it()
    {
        var page = ShownPage.Parse(AssessmentPage.Write(SamplePage.Scan("automated-mlops"), null, SamplePage.Tool, new PageSurroundings { Timeline = Sample() }));
        Assert.That(page.QuerySelector("#past .strip.tall .now")!.TextContent, Does.StartWith("stage 4, Automated MLOps since 2026-03-01"));
        Assert.That(page.QuerySelectorAll("#past .changes tbody tr"), Is.Not.Empty);
        Assert.That(page.QuerySelector("nav a[href='#past']"), Is.Not.Null);
        Assert.That(ShownPage.Broken(page), Is.Empty);
        Assert.That(ShownPage.Foreign(page).Where(foreign => !foreign.StartsWith("<title>", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void What_a_stranger_wrote_stays_text(string text)
    {
        var read = TimelineReader.Read(TimelineJson.Write(Sample(text), SamplePage.Tool), RuleSources.Rules);
        var page = ShownPage.Parse(AssessmentPage.Write(SamplePage.Scan("ad-hoc"), null, SamplePage.Tool, new PageSurroundings { Timeline = read }));
        Assert.That(ShownPage.Foreign(page).Where(foreign => !foreign.StartsWith("<title>", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"schemaVersion":"2.0","commits":[],"series":[]}""")]
    [TestCase("""{"schemaVersion":"1.0","commits":[{"id":"x y","day":"2024-01-01"}],"series":[]}""")]
    [TestCase("""{"schemaVersion":"1.0","commits":[{"id":"ab","day":"yesterday"}],"series":[]}""")]
    [TestCase("""{"schemaVersion":"1.0","commits":[{"id":"ab","day":"2024-01-01"}],"series":[{"of":"stage","id":"nobody","first":"none"}]}""")]
    [TestCase("""{"schemaVersion":"1.0","commits":[{"id":"ab","day":"2024-01-01"}],"series":[{"of":"practice","id":"a","first":"perfect"}]}""")]
    [TestCase("""{"schemaVersion":"1.0","commits":[{"id":"ab","day":"2024-01-01"}],"series":[{"of":"practice","id":"a","first":"absent","changes":[{"at":1,"after":"automated"}]}]}""")]
    [TestCase("""{"schemaVersion":"1.0","commits":[{"id":"ab","day":"2024-01-01","passedOver":2147483647},{"id":"ab","day":"2024-01-01"}],"series":[]}""")]
    public void What_is_none_is_refused_in_a_sentence(string json) =>
        Assert.That(() => TimelineReader.Read(Encoding.UTF8.GetBytes(json), RuleSources.Rules), Throws.TypeOf<FormatException>().With.Message.EndsWith("."));

    private static string Said(LineCommit commit) => $"{commit.Id} {commit.Time} {commit.Subject} {string.Join(',', commit.Tags)}";

    private static string Said(TimelineSeries series) => $"{series.Kind} {series.Id} {series.Name} {string.Join(',', series.Scale)} {string.Join(',', series.Values)}";
}
