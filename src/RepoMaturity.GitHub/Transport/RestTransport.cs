using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly;

namespace RepoMaturity.GitHub.Transport;

/// <summary>
/// Sends requests to one host: bounded answers, redirects within the host alone, tags, and another try where that does nothing twice. The token goes into one header of requests to that host,
/// and nowhere else.
/// </summary>
internal sealed class RestTransport : IDisposable
{
    private const int MostRedirects = 3;

    private readonly GitHubOptions options;
    private readonly HttpClient client;
    private readonly ResiliencePipeline<RestAnswer> patient;
    private readonly ResiliencePipeline<RestAnswer> careful;
    private int calls;

    public RestTransport(GitHubOptions options)
    {
        if (options.Token is { } token && (token.Length == 0 || token.Any(character => character is <= ' ' or > '~')))
        {
            throw new GitHubException(GitHubFailure.Unauthorized, "The token holds blanks or characters that no token has.");
        }

        this.options = options;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        patient = Retries.Pipeline(options, repeatsFailures: true);
        careful = Retries.Pipeline(options, repeatsFailures: false);
    }

    /// <summary>Sends a request.</summary>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="GitHubException">There is none.</exception>
    public async Task<RestAnswer> SendAsync(RestRequest request, CancellationToken cancellation)
    {
        try
        {
            var pipeline = request.IsRepeatable ? patient : careful;
            var answer = await pipeline.ExecuteAsync(async token => await AttemptAsync(request, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            if (answer.Limit is { } limit)
            {
                var wait = limit.Wait(options.Clock.GetUtcNow());
                throw new GitHubException(GitHubFailure.RateLimited, $"{request}: a rate limit of GitHub is used up; it says to wait {Math.Ceiling(wait.TotalSeconds):0} seconds.");
            }

            return answer.Status is 408 or >= 500
                ? throw Failed(request, $"GitHub answers with {answer.Status}", null)
                : answer;
        }
        catch (Exception exception) when (Retries.IsBroken(exception) && !cancellation.IsCancellationRequested)
        {
            throw Failed(request, exception is OperationCanceledException ? "GitHub does not answer in time" : "GitHub cannot be reached, or the connection broke", exception);
        }
    }

    public void Dispose() => client.Dispose();

    private static GitHubException Failed(RestRequest request, string what, Exception? cause)
    {
        var failure = request.IsRepeatable ? GitHubFailure.Unavailable : GitHubFailure.Uncertain;
        return cause is null ? new GitHubException(failure, $"{request}: {what}.") : new GitHubException(failure, $"{request}: {what}.", cause);
    }

    private async Task<RestAnswer> AttemptAsync(RestRequest request, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(options.Timeout);
        var address = new Uri(options.Api, request.Path);
        var kept = request.Method == HttpMethod.Get ? options.Store?.Find(address) : null;
        var answer = await FollowAsync(request, address, kept, limited.Token).ConfigureAwait(false);
        if (answer.Status == 304 && kept is not null)
        {
            return new RestAnswer(200, kept.Body.ToArray(), kept.Link) { Tag = kept.Tag };
        }

        if (answer is { Status: 200, Tag: { } tag } && request.Method == HttpMethod.Get)
        {
            options.Store?.Keep(address, new StoredAnswer(tag, answer.Link, answer.Body));
        }

        return answer;
    }

    private async Task<RestAnswer> FollowAsync(RestRequest request, Uri address, StoredAnswer? kept, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (Interlocked.Increment(ref calls) > options.MostCalls)
            {
                throw new GitHubException(GitHubFailure.TooManyCalls, $"{request}: {options.MostCalls} calls were made, and no more are.");
            }

            using var message = Message(request, address, kept);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            options.Told?.Invoke($"{request}: {(int)response.StatusCode}");
            if (redirects < MostRedirects && Redirected(request, response, address) is { } next)
            {
                address = next;
                continue;
            }

            return RestAnswer.Of(response, await ReadAsync(request, response, cancellation).ConfigureAwait(false));
        }
    }

    private HttpRequestMessage Message(RestRequest request, Uri address, StoredAnswer? kept)
    {
        var message = new HttpRequestMessage(request.Method, address);
        message.Headers.Accept.ParseAdd("application/vnd.github+json, application/json;q=0.9");
        message.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (options.Token is { } token)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (kept is not null)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", kept.Tag);
        }

        if (request.Body is { } body)
        {
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return message;
    }

    /// <summary>Where a redirect leads, if it stays on the host: a repository was renamed. Elsewhere nothing is sent, and above all no token.</summary>
    private Uri? Redirected(RestRequest request, HttpResponseMessage response, Uri address)
    {
        var keepsMethod = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        var isRedirect = keepsMethod || (response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found && request.Method == HttpMethod.Get);
        if (!isRedirect || response.Headers.Location is not { } location)
        {
            return null;
        }

        var next = new Uri(address, location);
        return next.UserInfo.Length == 0 && Uri.Compare(next, options.Api, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
            ? next
            : throw new GitHubException(GitHubFailure.Unexpected, $"{request}: GitHub points to another host, and that is not followed.");
    }

    private async Task<byte[]> ReadAsync(RestRequest request, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > options.LargestAnswer)
        {
            throw TooLarge();
        }

        using var body = new MemoryStream();
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > options.LargestAnswer)
                {
                    throw TooLarge();
                }

                body.Write(buffer, 0, read);
            }
        }

        return body.ToArray();

        GitHubException TooLarge() => new(GitHubFailure.TooLarge, $"{request}: the answer is larger than {options.LargestAnswer} bytes.");
    }
}
