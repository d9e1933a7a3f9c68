using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Pages;

/// <summary>Pages as a browser opens them.</summary>
internal sealed class BrowserTests
{
    private static readonly string[] Fixtures = ["automated-mlops", "llm-app", "several-projects", "tutorial-of-every-tool", "with-configuration"];

    private readonly TemporaryFolder folder = new();
    private Browser? browser;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.Start();
        foreach (var fixture in Fixtures)
        {
            File.WriteAllBytes(folder[$"{fixture}.html"], SamplePage.Of(fixture));
        }

        File.WriteAllBytes(folder["history.html"], TimelinePageTests.Page());
    }

    [OneTimeTearDown]
    public async Task End()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Dispose();
    }

    [TestCaseSource(nameof(Fixtures))]
    [TestCase("history")]
    public async Task It_opens_without_an_error_and_asks_for_nothing(string page)
    {
        var (shown, wrong) = await Open(page);
        Assert.That(await shown.Locator("h1").CountAsync(), Is.EqualTo(1));
        Assert.That(await shown.Locator(".tools").IsVisibleAsync(), Is.True, "The script did not run.");
        Assert.That(wrong, Is.Empty);
    }

    [TestCaseSource(nameof(Fixtures))]
    [TestCase("history")]
    public Task Nobody_is_kept_out(string page) => AssertOpenToAll(page, Look(1280, ColorScheme.Light));

    [TestCase("automated-mlops")]
    [TestCase("history")]
    public Task Nobody_is_kept_out_in_the_dark_on_a_phone(string page) => AssertOpenToAll(page, Look(390, ColorScheme.Dark));

    [TestCaseSource(nameof(Fixtures))]
    [TestCase("history")]
    public async Task A_phone_shows_its_whole_width(string page)
    {
        var (shown, _) = await Open(page, Look(360, ColorScheme.Light));
        await shown.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        Assert.That(await shown.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(360));
    }

    [Test]
    public async Task Search_and_filter_narrow_the_practices_and_take_nothing_away()
    {
        var (page, wrong) = await Open("automated-mlops");
        var practices = page.Locator(".practice:visible");
        var all = await practices.CountAsync();
        await page.GetByLabel("Search").FillAsync("mlflow registry");
        Assert.That(await practices.CountAsync(), Is.InRange(1, all - 1));
        Assert.That(await page.Locator("#practice-model-registry").IsVisibleAsync(), Is.True);
        Assert.That(await page.GetByRole(AriaRole.Status).TextContentAsync(), Does.EndWith($"of {all} shown"));
        await page.GetByLabel("Search").FillAsync("no such thing");
        Assert.That(await practices.CountAsync(), Is.Zero);
        await page.GetByLabel("Search").FillAsync(string.Empty);
        await page.Locator("input[name='level'][value='3']").UncheckAsync();
        Assert.That(await practices.CountAsync(), Is.EqualTo(await page.Locator(".practice:not([data-level='3'])").CountAsync()));

        // A link into what is filtered away brings it back, unfolded.
        await page.Locator(".bar[href='#practice-model-registry']").ClickAsync();
        await Assertions.Expect(page.Locator("#practice-model-registry .proof").First).ToBeVisibleAsync();
        Assert.That(await practices.CountAsync(), Is.EqualTo(all));
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task A_station_leads_to_its_proof_by_keyboard()
    {
        var (page, _) = await Open("automated-mlops");
        await page.Locator(".plates a").Filter(new LocatorFilterOptions { HasText = "Model registry" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[id='item-kreuzberger-2022-C6']")).ToBeInViewportAsync();
        Assert.That(await page.Locator("[id='item-kreuzberger-2022-C6'] .spots").IsVisibleAsync(), Is.True);
    }

    [Test]
    public async Task Everything_unfolds_and_folds()
    {
        var (page, _) = await Open("automated-mlops");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Unfold all" }).ClickAsync();
        Assert.That(await page.Locator(".practice:not([open])").CountAsync(), Is.Zero);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Fold all" }).ClickAsync();
        Assert.That(await page.Locator(".practice[open]").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task It_reads_without_scripts()
    {
        var (page, _) = await Open("automated-mlops", new BrowserNewContextOptions { JavaScriptEnabled = false });
        Assert.That(await page.Locator(".tools").IsVisibleAsync(), Is.False);
        await page.Locator("#practice-model-registry summary").ClickAsync();
        Assert.That(await page.Locator("#practice-model-registry .chain").First.IsVisibleAsync(), Is.True);
    }

    [Test]
    public async Task On_paper_proof_is_unfolded_and_tools_are_gone()
    {
        var (page, _) = await Open("automated-mlops");
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.That(await page.Locator(".tools").IsVisibleAsync(), Is.False);
        Assert.That(await page.Locator("#practice-model-registry .proof").First.IsVisibleAsync(), Is.True);
    }

    [Test]
    public async Task Search_narrows_the_changes_of_a_history()
    {
        var (page, wrong) = await Open("history");
        await page.GetByLabel("Search").FillAsync("2022");
        Assert.That(await page.Locator(".changes tbody tr:visible").CountAsync(), Is.EqualTo(1));
        Assert.That(wrong, Is.Empty);
    }

    private static BrowserNewContextOptions Look(int width, ColorScheme scheme) => new() { ViewportSize = new ViewportSize { Width = width, Height = 800 }, ColorScheme = scheme };

    private async Task AssertOpenToAll(string name, BrowserNewContextOptions look)
    {
        var (page, _) = await Open(name, look);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        var violations = (await page.RunAxe()).Violations.Where(violation => violation.Impact is "moderate" or "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(3).Select(node => node.Html))}");
        Assert.That(violations, Is.Empty);
    }

    private Task<(IPage Page, List<string> Wrong)> Open(string page, BrowserNewContextOptions? options = null) => browser!.Open(folder[$"{page}.html"], options);
}
