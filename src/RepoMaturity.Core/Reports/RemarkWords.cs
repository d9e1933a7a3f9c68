using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Words a remark for people.</summary>
internal static class RemarkWords
{
    /// <summary><c>Model registry is absent; the way to stage 5, Kaizen MLOps, asks for implemented.</c></summary>
    public static string Headline(Remark remark, FrameworkResult result, Names names)
    {
        var goal = Planner.Goal(result) is { } stage ? $"stage {stage.Index}, {stage.Name}," : "a higher stage";
        return $"{names.OfClaim(remark.Claim)} is {Words.Of(remark.From)}; the way to {goal} asks for {Words.Of(remark.To)}.";
    }

    /// <summary>What to do, and into which file.</summary>
    public static string Advice(Remark remark, Names names) => string.Join(" Then: ", remark.Steps.Select(step => step.Text.TrimEnd() + Also(step, names) + File(step)));

    private static string File(NextStep step) => step.Change is { } change ? $" What to write into {PlanWords.Edit(change)} is in the plan." : string.Empty;

    private static string Also(NextStep step, Names names) => step.Also.IsEmpty ? string.Empty
        : $" The same raises {string.Join(", ", step.Also.Select(raise => $"{names.OfClaim(raise.Claim)} to {Words.Of(raise.To)}"))}.";
}
