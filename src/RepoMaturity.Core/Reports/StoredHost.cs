using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Reports;

/// <summary>Reads what a stored report says of what the hosting service said.</summary>
internal static class StoredHost
{
    /// <summary>What it said; null where nobody had asked it.</summary>
    /// <param name="report">The whole report: practices say what was seen of them.</param>
    public static HostResult? Read(StoredValue report) => report["host"] is not { Exists: true } host ? null : new HostResult(
        Facts(host),
        host["workflows"].List(Workflow),
        report["practices"].List(practice => (Id: practice["id"].Text, Observed: practice["observed"])).Where(practice => practice.Observed.Exists)
            .ToImmutableSortedDictionary(practice => practice.Id, practice => practice.Observed.Word<Observed>(), StringComparer.Ordinal));

    private static HostFacts Facts(StoredValue host) => new(host["repository"].Text, Time(host["askedAt"]) ?? default)
    {
        DefaultBranch = host["defaultBranch"]["name"].OptionalText,
        IsProtected = Flag(host["defaultBranch"]["protected"]),
        RequiresPullRequest = Flag(host["defaultBranch"]["requiresPullRequest"]),
        RequiredReviews = host["defaultBranch"]["requiredReviews"].OptionalNumber,
        RequiresChecks = Flag(host["defaultBranch"]["requiresChecks"]),
        IsArchived = Flag(host["archived"]),
        PushedAt = Time(host["pushedAt"]),
        Environments = host["environments"] is { Exists: true } environments ? environments.List(each => new HostEnvironment(each["name"].Text, each["reviewers"].Flag)) : null,
        Release = Moment(host["release"]),
        Deployment = Moment(host["deployment"]),
        Unknown = host["unknown"].Texts,
    };

    private static WorkflowObservation Workflow(StoredValue value) => new(
        value["path"].Text,
        value["trigger"].Word<TriggerKind>(),
        value["observed"].Word<Observed>(),
        value["why"].Text,
        new HostRun(Time(value["lastRun"]), value["lastConclusion"].OptionalText));

    private static HostMoment? Moment(StoredValue value) => value.Exists ? new HostMoment(value["name"].OptionalText, Time(value["at"])) : null;

    private static bool? Flag(StoredValue value) => value.Exists ? value.Flag : null;

    private static DateTimeOffset? Time(StoredValue value) => value.OptionalText is not { } text ? null
        : DateTimeOffset.TryParseExact(text, HostJson.TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new FormatException("A time was expected.");
}
