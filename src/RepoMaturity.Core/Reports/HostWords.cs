using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Reports;

/// <summary>Words what the hosting service says for people.</summary>
internal static class HostWords
{
    /// <summary>Heading of the section.</summary>
    public static string Heading(HostFacts facts) => $"What GitHub says of {facts.Repository}, asked on {Day(facts.AskedAt)}";

    /// <summary><c>, observed stale</c>; empty where nobody asked, and where no workflow starts the practice.</summary>
    public static string Observation(HostResult? host, PracticeResult practice) => host?.Of(practice) is { } observed ? $", observed {Words.Of(observed)}" : string.Empty;

    /// <summary>What is known of branch, environments, releases and deployments, one sentence each.</summary>
    public static IEnumerable<string> Known(HostFacts facts)
    {
        if (Branch(facts) is { } branch)
        {
            yield return branch;
        }

        if (facts.IsArchived == true)
        {
            yield return "It is archived: nothing runs, and nothing can be changed";
        }

        if (facts.Environments is { } environments)
        {
            var names = environments.Select(each => each.HasReviewers ? $"{each.Name} (people approve)" : each.Name);
            yield return environments.IsEmpty ? "There are no environments" : $"Environments: {string.Join(", ", names)}";
        }

        if (Newest("release", facts.Release) is { } release)
        {
            yield return release;
        }

        if (Newest("deployment", facts.Deployment) is { } deployment)
        {
            yield return deployment;
        }
    }

    /// <summary>What was seen of a workflow, after its path.</summary>
    public static string Seen(WorkflowObservation workflow) => $" ({Words.Of(workflow.Trigger)}): {Words.Of(workflow.Observed)}, {workflow.Why}";

    /// <summary>A day as <c>2026-08-20</c>.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Branch(HostFacts facts)
    {
        if (facts.DefaultBranch is not { } branch || facts.IsProtected is not { } isProtected)
        {
            return null;
        }

        if (!isProtected)
        {
            return $"Branch {branch} is not protected";
        }

        var asks = new List<string>();
        if (facts.RequiresPullRequest == true)
        {
            asks.Add(facts.RequiredReviews is { } reviews ? $"pull requests with {Completeness.Count(reviews, "approval")}" : "pull requests");
        }

        if (facts.RequiresChecks == true)
        {
            asks.Add("checks that pass");
        }

        return $"Branch {branch} is protected{(asks.Count > 0 ? $", and asks for {string.Join(" and ", asks)}" : string.Empty)}";
    }

    private static string? Newest(string what, HostMoment? moment) => moment switch
    {
        null => null,
        { At: null, Name: null } => $"There is no {what} yet",
        { At: { } at } => $"The newest {what}, {moment.Name}, is of {Day(at)}",
        _ => $"The newest {what} is {moment.Name}",
    };
}
