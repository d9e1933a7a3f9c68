using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Web;

/// <summary>A served store, as a browser sees it.</summary>
internal sealed class ServedBrowserTests
{
    private const string Token = "0123456789abcdef-token";

    private Browser? browser;
    private ServedStore? served;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.Start();
        served = await ServedStore.StartAsync();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        await (served?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task From_the_fleet_one_goes_to_a_repository_and_back()
    {
        var (page, wrong) = await browser!.Open(served!.Address);
        await page.Locator(".heat tbody a").Filter(new LocatorFilterOptions { HasText = "churn" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(ServedStore.Churn, new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#past .strip.tall svg").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });
        Assert.That((await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id), Is.Empty);
        await page.Locator(".top a[href='/']").ClickAsync();
        await Assertions.Expect(page.Locator(".heat")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task A_name_to_be_careful_with_is_a_page_like_any_other()
    {
        var (page, wrong) = await browser!.Open(served!.Address);
        await page.Locator(".heat tbody a").Filter(new LocatorFilterOptions { HasText = "<script>" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("<script>alert(1)");
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task A_browser_shows_the_token_as_a_password()
    {
        await using var guarded = await ServedStore.StartAsync(settings => settings with { Token = Token });
        var (page, _) = await browser!.Open(guarded.Address, new BrowserNewContextOptions { HttpCredentials = new HttpCredentials { Username = "anybody", Password = Token } });
        await Assertions.Expect(page.Locator(".heat")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });
    }
}
