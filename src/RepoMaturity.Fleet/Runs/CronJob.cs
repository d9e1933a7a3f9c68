using Quartz;

namespace RepoMaturity.Fleet.Runs;

/// <summary>A run that a clock begins.</summary>
[DisallowConcurrentExecution]
internal sealed class CronJob : IJob
{
    /// <summary>Where the clock keeps what is to be done.</summary>
    public const string Key = "work";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (context.Scheduler.Context[Key] is Work work)
        {
            await work.Run(work.Cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What is to be done.</summary>
    internal sealed record Work(Func<CancellationToken, Task> Run, CancellationToken Cancellation);
}
