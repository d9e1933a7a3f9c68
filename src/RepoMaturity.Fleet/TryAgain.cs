using Polly;
using Polly.Retry;

namespace RepoMaturity.Fleet;

/// <summary>How a server that may be away for a moment is asked again: sooner at first, then every few seconds, and not by all who ask at the same time.</summary>
internal static class TryAgain
{
    /// <summary>Asks so many times more.</summary>
    /// <param name="tries">How many.</param>
    /// <param name="mayPass">Whether a failure is one of the moment.</param>
    public static ResiliencePipeline Times(int tries, Func<Exception, bool> mayPass) => new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } failure && mayPass(failure)),
        MaxRetryAttempts = tries,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = TimeSpan.FromSeconds(5),
        UseJitter = true,
    }).Build();
}
