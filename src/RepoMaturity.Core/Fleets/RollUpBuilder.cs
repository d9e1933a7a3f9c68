using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Fleets;

/// <summary>Rolls up a fleet, one repository after the other: no more than one of them is in memory.</summary>
/// <param name="first">Id of the framework that speaks first, and for teams; null for the one that reports name first.</param>
public sealed class RollUpBuilder(string? first = null)
{
    private readonly Dictionary<string, KindShare> kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> models = new(StringComparer.Ordinal);
    private readonly List<FrameworkTally> frameworks = [];
    private readonly List<PracticeTally> practices = [];
    private readonly Dictionary<string, TechnologyShare> technologies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, TeamTally> teams = new(StringComparer.Ordinal);
    private readonly List<FleetFailure> failures = [];
    private int repositories;
    private int judged;
    private int incomplete;

    /// <summary>Adds a repository.</summary>
    public void Add(FleetMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        repositories++;
        if (member.Failure is { } reason)
        {
            failures.Add(new FleetFailure(member.Name, member.Link, reason));
        }

        if (member.Found is not { } found)
        {
            return;
        }

        var kind = kinds.GetValueOrDefault(found.Side.Kind) ?? new KindShare(found.Side.Kind, found.Side.KindName, 0);
        kinds[kind.Id] = kind with { Repositories = kind.Repositories + 1 };
        models[found.Side.ModelHash] = models.GetValueOrDefault(found.Side.ModelHash) + 1;
        incomplete += found.Side.Incompleteness.IsEmpty ? 0 : 1;
        foreach (var framework in found.Frameworks)
        {
            Tally(framework).Add(member, found.Side.Kind, framework);
        }

        // Where there is no machine learning there is no stage, and nobody asks for practices.
        if (found.Frameworks.Any(framework => framework.Stage is not null))
        {
            AddJudged(member, found);
        }
    }

    /// <summary>How the fleet stands.</summary>
    public RollUp ToRollUp() => new(
        repositories,
        [.. kinds.Values.OrderByDescending(kind => kind.Repositories).ThenBy(kind => kind.Id, StringComparer.Ordinal)],
        [.. frameworks.OrderBy(framework => framework.Id != first).Select(framework => framework.ToRollUp()).Where(framework => framework.Repositories > 0)],
        [.. practices.Select(practice => practice.ToShare(judged))],
        [.. technologies.Values.Select(technology => technology with { Of = judged }).OrderByDescending(technology => technology.Repositories).ThenBy(technology => technology.Id, StringComparer.Ordinal)],
        [.. teams.Select(team => team.Value.ToShare(team.Key))],
        [.. failures.OrderBy(failure => failure.Repository, StringComparer.Ordinal)])
    {
        Judged = judged,
        Incomplete = incomplete,
        OfOtherModels = models.Count == 0 ? 0 : models.Values.Sum() - models.Values.Max(),
    };

    private void AddJudged(FleetMember member, AssessmentDigest found)
    {
        judged++;
        var inPlace = 0;
        foreach (var practice in found.Practices)
        {
            var tally = practices.Find(each => each.Id == practice.Id);
            if (tally is null)
            {
                practices.Add(tally = new PracticeTally(practice.Id, practice.Name));
            }

            inPlace += tally.Add(practice, member.Teams) ? 1 : 0;
        }

        foreach (var technology in found.Technologies.Where(technology => technology.State.Level >= Level.Implemented))
        {
            var share = technologies.GetValueOrDefault(technology.Id) ?? new TechnologyShare(technology.Id, technology.Name, 0, 0);
            technologies[technology.Id] = share with { Repositories = share.Repositories + 1 };
        }

        foreach (var team in member.Teams)
        {
            if (!teams.TryGetValue(team, out var tally))
            {
                teams[team] = tally = new TeamTally();
            }

            tally.Add(found.Frameworks.Where(framework => framework.Stage is not null).OrderBy(framework => framework.Id != first).FirstOrDefault()?.Stage?.Index, inPlace);
        }
    }

    private FrameworkTally Tally(FrameworkDigest framework)
    {
        var tally = frameworks.Find(each => each.Id == framework.Id);
        if (tally is null)
        {
            frameworks.Add(tally = new FrameworkTally(framework));
        }

        return tally;
    }
}
