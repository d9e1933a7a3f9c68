using System.Globalization;
using System.Text.Json.Nodes;
using RepoMaturity.GitHub;
using RepoMaturity.Tests.GitHub;

namespace RepoMaturity.Tests.Fleets;

/// <summary>An organisation of GitHub with many repositories, and whatever trouble a test puts in its way.</summary>
internal sealed class FakeOrganization : IDisposable
{
    private readonly LoopbackServer server;
    private readonly List<JsonObject> repositories = [];

    public FakeOrganization(int number, bool isUser = false)
    {
        server = new LoopbackServer(request => Trouble(request) ?? Answer(request, isUser));
        for (var i = 0; i < number; i++)
        {
            Add();
        }
    }

    /// <summary>Asked first: what it answers is answered.</summary>
    public Func<LoopbackRequest, LoopbackReply?> Trouble { get; set; } = _ => null;

    public int Calls => server.Requests.Count;

    public int Port => server.Address.Port;

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (repositories)
            {
                return [.. repositories.Select(repository => (string)repository["full_name"]!)];
            }
        }
    }

    /// <summary>Who asks it, by way of another port where one is given.</summary>
    public RestGitHub Client(TimeProvider clock, int? port = null) => new(new GitHubOptions { Api = new UriBuilder(server.Address) { Port = port ?? Port }.Uri, Token = FakeGitHub.Token, Clock = clock, LongestWait = TimeSpan.FromMinutes(65) });

    /// <summary>Somebody makes a repository.</summary>
    public void Add()
    {
        lock (repositories)
        {
            var i = repositories.Count;
            repositories.Add(new JsonObject
            {
                ["id"] = 1000 + i,
                ["full_name"] = string.Create(CultureInfo.InvariantCulture, $"acme/r{i:00000}"),
                ["clone_url"] = string.Create(CultureInfo.InvariantCulture, $"https://github.com/acme/r{i:00000}.git"),
                ["html_url"] = string.Create(CultureInfo.InvariantCulture, $"https://github.com/acme/r{i:00000}"),
                ["default_branch"] = "main",
                ["pushed_at"] = "2026-11-01T00:00:00Z",
                ["archived"] = i % 10 == 3,
                ["fork"] = i % 10 == 5,
                ["is_template"] = false,
                ["language"] = i % 2 == 0 ? "Python" : null,
                ["topics"] = new JsonArray("team-churn", "ml"),
                ["visibility"] = i % 3 == 0 ? "private" : "public",
            });
        }
    }

    public void Dispose() => server.Dispose();

    private LoopbackReply Answer(LoopbackRequest request, bool isUser)
    {
        if (request.Path != (isUser ? "/users/acme/repos" : "/orgs/acme/repos"))
        {
            return LoopbackReply.Refused(404, "Not Found");
        }

        lock (repositories)
        {
            var size = int.Parse(request.Query["per_page"], CultureInfo.InvariantCulture);
            var page = int.Parse(request.Query["page"], CultureInfo.InvariantCulture);
            Assert.That(request.Query["sort"], Is.EqualTo("created"));
            Assert.That(request.Query["direction"], Is.EqualTo("asc"));
            var shown = new JsonArray([.. repositories.Skip((page - 1) * size).Take(size).Select(repository => repository.DeepClone())]);
            return new LoopbackReply(200, shown.ToJsonString(), page * size < repositories.Count ? [("Link", $"<{server.Address}next>; rel=\"next\"")] : []);
        }
    }
}
