using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>What can start a job or a step: those events of its workflow that its conditions let through.</summary>
/// <param name="All">The events of the workflow.</param>
/// <param name="Possible">Those that are let through.</param>
/// <param name="ByCall">Whether it may run when another workflow calls this one.</param>
internal sealed record WorkflowStarts(ImmutableArray<WorkflowEvent> All, ImmutableArray<WorkflowEvent> Possible, bool ByCall)
{
    /// <summary>Why it never runs; null when it can.</summary>
    public string? Disabled { get; private init; }

    /// <summary>Whether it runs whenever the workflow does, but for starts by a person that it leaves out.</summary>
    public bool FollowsWorkflow => Disabled is null && (ByCall || (All.Length == Possible.Length || All.All(each => Possible.Contains(each) || !each.MayBeAutomatic)) && (All.Length == 0 || Possible.Length > 0));

    /// <summary>The triggers that start it of itself.</summary>
    public ImmutableArray<Trigger> Triggers => [.. Possible.Select(each => each.Trigger).OfType<Trigger>()];

    /// <summary>What is left under a condition.</summary>
    public WorkflowStarts Under(string? condition)
    {
        if (string.IsNullOrWhiteSpace(condition) || Disabled is not null)
        {
            return this;
        }

        var left = this with
        {
            Possible = [.. Possible.Where(each => WorkflowCondition.MayHold(condition, each.Name))],
            ByCall = ByCall && WorkflowCondition.MayHold(condition, null),
        };
        return left.Possible.Length > 0 || left.ByCall || (Possible.Length == 0 && WorkflowCondition.MayHold(condition, null))
            ? left
            : left with { Disabled = WorkflowCondition.MayHold(condition, null) ? "if: no event of the workflow" : "if: false" };
    }

    /// <summary>What is left where another job must have run before.</summary>
    public WorkflowStarts After(WorkflowStarts needed) => Disabled is not null ? this : this with
    {
        Possible = [.. Possible.Where(each => needed.Possible.Contains(each))],
        ByCall = ByCall && needed.ByCall,
        Disabled = needed.Disabled is null ? null : "needs a job that never runs",
    };
}
