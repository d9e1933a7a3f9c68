using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.GitLabCi;

/// <summary>Which jobs wait for one that a person starts.</summary>
internal sealed class GitLabWaits
{
    /// <summary>Needs of needs grow fast, and pipelines have few.</summary>
    private const int DeepestNeeds = 4;
    private const int MostNeeds = 12;

    private readonly GitLabJobs jobs;
    private readonly Dictionary<string, int> stages = new(StringComparer.Ordinal);
    private readonly Dictionary<(DocumentNode Job, int Depth), bool> needing = [];

    /// <summary>Rules under which a job holds its pipeline up, and the earliest stage of such a job; by each of their conditions.</summary>
    private readonly Dictionary<string, List<(int Stage, HashSet<string?> Held)>> holding = new(StringComparer.Ordinal);

    /// <summary>Looks at the stages of a file once.</summary>
    public GitLabWaits(DocumentNode root, GitLabJobs jobs)
    {
        this.jobs = jobs;
        foreach (var stage in root["stages"]?.OneOrMany().Select(stage => stage.Value!) ?? ["build", "test", "deploy"])
        {
            stages.TryAdd(stage, stages.Count);
        }

        var holders = jobs.All.Where(job => !job.Key.StartsWith('.') && jobs.Value(job.Value, "allow_failure")?.Value != "true")
            .Select(job => (Stage: StageOf(job.Value), Rules: jobs.Value(job.Value, "rules")))
            .Where(job => job.Rules is not null);
        foreach (var alike in holders.GroupBy(job => job.Rules!))
        {
            Hold(alike.Min(job => job.Stage), alike.Key);
        }
    }

    /// <summary>Whether a person starts a job that this one needs, or one of an earlier stage that holds it up.</summary>
    public bool Holds(DocumentNode job) => Needs(job, 0) || HoldsStage(job);

    /// <summary>Whether a job that this one needs, directly or not, is started by a person.</summary>
    private bool Needs(DocumentNode job, int depth)
    {
        if (needing.TryGetValue((job, depth), out var known))
        {
            return known;
        }

        foreach (var need in (jobs.Value(job, "needs")?.Items ?? []).Take(MostNeeds))
        {
            if (need["optional"]?.Value != "true" && (need["job"] ?? need).Value is { } name && jobs.Find(name) is { } needed
                && (jobs.Rules(needed).IsManual || (depth < DeepestNeeds && Needs(needed, depth + 1))))
            {
                known = true;
                break;
            }
        }

        needing[(job, depth)] = known;
        return known;
    }

    /// <summary>
    /// Whether a job of an earlier stage, under the same conditions, is started by a person and holds the pipeline up until then: one that its rules make manual does, unless
    /// it may fail.
    /// </summary>
    private bool HoldsStage(DocumentNode job)
    {
        if (holding.Count == 0 || jobs.Value(job, "needs") is not null || jobs.Value(job, "rules")?.Items is not { Count: > 0 } rules || !jobs.Count(rules.Count))
        {
            return false;
        }

        var conditions = rules.Where(rule => rule["when"]?.Value is not ("manual" or "never")).Select(rule => rule["if"]?.Value).ToHashSet(StringComparer.Ordinal);
        if (conditions.Count == 0 || conditions.Contains(null))
        {
            return false;
        }

        // Who holds it up does so under each of its conditions, so that those of the rarest one are enough.
        var candidates = conditions.Select(condition => holding.GetValueOrDefault(condition!) ?? []).MinBy(holders => holders.Count)!;
        var stage = StageOf(job);
        return candidates.Exists(holder => holder.Stage < stage && jobs.Count(conditions.Count) && conditions.IsSubsetOf(holder.Held));
    }

    /// <summary>Notes the conditions under which rules make a job wait for a person, and others wait for it.</summary>
    private void Hold(int stage, DocumentNode rules)
    {
        var held = rules.Items.Where(rule => rule["when"]?.Value == "manual" && rule["allow_failure"]?.Value != "true")
            .Select(rule => rule["if"]?.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var condition in held.OfType<string>())
        {
            if (!holding.TryGetValue(condition, out var holders))
            {
                holding[condition] = holders = [];
            }

            holders.Add((stage, held));
        }
    }

    private int StageOf(DocumentNode job) => stages.GetValueOrDefault(jobs.Value(job, "stage")?.Value ?? "test", -1);
}
