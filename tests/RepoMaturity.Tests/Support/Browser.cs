using Microsoft.Playwright;

namespace RepoMaturity.Tests.Support;

/// <summary>A Chromium of this machine. Where there is none, the tests that need it are skipped and say so.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Browser> Start()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        var program = Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.Ignore("There is no chromium on the search path to open the pages with.");
        }

        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program }));
    }

    /// <summary>Opens a file and calls what it does that no page of ours should: errors, and requests for anything but itself.</summary>
    public Task<(IPage Page, List<string> Wrong)> Open(string file, BrowserNewContextOptions? options = null, string fragment = "") => Open(new Uri(file), options, fragment);

    /// <summary>The same of a page on a server, where every page of that server is ours.</summary>
    public async Task<(IPage Page, List<string> Wrong)> Open(Uri place, BrowserNewContextOptions? options = null, string fragment = "")
    {
        var page = await (await browser.NewContextAsync(options)).NewPageAsync();
        var wrong = new List<string>();
        var address = place.AbsoluteUri;
        var ours = place.IsFile ? address : place.GetLeftPart(UriPartial.Authority) + "/";
        page.Console += (_, message) => wrong.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => wrong.Add(error);
        page.Request += (_, request) =>
        {
            if (place.IsFile ? request.Url.Split('#')[0] != ours : !request.Url.StartsWith(ours, StringComparison.Ordinal) || request.Url.EndsWith("favicon.ico", StringComparison.Ordinal))
            {
                wrong.Add("request " + request.Url);
            }
        };
        await page.GotoAsync(address + fragment);
        return (page, wrong);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
