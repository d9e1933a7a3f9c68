using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>Finds what changed in a fleet, one repository after the other, in ordinal order of their names.</summary>
/// <param name="before">The earlier time.</param>
public sealed class RollUpComparer(DateTimeOffset before)
{
    private readonly ImmutableArray<string>.Builder came = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder went = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<StageChange>.Builder stages = ImmutableArray.CreateBuilder<StageChange>();
    private readonly ImmutableArray<PracticeChange>.Builder practices = ImmutableArray.CreateBuilder<PracticeChange>();
    private int ofOtherModels;

    /// <summary>Adds a repository.</summary>
    /// <param name="then">How it stood; null where it was not there.</param>
    /// <param name="now">How it stands; null where it is not there.</param>
    public void Add(FleetMember? then, FleetMember? now)
    {
        if (then is null || now is null)
        {
            (then is null ? came : went).AddRange(new[] { then?.Name ?? now?.Name }.OfType<string>());
            return;
        }

        if (then.Found is not { } old || now.Found is not { } found)
        {
            return;
        }

        var isOfModel = old.Side.ModelHash != found.Side.ModelHash;
        ofOtherModels += isOfModel ? 1 : 0;
        foreach (var framework in found.Frameworks)
        {
            var (was, stage) = (old.Frameworks.FirstOrDefault(each => each.Id == framework.Id)?.Stage?.Index, framework.Stage?.Index);
            if (was != stage)
            {
                stages.Add(new StageChange(now.Name, now.Link, framework.Id, was, stage, isOfModel));
            }
        }

        foreach (var practice in found.Practices)
        {
            if (old.Claim(practice.Id)?.State.Level is { } level && level != practice.State.Level)
            {
                practices.Add(new PracticeChange(now.Name, practice.Id, practice.Name, level, practice.State.Level, isOfModel));
            }
        }
    }

    /// <summary>What changed.</summary>
    public RollUpDelta ToDelta() => new(before, came.ToImmutable(), went.ToImmutable(), stages.ToImmutable(), practices.ToImmutable()) { OfOtherModels = ofOtherModels };
}
