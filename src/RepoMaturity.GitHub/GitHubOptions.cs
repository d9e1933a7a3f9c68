using System.Net;
using RepoMaturity.GitHub.Transport;

namespace RepoMaturity.GitHub;

/// <summary>How GitHub is called. A class and no record: nothing writes its token.</summary>
public sealed class GitHubOptions
{
    /// <summary>GitHub's own address.</summary>
    public static readonly Uri PublicApi = new("https://api.github.com/");

    /// <summary>The usual longest wait for a rate limit.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(2);

    /// <summary>Address of the REST interface, with a slash at its end.</summary>
    public Uri Api { get; init; } = PublicApi;

    /// <summary>The token; null to ask as anybody may. It goes to the host of <see cref="Api"/> alone, and into no message.</summary>
    public string? Token { get; init; }

    /// <summary>Who asks.</summary>
    public string UserAgent { get; init; } = "repomaturity";

    /// <summary>What tells the time and waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The longest wait for a rate limit; what asks for more fails.</summary>
    public TimeSpan LongestWait { get; init; } = UsualWait;

    /// <summary>The longest time of one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes that are read of an answer, unpacked. A hundred of the longest comments are twenty million.</summary>
    public int LargestAnswer { get; init; } = 32 * 1024 * 1024;

    /// <summary>The most requests, repeated ones counted.</summary>
    public int MostCalls { get; init; } = int.MaxValue;

    /// <summary>Keeps answers with their tags; null to keep none.</summary>
    public IAnswerStore? Store { get; init; }

    /// <summary>Told of each request: method, path and status, never a header or a body.</summary>
    public Action<string>? Told { get; init; }

    /// <summary>Reads the address of a REST interface.</summary>
    /// <param name="text">An address as GITHUB_API_URL has it: <c>https://api.github.com</c>, <c>https://HOST/api/v3</c>.</param>
    /// <param name="wrong">One sentence on what is wrong; null when nothing is.</param>
    public static Uri? ParseApi(string text, out string? wrong)
    {
        wrong = null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IPAddress.TryParse(address.Host, out var host) && IPAddress.IsLoopback(host))))
        {
            return new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
        }

        wrong = "The address of GitHub's REST interface is https://api.github.com or https://HOST/api/v3, without user, password and query: a token goes nowhere unencrypted.";
        return null;
    }
}
