using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Plans the way to a stage: the least to raise, and each raise as a step for this repository.</summary>
public sealed class Planner
{
    /// <summary>What stands on something: to pack, release or watch it comes after there is such a thing.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Bases = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["continuous-deployment"] = ["training-as-code", "model-serving"],
        ["continuous-training"] = ["training-as-code"],
        ["infrastructure-as-code"] = ["training-as-code", "model-serving"],
        ["model-monitoring"] = ["training-as-code", "model-serving"],
        ["model-packaging"] = ["training-as-code", "model-serving"],
        ["model-serving"] = ["training-as-code"],
        ["release-strategy"] = ["training-as-code", "model-serving", "continuous-deployment"],
        ["service-monitoring"] = ["model-serving"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly RuleSet rules;
    private readonly Assessment assessment;
    private readonly IReadOnlyDictionary<string, Level> levels;
    private readonly Predicate<StepRule> isAllowed;

    /// <summary>Makes a planner.</summary>
    public Planner(RuleSet rules, Assessment assessment)
        : this(rules, assessment, _ => true)
    {
    }

    /// <summary>Makes a planner that takes only some of the steps of the rules.</summary>
    internal Planner(RuleSet rules, Assessment assessment, Predicate<StepRule> isAllowed)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(assessment);
        this.rules = rules;
        this.assessment = assessment;
        this.isAllowed = isAllowed;
        levels = FrameworkEvaluator.Held(assessment.Practices);
    }

    /// <summary>The way to a stage; null where the repository is in no stage, or there is none above. What people attest needs no step.</summary>
    /// <param name="result">What the framework says of the repository.</param>
    /// <param name="target">The stage; null for the one that is wanted, else the next one.</param>
    public Plan? To(FrameworkResult result, FrameworkStage? target = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        target ??= Goal(result);
        if (result.Stage is not { } reached || target is null)
        {
            return null;
        }

        var goal = PlanGoal.Of(result.Framework, target.Index, assessment.Kind.Kind.Id, new RequirementEvaluator(levels));
        var raises = new SmallestRaise(levels, Effort);
        var within = goal.Needs.Where(need => raises.Find(need.Met) is not null).ToList();
        var steps = Steps(raises.Find(new Requirement.All([.. within.Select(need => need.Met)]))!);
        return new Plan(result.Framework, reached, target, steps, [.. goal.Unseen.Where(item => !IsAttested(result, item))], [.. goal.Needs.Except(within).Select(need => need.Item)])
        {
            Attested = Attested(result.Framework, target.Index),
            IsFounded = IsFounded(steps),
        };
    }

    /// <summary>The stage that is wanted, else the next one above what is shown or attested.</summary>
    internal static FrameworkStage? Goal(FrameworkResult result) => result.Target switch
    {
        null => result.Framework.Stages.FirstOrDefault(stage => stage.Index > (result.WithAttestations?.Stage ?? result.Stage)?.Index),
        { Verdict: TargetVerdict.Beyond, To: var highest } => highest,
        { From: var lowest } => lowest,
    };

    private static bool IsAttested(FrameworkResult result, FrameworkItem item) =>
        result.WithAttestations?.Items.Any(each => each.Item.Id == item.Id && each.Status == ItemStatus.Met) ?? false;

    /// <summary>What would have to be raised, were it not attested.</summary>
    private ImmutableArray<Raise> Attested(FrameworkRule framework, int stage)
    {
        var proved = FrameworkEvaluator.Proved(assessment.Practices);
        if (proved.All(each => levels[each.Key] == each.Value))
        {
            return [];
        }

        var raises = new SmallestRaise(proved, Effort);
        var needs = PlanGoal.Of(framework, stage, assessment.Kind.Kind.Id, new RequirementEvaluator(proved)).Needs.Select(need => need.Met).Where(met => raises.Find(met) is not null);
        return [.. raises.Find(new Requirement.All([.. needs]))!.Where(raise => levels[raise.Key] >= raise.Value).Select(raise => new Raise(raise.Key, proved[raise.Key], raise.Value))];
    }

    /// <summary>The steps that meet one requirement; none where it is met or cannot be.</summary>
    internal ImmutableArray<NextStep> Towards(Requirement? requirement) =>
        requirement is not null && new SmallestRaise(levels, Effort).Find(requirement) is { } raised ? Steps(raised) : [];

    /// <summary>The assessment with the way to the wanted or next stage of each framework.</summary>
    internal Assessment WithNextSteps() => assessment with
    {
        Frameworks = [.. assessment.Frameworks.Select(result => result with { NextSteps = To(result)?.Steps ?? [] })],
    };

    private int? Effort(string claim, Level from, Level to)
    {
        var practice = rules.Practice(claim);
        var isBeyond = assessment.Kind.Kind.Caps.TryGetValue(practice.Id, out var cap) && cap < to;
        return isBeyond ? null : (practice.Aspects.FirstOrDefault(aspect => aspect.Id == claim)?.Effort ?? practice.Effort).Between(from, to);
    }

    /// <summary>One step after the other: the easiest for which the repository, with what the steps before it wrote, has what its snippet needs.</summary>
    private ImmutableArray<NextStep> Steps(ImmutableSortedDictionary<string, Level> targets)
    {
        var writer = new StepWriter(rules, assessment, isAllowed);
        var now = new Dictionary<string, Level>(levels, StringComparer.Ordinal);
        var steps = ImmutableArray.CreateBuilder<NextStep>();
        while (true)
        {
            var open = targets.Where(target => now[target.Key] < target.Value).ToList();
            if (open.Count == 0)
            {
                return steps.ToImmutable();
            }

            var offers = open.Select(target => writer.Write(target.Key, now[target.Key], target.Value, now)).ToList();
            var step = offers.OrderBy(offer => open.Exists(other => IsBelow(offer.Claim, other.Key) || (now[other.Key] < Level.Implemented && BasesOf(offer.Claim).Contains(other.Key))))
                .ThenBy(offer => offer.Change is null)
                .ThenBy(offer => offer.Effort).ThenBy(offer => offer.Claim, StringComparer.Ordinal).First();
            ImmutableArray<Raise> also = [.. offers.Where(offer => offer != step && step.Change is not null && offer.Change == step.Change).Select(offer => new Raise(offer.Claim, offer.From, offer.To))];
            steps.Add(step with { Also = also, Place = PlaceOf(step), Effort = offers.Where(offer => offer == step || (step.Change is not null && offer.Change == step.Change)).Max(offer => offer.Effort) });
            writer.Take(steps[^1]);
            foreach (var raise in steps[^1].Raises)
            {
                now[raise.Claim] = raise.To;
            }
        }
    }

    /// <summary>The file that the step edits, where that is there already; else that for remarks about no file.</summary>
    private string? PlaceOf(NextStep step) => step.Change is { } change && assessment.Sites?.IsRegular(change.File) == true ? change.File : assessment.Landmark;

    private static ImmutableArray<string> BasesOf(string claim) => Bases.GetValueOrDefault(claim.Split('/')[0], []);

    /// <summary>Whether all that steps build on is there or made by one of them.</summary>
    private bool IsFounded(ImmutableArray<NextStep> steps)
    {
        var raised = steps.SelectMany(step => step.Raises).Where(raise => raise.To >= Level.Implemented).Select(raise => raise.Claim).ToHashSet(StringComparer.Ordinal);
        return steps.All(step => BasesOf(step.Claim).All(known => raised.Contains(known) || levels[known] >= Level.Implemented));
    }

    /// <summary>Whether a claim is an aspect of another, which comes before it.</summary>
    private static bool IsBelow(string claim, string practice) => claim.StartsWith(practice + "/", StringComparison.Ordinal);
}
