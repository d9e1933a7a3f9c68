using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RepoMaturity.GitHub;

namespace RepoMaturity.Tests.GitHub;

/// <summary>GitHub as far as comments go, with a state: pages, authors, locks, tokens that may only read, and whatever trouble a test puts in its way.</summary>
internal sealed partial class FakeGitHub : IDisposable
{
    public const string Token = "ghs_fakefakefakefakefakefakefakefake0001";
    public const string Bot = "github-actions[bot]";

    private readonly Lock gate = new();
    private readonly LoopbackServer server;
    private readonly List<FakeComment> comments = [];
    private long nextId = 1000;

    public FakeGitHub() => server = new LoopbackServer(Answer);

    /// <summary>The repository whose pull request 7 it has.</summary>
    public static RepositoryName Repository { get; } = RepositoryName.Parse("octo/churn")!;

    public Uri Address => server.Address;

    /// <summary>What was asked: <c>GET /repos/octo/churn/issues/7/comments</c>.</summary>
    public IReadOnlyList<string> Asked => [.. server.Requests.Select(request => $"{request.Method} {request.Path}")];

    public IReadOnlyList<LoopbackRequest> Requests => [.. server.Requests];

    public IReadOnlyList<FakeComment> Comments
    {
        get
        {
            lock (gate)
            {
                return [.. comments];
            }
        }
    }

    /// <summary>Whose the token is; null for that of a workflow.</summary>
    public string? Login { get; init; }

    /// <summary>Whether it says whose the token is.</summary>
    public bool SaysWho { get; init; } = true;

    /// <summary>Whether the token may write.</summary>
    public bool MayWrite { get; init; } = true;

    /// <summary>Whether the conversation is locked.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Open pull requests, as GitHub writes them.</summary>
    public JsonArray PullRequests { get; init; } = [];

    /// <summary>Asked first: what it answers is answered. Null, and it goes its way.</summary>
    public Func<LoopbackRequest, LoopbackReply?> Trouble { get; set; } = _ => null;

    public void Dispose() => server.Dispose();

    public RestGitHub Client(TimeProvider? clock = null, string token = Token) => new(new GitHubOptions { Api = Address, Token = token, Clock = clock ?? new HurriedClock() });

    /// <summary>Somebody comments.</summary>
    public long Say(string body, string login = Bot, string type = "Bot")
    {
        lock (gate)
        {
            comments.Add(new FakeComment(nextId, body, login, type));
            return nextId++;
        }
    }

    /// <summary>Somebody deletes a comment.</summary>
    public void Remove(long id)
    {
        lock (gate)
        {
            comments.RemoveAll(comment => comment.Id == id);
        }
    }

    /// <summary>An open pull request.</summary>
    public static JsonObject PullRequest(int number, string head, string branch, string commit) => new()
    {
        ["number"] = number,
        ["head"] = new JsonObject { ["ref"] = branch, ["sha"] = commit, ["repo"] = new JsonObject { ["full_name"] = head } },
    };

    private LoopbackReply Answer(LoopbackRequest request)
    {
        if (request.Headers.GetValueOrDefault("Authorization") != $"Bearer {Token}")
        {
            return LoopbackReply.Refused(401, "Bad credentials");
        }

        if (Trouble(request) is { } trouble)
        {
            return trouble;
        }

        lock (gate)
        {
            return Route().Match(request.Path) switch
            {
                { Groups: [_, { Value: "graphql" }, ..] } => new LoopbackReply(200, SaysWho ? """{"data":{"viewer":{"login":"NAME"}}}""".Replace("NAME", Login ?? Bot, StringComparison.Ordinal) : """{"data":null,"errors":[{"message":"Resource not accessible by integration"}]}"""),
                { Success: true } match when match.Groups["number"].Value == "7" => OfIssue(request),
                { Success: true } match when match.Groups["id"].Success => OfComment(request, long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture)),
                { Success: true } match when match.Groups["pulls"].Success => Pulls(request),
                _ => LoopbackReply.Refused(404, "Not Found"),
            };
        }
    }

    private LoopbackReply OfIssue(LoopbackRequest request)
    {
        if (request.Method == "GET")
        {
            return Page(request, comments.Select(Json));
        }

        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }

        var comment = new FakeComment(nextId++, BodyOf(request), Login ?? Bot, Login is null ? "Bot" : "User");
        comments.Add(comment);
        return new LoopbackReply(201, Json(comment).ToJsonString());
    }

    private LoopbackReply OfComment(LoopbackRequest request, long id)
    {
        if (comments.Find(comment => comment.Id == id) is not { } found)
        {
            return LoopbackReply.Refused(404, "Not Found");
        }

        if (request.Method == "GET")
        {
            return new LoopbackReply(200, Json(found).ToJsonString());
        }

        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }

        if (request.Method == "DELETE")
        {
            comments.Remove(found);
            return new LoopbackReply(204, string.Empty);
        }

        var edited = found with { Body = BodyOf(request) };
        comments[comments.IndexOf(found)] = edited;
        return new LoopbackReply(200, Json(edited).ToJsonString());
    }

    private LoopbackReply Pulls(LoopbackRequest request)
    {
        var head = request.Query["head"].Split(':', 2);
        return Page(request, PullRequests.Select(each => each!).Where(each => ((string)each["head"]!["repo"]!["full_name"]!).StartsWith(head[0] + "/", StringComparison.OrdinalIgnoreCase) && (string)each["head"]!["ref"]! == head[1]));
    }

    private LoopbackReply? Refusal(LoopbackRequest request) =>
        !MayWrite ? LoopbackReply.Refused(403, "Resource not accessible by integration")
        : IsLocked && request.Method != "DELETE" ? LoopbackReply.Refused(403, "Unable to create comment because issue is locked.")
        : request.Method != "DELETE" && BodyOf(request).Length > 65_536 ? LoopbackReply.Refused(422, "Validation Failed")
        : null;

    private static string BodyOf(LoopbackRequest request) => (string)JsonNode.Parse(request.Body)!["body"]!;

    private LoopbackReply Page(LoopbackRequest request, IEnumerable<JsonNode> items)
    {
        var size = int.Parse(request.Query.GetValueOrDefault("per_page", "30"), CultureInfo.InvariantCulture);
        var page = int.Parse(request.Query.GetValueOrDefault("page", "1"), CultureInfo.InvariantCulture);
        var all = items.ToList();
        var shown = new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(item => item.DeepClone())]);
        return new LoopbackReply(200, shown.ToJsonString(), page * size < all.Count ? [("Link", $"<{Address}elsewhere?page={page + 1}>; rel=\"next\", <{Address}elsewhere?page=9>; rel=\"last\"")] : []);
    }

    private static JsonObject Json(FakeComment comment) => new()
    {
        ["id"] = comment.Id,
        ["body"] = comment.Body,
        ["html_url"] = $"https://github.com/octo/churn/pull/7#issuecomment-{comment.Id}",
        ["user"] = new JsonObject { ["login"] = comment.Login, ["type"] = comment.Type },
    };

    [GeneratedRegex(@"^/(?:(graphql)|repos/octo/churn/(?:issues/(?<number>\d+)/comments|issues/comments/(?<id>\d+)|(?<pulls>pulls)))$")]
    private static partial Regex Route();
}
