using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors;

/// <summary>The fact that a unit has a trigger.</summary>
internal static class TriggerFact
{
    /// <summary>The fact of a trigger: its kind as name, its words as value.</summary>
    public static Fact Of(Trigger trigger, string scope) => new(FactKind.Trigger, Name(trigger.Kind), trigger.Position, trigger.Detail, scope);

    private static string Name(TriggerKind kind) => kind switch
    {
        TriggerKind.Push => "push",
        TriggerKind.PullRequest => "pull-request",
        TriggerKind.Schedule => "schedule",
        TriggerKind.Event => "event",
        _ => "manual",
    };
}
