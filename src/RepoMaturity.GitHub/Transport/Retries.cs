using Polly;
using Polly.Retry;

namespace RepoMaturity.GitHub.Transport;

/// <summary>When a request is sent again, and after how long.</summary>
internal static class Retries
{
    private const int Most = 4;

    /// <summary>Whether a failure is one of the way to GitHub.</summary>
    public static bool IsBroken(Exception exception) => exception is HttpRequestException or IOException or OperationCanceledException;

    /// <summary>Sends again after a rate limit, which did nothing; and, where asked, after what failed.</summary>
    public static ResiliencePipeline<RestAnswer> Pipeline(GitHubOptions options, bool repeatsFailures) => new ResiliencePipelineBuilder<RestAnswer> { TimeProvider = options.Clock }
        .AddRetry(new RetryStrategyOptions<RestAnswer>
        {
            MaxRetryAttempts = Most,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = options.LongestWait,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
            {
                { Result.Limit: { } limit } => limit.Wait(options.Clock.GetUtcNow()) <= options.LongestWait,
                { Result.Status: 408 or >= 500 } => repeatsFailures,
                { Exception: { } exception } => repeatsFailures && IsBroken(exception) && !arguments.Context.CancellationToken.IsCancellationRequested,
                _ => false,
            }),
            DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Limit?.Wait(options.Clock.GetUtcNow())),
        })
        .Build();
}
