using Quartz;

namespace RepoMaturity.Fleet.Runs;

/// <summary>Begins runs at the times that a line of cron says, one at a time: what falls into a run waits for its end, and is made up for once.</summary>
public sealed class CronClock
{
    private readonly CronExpression times;
    private readonly TimeProvider clock;

    private CronClock(CronExpression times, TimeProvider clock)
    {
        this.times = times;
        this.clock = clock;
    }

    /// <summary>When the next run begins; null where none will.</summary>
    public DateTimeOffset? Next => times.GetNextValidTimeAfter(clock.GetUtcNow());

    /// <summary>Reads when runs begin, in the time of this machine: <c>0 0 2 * * ?</c> with the seconds first; null where the text does not say.</summary>
    public static CronClock? Parse(string text) => Parse(text, TimeProvider.System);

    /// <summary>Reads when runs begin by another clock.</summary>
    internal static CronClock? Parse(string text, TimeProvider clock) => CronExpression.TryParse(text, out var times) && times is not null ? new CronClock(times, clock) : null;

    /// <summary>Begins runs until it is cancelled, and waits for the end of the last one.</summary>
    /// <param name="run">A run. What it throws ends nothing.</param>
    /// <param name="beginsNow">Whether one begins at once.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(Func<CancellationToken, Task> run, bool beginsNow, CancellationToken cancellation)
    {
        var scheduler = await QuartzSchedulerBuilder.Create(builder => builder.UseTimeProvider(clock)).BuildScheduler(cancellation).ConfigureAwait(false);
        scheduler.Context[CronJob.Key] = new CronJob.Work(run, cancellation);
        var job = JobBuilder.Create<CronJob>().WithIdentity("run").Build();
        var trigger = TriggerBuilder.Create().WithIdentity("cron").WithSchedule(CronScheduleBuilder.Create(times).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        try
        {
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellation).ConfigureAwait(false);
            await scheduler.Start(cancellation).ConfigureAwait(false);
            if (beginsNow)
            {
                await scheduler.TriggerJob(job.Key, cancellationToken: cancellation).ConfigureAwait(false);
            }

            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
