using System.Globalization;
using RepoMaturity.GitHub;
using RepoMaturity.GitHub.Transport;
using Serilog.Core;

namespace RepoMaturity.Cli;

/// <summary>What a runner of GitHub's workflows says of the run, in the environment. The token is in no output, whatever it is asked with.</summary>
internal static class GitHubEnvironment
{
    /// <summary>Where the token is taken from: nowhere else, so that it stands in no list of processes.</summary>
    public const string TokenName = "GITHUB_TOKEN";

    /// <summary>The token; null where there is none.</summary>
    public static string? Token => Value(TokenName);

    /// <summary>The repository in which the workflow runs.</summary>
    public static string? Repository => Value("GITHUB_REPOSITORY");

    /// <summary>The file with the event.</summary>
    public static string? EventFile => Value("GITHUB_EVENT_PATH");

    /// <summary>The number of the run.</summary>
    public static long? RunNumber => Number("GITHUB_RUN_NUMBER");

    /// <summary>The attempt of the run.</summary>
    public static int? RunAttempt => Number("GITHUB_RUN_ATTEMPT") is { } attempt and <= int.MaxValue ? (int)attempt : null;

    /// <summary>The address of the REST interface: the one that is given, else that of the environment, else GitHub's own.</summary>
    public static Uri Api(string? given) => (given ?? Value("GITHUB_API_URL")) is { } text
        ? GitHubOptions.ParseApi(text, out var wrong) ?? throw new UsageException(wrong!)
        : GitHubOptions.PublicApi;

    /// <summary>A client that speaks with the token of the environment, and tells the log of each call.</summary>
    /// <param name="log">Told of method, path and status.</param>
    /// <param name="api">The address that is given; null to take that of the environment.</param>
    /// <param name="store">Keeps answers; null to keep none.</param>
    /// <param name="longestWait">The longest wait for a rate limit; null for the usual one.</param>
    /// <param name="mostCalls">The most requests.</param>
    public static RestGitHub Connect(Logger log, string? api = null, IAnswerStore? store = null, TimeSpan? longestWait = null, int mostCalls = int.MaxValue) => new(new GitHubOptions
    {
        Api = Api(api),
        Token = Token,
        UserAgent = ToolIdentity.UserAgent,
        Store = store,
        LongestWait = longestWait ?? GitHubOptions.UsualWait,
        MostCalls = mostCalls,
        Told = call => log.Debug("{Call:l}", call),
    });

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static long? Number(string name) => long.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
