using System.Net.Http.Headers;

namespace RepoMaturity.GitHub.Transport;

/// <summary>What came back.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body, whole.</param>
/// <param name="Link">The header that names the next page.</param>
internal sealed record RestAnswer(int Status, byte[] Body, string? Link)
{
    /// <summary>The tag of the representation; null where it has none.</summary>
    public string? Tag { get; init; }

    /// <summary>What it says of rate limits.</summary>
    public RateLimit? Limit { get; init; }

    /// <summary>Whether there is a next page.</summary>
    public bool HasNext => Link?.Contains("rel=\"next\"", StringComparison.Ordinal) == true;

    /// <summary>Takes what counts of the headers.</summary>
    public static RestAnswer Of(HttpResponseMessage response, byte[] body) => new((int)response.StatusCode, body, First(response.Headers, "Link"))
    {
        Tag = response.Headers.ETag?.ToString(),
        Limit = RateLimit.Of((int)response.StatusCode, name => First(response.Headers, name), body),
    };

    private static string? First(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
