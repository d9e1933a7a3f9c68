using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using RepoMaturity.Pages;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Web;

/// <summary>A store over HTTP, asked as any client asks.</summary>
internal sealed class StoreServerTests
{
    private const string Token = "0123456789abcdef-token";

    private ServedStore served = null!;

    [OneTimeSetUp]
    public async Task Start() => served = await ServedStore.StartAsync();

    [TearDown]
    public void Nothing_went_wrong() => Assert.That(served.Failures, Is.Empty);

    [OneTimeTearDown]
    public async Task End()
    {
        await (served?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task The_first_page_is_the_fleet_and_leads_to_every_repository()
    {
        var page = ShownPage.Parse(await served.Client.GetStringAsync("/"));
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("4 repositories"));
        foreach (var address in page.QuerySelectorAll("noscript a").Select(link => link.GetAttribute("href")!).ToList())
        {
            Assert.That(address, Does.StartWith("/repositories/"));
            using var response = await served.Client.GetAsync(address);
            Assert.That(response.StatusCode, Is.EqualTo(address.EndsWith("broken", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK), address);
        }
    }

    [Test]
    public async Task A_repository_has_its_page_with_its_timeline()
    {
        var page = ShownPage.Parse(await served.Client.GetStringAsync($"/repositories/{ServedStore.Churn}"));
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo(ServedStore.Churn));
        Assert.That(page.QuerySelector(".stage .number")!.TextContent, Is.EqualTo("4"));
        Assert.That(page.QuerySelector(".top a[href='/']"), Is.Not.Null);
        Assert.That(page.QuerySelectorAll("#past .strip.tall .now").Single().TextContent, Does.StartWith("stage 4"));
        Assert.That(ShownPage.Broken(page), Is.Empty);
        var once = ShownPage.Parse(await served.Client.GetStringAsync("/repositories/github.com/acme/forecast"));
        Assert.That(once.QuerySelector("#past"), Is.Null, "One result has no past.");
    }

    [Test]
    public async Task A_name_is_a_name_and_nothing_else()
    {
        var address = "/repositories/" + string.Join('/', ServedStore.Hostile.Split('/').Select(Uri.EscapeDataString));
        var page = ShownPage.Parse(await served.Client.GetStringAsync(address));
        Assert.That(page.QuerySelector("h1")!.TextContent, Does.StartWith("odd/<script>alert(1)").And.Not.Contain('\u202e'));
        foreach (var strange in new[] { "/repositories/../../etc/passwd", "/repositories/%2e%2e%2fstore/history.jsonl", "/repositories/", "/repositories/\0", "/reports/../history.jsonl" })
        {
            using var response = await served.Client.GetAsync(strange.Replace("\0", "%00", StringComparison.Ordinal));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.BadRequest), strange);
        }
    }

    [Test]
    public async Task Badges_are_those_of_a_scan()
    {
        var svg = await served.Client.GetStringAsync($"/badges/{ServedStore.Churn}.svg");
        Assert.That(svg, Does.StartWith("<svg").And.Contain("stage 4 of 5, Automated MLOps"));
        using var shields = await Json($"/shields/{ServedStore.Churn}");
        Assert.That(shields.RootElement.GetProperty("message").GetString(), Is.EqualTo("stage 4 of 5, Automated MLOps"));
        using var response = await served.Client.GetAsync($"/badges/{ServedStore.Churn}");
        Assert.That(response.Headers.GetValues("Cross-Origin-Resource-Policy"), Is.EqualTo(new[] { "cross-origin" }));
    }

    [TestCase("", 4)]
    [TestCase("?kind=ml-project", 2)]
    [TestCase("?team=acme/ml&name=CHURN", 1)]
    [TestCase("?topic=none", 0)]
    [TestCase("?stage=4", 1)]
    [TestCase("?has=model-registry", 2)]
    [TestCase("?lacks=model-registry", 1)]
    public async Task The_list_is_filtered(string query, int count)
    {
        using var list = await Json("/api/v1/repositories" + query);
        Assert.That(list.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(count));
        Assert.That(list.RootElement.GetProperty("items").GetArrayLength(), Is.EqualTo(count));
    }

    [TestCase("?has=model-registri")]
    [TestCase("?lacks=nothing")]
    public async Task A_practice_that_nobody_knows_is_no_filter(string query)
    {
        using var response = await served.Client.GetAsync("/api/v1/repositories" + query);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("list practices"));
    }

    [Test]
    public async Task Pages_of_the_list_follow_each_other()
    {
        var names = new List<string>();
        for (string? after = string.Empty; after is not null;)
        {
            using var page = await Json($"/api/v1/repositories?limit=1{(after.Length > 0 ? $"&after={Uri.EscapeDataString(after)}" : string.Empty)}");
            Assert.That(page.RootElement.GetProperty("items").GetArrayLength(), Is.EqualTo(1));
            names.Add(page.RootElement.GetProperty("items")[0].GetProperty("name").GetString()!);
            after = page.RootElement.GetProperty("next").GetString();
        }

        Assert.That(names, Has.Count.EqualTo(4).And.Unique);
        Assert.That(names, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public async Task Reports_are_those_that_were_kept()
    {
        using var newest = await Json($"/api/v1/reports/{ServedStore.Churn}");
        Assert.That(newest.RootElement.GetProperty("repository").GetProperty("commit").GetString(), Does.EndWith("3"));
        using var first = await Json($"/api/v1/reports/{ServedStore.Churn}?commit={"1".PadLeft(40, '0')}");
        Assert.That(first.RootElement.GetProperty("repository").GetProperty("commit").GetString(), Does.EndWith("1"));
        using var results = await Json($"/api/v1/results/{ServedStore.Churn}");
        Assert.That(results.RootElement.GetProperty("items").EnumerateArray().Select(result => result.GetProperty("run").GetString()), Is.EqualTo(new[] { "two", "one" }));
        using var runs = await Json("/api/v1/runs?limit=1");
        Assert.That(runs.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(2));
        Assert.That(runs.RootElement.GetProperty("items")[0].GetProperty("scanned").GetInt32(), Is.EqualTo(2));
        using var fleet = await Json("/api/v1/roll-up");
        Assert.That(fleet.RootElement.GetProperty("trend").GetArrayLength(), Is.EqualTo(2));
        Assert.That(fleet.RootElement.GetProperty("since").GetProperty("stages").GetArrayLength(), Is.GreaterThan(0));
    }

    [TestCase("/")]
    [TestCase("/repositories/github.com/acme/churn")]
    [TestCase("/badges/github.com/acme/churn")]
    [TestCase("/api/v1/repositories")]
    [TestCase("/api/v1/reports/github.com/acme/churn")]
    [TestCase("/api/v1/roll-up")]
    [TestCase("/api/v1/openapi.json")]
    public async Task What_did_not_change_is_not_sent_again(string path)
    {
        using var first = await served.Client.GetAsync(path);
        var tag = first.Headers.ETag!;
        foreach (var known in new[] { tag.ToString(), $"\"other\", {tag}", "*" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var again = await served.Client.SendAsync(request);
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified), known);
            Assert.That(again.Headers.Contains("Content-Security-Policy"), Is.False, "the page keeps its own");
            Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
            Assert.That(again.Headers.ETag, Is.EqualTo(tag));
        }

        using var other = new HttpRequestMessage(HttpMethod.Get, path);
        other.Headers.TryAddWithoutValidation("If-None-Match", "\"other\"");
        using var whole = await served.Client.SendAsync(other);
        Assert.That(whole.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Each_answer_bears_what_keeps_a_browser_safe()
    {
        foreach (var path in new[] { "/", $"/repositories/{ServedStore.Churn}", "/api/v1/runs", "/nothing", "/health" })
        {
            using var response = await served.Client.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.That(policy, Does.StartWith("default-src 'none'").And.EndWith("frame-ancestors 'none'").And.Not.Contain("unsafe"), path);
            Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(response.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
            Assert.That(response.Headers.Contains("Server"), Is.False);
        }

        using var page = await served.Client.GetAsync("/");
        Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith(FleetPage.Policy));
    }

    [Test]
    public async Task It_is_read_and_not_written()
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Options })
        {
            using var request = new HttpRequestMessage(method, "/api/v1/repositories");
            using var response = await served.Client.SendAsync(request);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed), method.Method);
        }

        using var head = new HttpRequestMessage(HttpMethod.Head, "/");
        using var answer = await served.Client.SendAsync(head);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentLength, Is.GreaterThan(1000));
    }

    [TestCase("evil.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("localhost.evil.example:5080", HttpStatusCode.MisdirectedRequest)]
    [TestCase("localhost:1", HttpStatusCode.OK)]
    [TestCase("127.0.0.1", HttpStatusCode.OK)]
    [TestCase("[::1]:80", HttpStatusCode.OK)]
    public async Task It_goes_by_its_own_names_alone(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Host = host;
        using var response = await served.Client.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_name_that_is_given_is_its_own()
    {
        await using var named = await ServedStore.StartAsync(settings => settings with { Hosts = ["maturity.example"] });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Host = "Maturity.Example:8080";
        using var response = await named.Client.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("limit=0")]
    [TestCase("limit=501")]
    [TestCase("limit=-1")]
    [TestCase("limit=a")]
    [TestCase("limit=1&limit=2")]
    [TestCase("stage=1000")]
    public async Task A_question_without_an_answer_is_refused(string query)
    {
        using var response = await served.Client.GetAsync("/api/v1/repositories?" + query);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith($"'{query.Split('=')[0]}' is"));
    }

    [Test]
    public async Task Without_the_token_nothing_but_health_is_told()
    {
        await using var guarded = await ServedStore.StartAsync(settings => settings with { Token = Token });
        foreach (var (scheme, value, status) in new[]
        {
            (null, string.Empty, HttpStatusCode.Unauthorized),
            ("Bearer", Token, HttpStatusCode.OK),
            ("Bearer", Token + "x", HttpStatusCode.Unauthorized),
            ("Bearer", Token[..^1], HttpStatusCode.Unauthorized),
            ("Basic", Basic("anybody", Token), HttpStatusCode.OK),
            ("Basic", Basic(Token, string.Empty), HttpStatusCode.Unauthorized),
            ("Basic", "%%%", HttpStatusCode.Unauthorized),
            ("Digest", Token, HttpStatusCode.Unauthorized),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, value);
            using var response = await guarded.Client.SendAsync(request);
            Assert.That(response.StatusCode, Is.EqualTo(status), $"{scheme} {value}");
            Assert.That(response.Headers.WwwAuthenticate.Count, Is.EqualTo(status == HttpStatusCode.OK ? 0 : 1));
        }

        foreach (var (path, status) in new[] { ("/health", HttpStatusCode.OK), ("/api/v1/repositories", HttpStatusCode.Unauthorized), ("/api/v1/openapi.json", HttpStatusCode.Unauthorized), ("/nothing", HttpStatusCode.Unauthorized), ("/badges/github.com/acme/churn", HttpStatusCode.Unauthorized) })
        {
            using var response = await guarded.Client.GetAsync(path);
            Assert.That(response.StatusCode, Is.EqualTo(status), path);
        }
    }

    [Test]
    public void To_other_machines_it_listens_with_a_token_alone() => Assert.That(
        async () => await ServedStore.StartAsync(settings => settings with { Address = IPAddress.Any }), Throws.ArgumentException);

    [Test]
    public async Task What_is_too_large_is_refused_before_it_is_read()
    {
        using var query = await served.Client.GetAsync("/api/v1/repositories?name=" + new string('x', 9000));
        Assert.That(query.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
        using var headers = new HttpRequestMessage(HttpMethod.Get, "/");
        for (var at = 0; at < 100; at++)
        {
            headers.Headers.Add($"X-{at}", "x");
        }

        using var many = await served.Client.SendAsync(headers);
        Assert.That(many.StatusCode, Is.EqualTo(HttpStatusCode.RequestHeaderFieldsTooLarge));
        using var body = new HttpRequestMessage(HttpMethod.Get, "/health") { Content = new StringContent(new string('x', 100_000)) };
        using var answer = await served.Client.SendAsync(body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(413));
    }

    [Test]
    public async Task Who_sends_slowly_is_left()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, served.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes("nonsense\r\n\r\n"));
        var buffer = new byte[512];
        var length = await socket.ReceiveAsync(buffer);
        Assert.That(Encoding.ASCII.GetString(buffer, 0, length), Does.StartWith("HTTP/1.1 400"));
    }

    [Test]
    public async Task Many_at_once_are_answered_or_told_to_come_back()
    {
        await using var small = await ServedStore.StartAsync(settings => settings with { AtOnce = 1 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            using var response = await small.Client.GetAsync("/api/v1/roll-up");
            return response.StatusCode;
        }));
        Assert.That(answers, Has.All.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answers, Has.Some.EqualTo(HttpStatusCode.OK));
        using var after = await small.Client.GetAsync("/api/v1/roll-up");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_a_run_adds_is_seen()
    {
        await using var growing = await ServedStore.StartAsync();
        using var before = await growing.Client.GetAsync("/");
        await growing.AddAsync("github.com/acme/new", "kaizen-mlops", "9");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("If-None-Match", before.Headers.ETag!.ToString());
        for (var attempt = 0; ; attempt++)
        {
            using var list = JsonDocument.Parse(await growing.Client.GetStringAsync("/api/v1/repositories"));
            if (list.RootElement.GetProperty("total").GetInt32() == 5)
            {
                break;
            }

            Assert.That(attempt, Is.LessThan(300));
            await Task.Delay(100);
        }

        using var after = await growing.Client.SendAsync(request);
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static string Basic(string name, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"));

    private async Task<JsonDocument> Json(string path) => JsonDocument.Parse(await served.Client.GetStringAsync(path));
}
