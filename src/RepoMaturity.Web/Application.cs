using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace RepoMaturity.Web;

/// <summary>Answers requests: who may ask, what is asked, and what every answer says of itself.</summary>
internal sealed class Application : IHttpApplication<HttpContext>, IDisposable
{
    /// <summary>So many may wait for each that is answered.</summary>
    private const int WaitingEach = 8;

    private readonly IReadOnlyList<Endpoint> endpoints;
    private readonly Doorkeeper doorkeeper;
    private readonly ServerSettings settings;
    private readonly Action<Exception> failed;
    private readonly SemaphoreSlim places;
    private int waiting;

    public Application(IReadOnlyList<Endpoint> endpoints, ServerSettings settings, Action<Exception> failed)
    {
        this.endpoints = endpoints;
        this.settings = settings;
        this.failed = failed;
        doorkeeper = new Doorkeeper(settings);
        places = new SemaphoreSlim(settings.AtOnce);
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public void Dispose() => places.Dispose();

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        await WriteAsync(context, answer).ConfigureAwait(false);
    }

    private async Task<Answer> AnswerAsync(HttpRequest request, CancellationToken aborted)
    {
        var (endpoint, name) = Find(request.Path.Value ?? string.Empty);
        if (doorkeeper.Refuse(request, endpoint is { IsOpen: true }) is { } refused)
        {
            return refused;
        }

        if (endpoint is null)
        {
            return Answer.Refused(404, "There is nothing here. '/' is the fleet, '/api/v1/openapi.json' says what can be asked.");
        }

        if (Interlocked.Increment(ref waiting) > settings.AtOnce * WaitingEach)
        {
            Interlocked.Decrement(ref waiting);
            return Answer.Refused(503, "Too many ask at the same time: ask again in a moment.");
        }

        try
        {
            return await AskAsync(endpoint, new Question(name, request.Query, request.Headers.IfNoneMatch is { Count: > 0 } known ? known.ToString() : null), aborted).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever goes wrong with one answer, the others are given; who asked learns nothing of the machine.")]
    private async Task<Answer> AskAsync(Endpoint endpoint, Question question, CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        end.CancelAfter(settings.Patience);
        try
        {
            await places.WaitAsync(end.Token).ConfigureAwait(false);
            try
            {
                var answer = await endpoint.Ask(question, end.Token).ConfigureAwait(false);
                return answer is { Status: 200, Tag: { } tag } && question.Knows(tag) ? Answer.NotModified(tag) : answer;
            }
            finally
            {
                places.Release();
            }
        }
        catch (BadQuestionException wrong)
        {
            return Answer.Refused(400, wrong.Message);
        }
        catch (OperationCanceledException)
        {
            return Answer.Refused(503, "It took too long: ask again in a moment.");
        }
        catch (Exception exception)
        {
            failed(exception);
            return Answer.Refused(500, "This went wrong; the log of the server says how.");
        }
    }

    private (Endpoint? Endpoint, string Name) Find(string path)
    {
        foreach (var endpoint in endpoints)
        {
            if (endpoint.HasName ? path.Length > endpoint.Path.Length && path.StartsWith(endpoint.Path, StringComparison.Ordinal) : path == endpoint.Path)
            {
                return (endpoint, endpoint.HasName ? path[endpoint.Path.Length..] : string.Empty);
            }
        }

        return (null, string.Empty);
    }

    private async Task WriteAsync(HttpContext context, Answer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        var headers = response.Headers;
        if (answer.Status != 304)
        {
            // A browser takes over what this answer says into the page that it has, which has a policy of its own.
            headers.ContentSecurityPolicy = $"{answer.Policy}; frame-ancestors 'none'";
        }

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers[HeaderNames.CacheControl] = settings.Token is null ? "no-cache" : "private, no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = answer.IsForOthers ? "cross-origin" : "same-origin";
        switch (answer.Status)
        {
            case 401:
                headers.WWWAuthenticate = "Basic realm=\"RepoMaturity\", charset=\"UTF-8\"";
                break;
            case 405:
                headers.Allow = "GET, HEAD";
                break;
            case 503:
                headers.RetryAfter = "2";
                break;
        }

        if (answer.Tag is { } tag)
        {
            headers.ETag = tag;
        }

        if (answer.Status == 304)
        {
            return;
        }

        response.ContentType = answer.Type;
        response.ContentLength = answer.Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(answer.Content, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
