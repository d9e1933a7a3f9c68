using System.Globalization;
using RepoMaturity.GitHub;

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

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static long? Number(string name) => long.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
