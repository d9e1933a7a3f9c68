using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Pages;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Pages;

internal sealed class TimelinePageTests
{
    private static readonly FrameworkRule Kaizen = RuleSources.Rules.Frameworks.Single(framework => framework.Id == "kaizen-2023");
    private static readonly ImmutableArray<string> Levels = ["absent", "declared", "implemented", "automated"];

    [Test]
    public void A_strip_has_a_bar_for_each_time_that_it_stood_so()
    {
        var page = ShownPage.Parse(TimelinePage.Write(Of("Begin", 0, 2, 2, 3), SamplePage.Tool));
        var strip = page.QuerySelectorAll("#practices .strip")[^1];
        Assert.That(strip.QuerySelectorAll("rect").Select(bar => bar.QuerySelector("title")!.TextContent), Is.EqualTo(new[] { "absent", "implemented" }), "The last commit has no width: what it brought is said beside the strip.");
        Assert.That(strip.QuerySelector(".now")!.TextContent, Does.StartWith("automated since"));
        Assert.That(strip.QuerySelectorAll("rect").Sum(bar => decimal.Parse(bar.GetAttribute("width")!.TrimEnd('%'), CultureInfo.InvariantCulture)), Is.InRange(99.9m, 100.1m));
        Assert.That(page.QuerySelectorAll("#practices .axis text").Select(year => year.TextContent), Is.EqualTo(new[] { "2021", "2022", "2023" }));
        Assert.That(page.QuerySelectorAll(".changes tbody tr").Select(row => row.QuerySelector("th")!.TextContent).Distinct(), Is.EqualTo(new[] { "Model registry" }));
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void What_a_stranger_wrote_stays_text(string text)
    {
        var page = ShownPage.Parse(TimelinePage.Write(Of(text, 0, 1, 2, 3) with { Repository = text, Address = "https://gitlab.com/octo/churn" }, SamplePage.Tool));
        Assert.That(ShownPage.Foreign(page, "https://gitlab.com/octo/churn/-/commit/").Where(foreign => !foreign.StartsWith("<title>", StringComparison.Ordinal)), Is.Empty);
        Assert.That(ShownPage.Broken(page), Is.Empty);
        Assert.That(page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), Is.EqualTo(ShownPage.Policy(page)));
    }

    [Test]
    public void Times_that_no_calendar_has_are_drawn()
    {
        var timeline = Of("x", 0, 1);
        foreach (var time in new[] { long.MinValue, long.MaxValue })
        {
            Assert.That(() => TimelinePage.Write(timeline with { Commits = [timeline.Commits[0], timeline.Commits[1] with { Time = time }] }, SamplePage.Tool), Throws.Nothing);
        }

        Assert.That(() => TimelinePage.Write(timeline with { Commits = [], Places = [], Series = [] }, SamplePage.Tool), Throws.Nothing);
    }

    /// <summary>A page of a history.</summary>
    internal static byte[] Page() => TimelinePage.Write(Of("Begin", 0, 1, 2, 3, 2), SamplePage.Tool);

    private static Timeline Of(string subject, params int[] levels) => new(
        "churn",
        "0123456789abcdef",
        levels.Length,
        false,
        [.. levels.Select((_, i) => new LineCommit($"{i:D40}", new DateTimeOffset(2020 + i, 6, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), subject, []))],
        [.. levels.Select((_, i) => i)],
        [
            new TimelineSeries(SeriesKind.Stage, Kaizen.Id, Kaizen.Name, ["", .. Kaizen.Stages.Select(stage => stage.Name)], [.. levels.Select(_ => 1)]),
            new TimelineSeries(SeriesKind.Practice, "model-registry", "Model registry", Levels, [.. levels]),
        ],
        [Kaizen]);
}
