using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Words a plan for people; text and Markdown say the same.</summary>
internal static class PlanWords
{
    /// <summary>Where the way begins and ends.</summary>
    public static string Heading(Plan plan) => plan.Stage.Index > plan.Target.Index ? $"Stage {plan.Stage.Index}, {plan.Stage.Name}, beyond stage {plan.Target.Index}, {plan.Target.Name}"
        : $"From stage {plan.Stage.Index}, {plan.Stage.Name}, to stage {plan.Target.Index}, {plan.Target.Name}";

    /// <summary>How many steps, or that there is nothing to do.</summary>
    public static string Summary(Plan plan) => plan switch
    {
        { Steps.IsEmpty: true, Stage: var stage, Target: var target } when stage.Index >= target.Index => "The stage is reached: nothing needs to be raised.",
        { Steps.IsEmpty: true, Beyond.IsEmpty: true, Attested.IsEmpty: false } => "Nothing needs to be raised: what no file shows is attested.",
        { Steps.IsEmpty: true } => "No file that can be written in the repository brings it nearer.",
        _ => $"{plan.Steps.Length} {(plan.Steps.Length == 1 ? "step" : "steps")}, the least that leads there, easiest first{(plan.IsFounded ? "; none before what it builds on" : string.Empty)}.",
    };

    /// <summary>Why there is no plan.</summary>
    public static string Nothing(FrameworkResult result) => result switch
    {
        { Framework.Stages.IsEmpty: true } => $"There is no way to plan: {result.Framework.Id} has no stages.",
        { Stage: null } => "There is no way to plan: a repository of this kind is in no stage.",
        { WithAttestations.Stage: { } attested, Stage: { } shown } when attested.Index > shown.Index => "There is no way to plan: with what is attested, the highest stage is reached.",
        _ => "There is no way to plan: the highest stage is reached.",
    };

    /// <summary>What a step raises, in words.</summary>
    public static string Raises(NextStep step, Names names) =>
        string.Join(", ", step.Raises.Select((raise, i) => $"{(i == 0 ? string.Empty : names.OfClaim(raise.Claim) + " ")}from {Words.Of(raise.From)} to {Words.Of(raise.To)}"));

    /// <summary>What to do with the file of a step.</summary>
    public static string Edit(Change change) => change.Edit switch
    {
        StepEdit.Create => $"{change.File} (new)",
        StepEdit.Append => $"{change.File} (at its end)",
        StepEdit.Imports => $"{change.File} (behind its imports)",
        _ => $"{change.File} (under {change.Under}:)",
    };

    /// <summary>The kind of text in a file, as Markdown names it.</summary>
    public static string Language(string file) => file[(file.LastIndexOf('/') + 1)..] switch
    {
        var name when name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal) => "yaml",
        var name when name.EndsWith(".py", StringComparison.Ordinal) => "python",
        var name when name.EndsWith(".md", StringComparison.Ordinal) => "markdown",
        var name when name.EndsWith(".tf", StringComparison.Ordinal) => "hcl",
        var name when name.EndsWith(".toml", StringComparison.Ordinal) => "toml",
        var name when name.Contains("Dockerfile", StringComparison.Ordinal) => "dockerfile",
        _ => "text",
    };

    /// <summary>What of the way cannot be planned, one sentence an item.</summary>
    public static IEnumerable<string> Rest(Plan plan) =>
    [
        .. plan.Attested.Select(raise => $"{raise.Claim} is attested: make it visible, and it is proved as well."),
        .. plan.Unseen.Select(item => $"{item.Id}, {item.Name}: no file of a repository can show it; it is yours to say."),
        .. plan.Beyond.Select(item => $"{item.Id}, {item.Name}: not within reach of a repository of this kind."),
    ];
}
