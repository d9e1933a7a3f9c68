using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Pages;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Pages;

internal sealed class FleetPageTests
{
    private const int LargestPage = 1536 * 1024;

    [Test]
    public void It_says_what_the_roll_up_says()
    {
        var members = SampleFleet.Members(300);
        var fleet = SampleFleet.RollUp(members);
        var page = ShownPage.Parse(SampleFleet.Page(members));
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("300 repositories"));
        var first = fleet.Frameworks[0];
        var counts = page.QuerySelectorAll(".rungs tbody tr").ToDictionary(row => int.Parse(row.QuerySelector(".index")!.TextContent, null), row => int.Parse(row.QuerySelector(".number b")!.TextContent, null));
        Assert.That(counts.Values.Sum(), Is.EqualTo(first.Repositories));
        Assert.That(first.Stages.Select(stage => counts[stage.Index]), Is.EqualTo(first.Stages.Select(stage => stage.Repositories.Length)));
        Assert.That(page.QuerySelectorAll(".levers a").Select(lever => lever.TextContent), Is.EqualTo(first.Blockers.Take(8).Select(blocker => blocker.Name)));
        Assert.That(page.QuerySelectorAll(".adopted > li"), Has.Length.EqualTo(fleet.Practices.Length));
        Assert.That(page.QuerySelectorAll(".trend > svg > g"), Has.Length.EqualTo(fleet.Trend.Length));
        Assert.That(page.QuerySelectorAll("#failures li"), Has.Length.EqualTo(fleet.Failures.Length));
        Assert.That(page.QuerySelectorAll(".moves li"), Is.Not.Empty);
    }

    [Test]
    public void Its_data_has_a_row_for_each_repository()
    {
        var members = SampleFleet.Members(100);
        var fleet = SampleFleet.RollUp(members);
        using var data = Data(SampleFleet.Page(members));
        var rows = data.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.That(rows.Select(row => row[0].GetString()), Is.EqualTo(members.Select(member => member.Name)));
        var row = rows[members.IndexOf(members.First(member => member.Found is not null))];
        var found = members.First(member => member.Found is not null).Found!;
        var columns = data.RootElement.GetProperty("practices").EnumerateArray().Select(column => (Name: column[0].GetString(), Area: column[1].GetString())).ToList();
        Assert.That(row[5].GetString(), Is.EqualTo(string.Concat(columns.Select(column => (int)found.Claim(fleet.Practices.Single(practice => practice.Name == column.Name).Id)!.State.Level))));
        Assert.That(columns.Zip(columns.Skip(1)).Count(pair => pair.First.Area != pair.Second.Area), Is.EqualTo(columns.DistinctBy(column => column.Area).Count() - 1), "areas stand together");
        Assert.That(data.RootElement.GetProperty("ways")[row[3].GetInt32()].GetString(), Is.EqualTo("/commit/"));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(40)]
    public void A_fleet_of_any_size_holds_together(int count)
    {
        var bytes = SampleFleet.Page(count);
        var page = ShownPage.Parse(bytes);
        Assert.That(ShownPage.Foreign(page, "https://github.com/acme/"), Is.Empty);
        Assert.That(Broken(page), Is.Empty);
        Assert.That(ShownPage.Twice(page), Is.Empty);
        Assert.That(page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), Is.EqualTo(ShownPage.Policy(page)).And.EqualTo(FleetPage.Policy));
        Assert.That(Encoding.UTF8.GetString(bytes), Does.Not.Contain('\r').And.EndWith("</html>\n"));
    }

    [Test]
    public void Two_thousand_repositories_keep_within_the_size_and_one_fleet_has_one_page()
    {
        var page = SampleFleet.Page(2000);
        TestContext.Out.WriteLine($"{page.Length} bytes");
        Assert.That(page, Has.Length.LessThan(LargestPage));
        Assert.That(SampleFleet.Page(2000), Is.EqualTo(page));
    }

    [Test]
    public void What_a_stranger_wrote_stays_text()
    {
        var bytes = SampleFleet.Page(SampleFleet.Hostile());
        var page = ShownPage.Parse(bytes);
        Assert.That(ShownPage.Foreign(page, "https://evil.example/"), Is.Empty, "A link that a source names is a link, as long as it is one of the web.");
        Assert.That(page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Has.None.StartsWith("javascript:"));
        Assert.That(Broken(page), Is.Empty);
        Assert.That(page.QuerySelectorAll("script"), Has.Length.EqualTo(2), "No text ends the block of data.");
        using var data = Data(bytes);
        Assert.That(data.RootElement.GetProperty("rows").GetArrayLength(), Is.EqualTo(SampleFleet.Hostile().Length));
        Assert.That(ShownText.Obeyed(page.QuerySelector("main")!.TextContent), Is.Empty);
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.Keys))]
    public void A_key_is_hidden(string key)
    {
        var page = Encoding.UTF8.GetString(SampleFleet.Page([new FleetMember("x " + key, null, [key], [], SampleFleet.Members(1)[0].Found, null)]));
        Assert.That(page, Does.Not.Contain(key).And.Contain("x ***"));
    }

    [Test]
    public void On_a_server_it_leads_to_pages()
    {
        var members = SampleFleet.Members(40);
        var page = ShownPage.Parse(FleetPage.Write(SampleFleet.RollUp(members), members, RuleSources.Rules, SamplePage.Tool, "/repositories/"));
        Assert.That(page.QuerySelectorAll(".moves a").Select(link => link.GetAttribute("href")), Has.All.StartsWith("/repositories/github.com/acme/"));
    }

    /// <summary>Links into the page that lead nowhere; a repository is shown by the script.</summary>
    private static IEnumerable<string> Broken(AngleSharp.Dom.IDocument page)
    {
        using var data = JsonDocument.Parse(page.QuerySelector("#data")!.TextContent);
        var shown = data.RootElement.GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()!).ToHashSet(StringComparer.Ordinal);
        return ShownPage.Broken(page).Where(link => !link.StartsWith("#repository=", StringComparison.Ordinal) || !shown.Contains(Uri.UnescapeDataString(link["#repository=".Length..])));
    }

    private static JsonDocument Data(byte[] page) => JsonDocument.Parse(ShownPage.Parse(page).QuerySelector("#data")!.TextContent);
}
