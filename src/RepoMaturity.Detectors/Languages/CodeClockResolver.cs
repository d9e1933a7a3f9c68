using System.Collections.Frozen;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Languages;

/// <summary>
/// Starts files of JavaScript, Java and C# to which a scheduler in their program gives a clock: node-cron and its like, Spring's <c>@Scheduled</c>, jobs of Quartz. A file that is
/// a web application besides is left alone: it answers whoever asks, and only a part of it follows the clock.
/// </summary>
public sealed class CodeClockResolver : IResolver
{
    private static readonly FrozenSet<string> Clocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "node-cron.schedule",
        "node-schedule.scheduleJob",
        "cron.CronJob",
        "cron.CronJob.from",
        "croner.Cron",
        "@nestjs/schedule.Cron",
        "@nestjs/schedule.Interval",
        "org.springframework.scheduling.annotation.Scheduled",
        "io.quarkus.scheduler.Scheduled",
        "io.micronaut.scheduling.annotation.Scheduled");

    /// <summary>Calls and decorators that make a web application of a file.</summary>
    private static readonly FrozenSet<string> Applications = FrozenSet.Create(
        StringComparer.Ordinal, "express", "fastify", "koa", "hono.Hono", "org.springframework.web.bind.annotation.RestController", "org.springframework.boot.SpringApplication.run");

    /// <inheritdoc/>
    public string Id => "code-clocks";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var jobs = new List<(string Path, Position Position)>();
        var hasQuartz = false;
        foreach (var file in repository.Files)
        {
            Fact? clock = null;
            var isApplication = false;
            foreach (var fact in file.Facts)
            {
                if (fact.Kind is FactKind.Call or FactKind.Decorator)
                {
                    clock ??= Clocks.Contains(fact.Name) ? fact : null;
                    isApplication |= Applications.Contains(fact.Name);
                    hasQuartz |= fact.Name.EndsWith(".WithCronSchedule", StringComparison.Ordinal) || fact.Name.EndsWith(".WithSimpleSchedule", StringComparison.Ordinal);
                }
                else if (fact is { Kind: FactKind.Base, Name: "IJob" or "Quartz.IJob" })
                {
                    jobs.Add((file.Path, fact.Position));
                }
            }

            if (clock is not null && !isApplication)
            {
                Start(file.Path, clock.Value is { Length: > 0 } when && clock.Kind == FactKind.Call ? when : clock.Name[(clock.Name.LastIndexOf('.') + 1)..], clock.Position, links);
            }
        }

        foreach (var (path, position) in hasQuartz ? jobs : [])
        {
            Start(path, "Quartz", position, links);
        }
    }

    private static void Start(string path, string detail, Position position, LinkWriter links) =>
        links.Start(UnitKey.File(path), new Trigger(TriggerKind.Schedule, $"schedule {detail}", position));
}
