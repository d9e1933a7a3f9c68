using System.Globalization;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Measures a stage against the one that is wanted. The right stage is not always the highest.</summary>
public static class TargetEvaluator
{
    /// <summary>How the repository stands to what is wanted; null where the request is not about this framework, or the repository is in no stage.</summary>
    public static TargetStanding? Evaluate(FrameworkResult result, TargetRequest request)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(request);
        var framework = result.Framework;
        if (result.Stage is not { } stage || !IsMeant(framework, request))
        {
            return null;
        }

        if (request.Stage is { } wanted)
        {
            return Find(framework, wanted) is { } named ? Judge(stage, named, named, null) : null;
        }

        var row = framework.Desired.FirstOrDefault(desired => desired.RegulatoryCompliance == request.Requires.Contains(TargetRequest.RegulatoryCompliance)
            && desired.OperationalExcellence == request.Requires.Contains(TargetRequest.OperationalExcellence));
        return row is null ? null : Judge(stage, framework.Stages.First(known => known.Index == row.Lowest), framework.Stages.First(known => known.Index == row.Highest), row);
    }

    /// <summary>One sentence on what of a request no framework knows; null when all is known.</summary>
    public static string? WhatIsWrong(RuleSet rules, TargetRequest request)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Framework is { } id && FrameworkSelection.WhatIsWrong(rules, [id]) is { } wrong)
        {
            return wrong;
        }

        var meant = rules.Frameworks.Where(framework => IsMeant(framework, request)).ToList();
        if (request.Stage is { } stage)
        {
            if (meant.TrueForAll(framework => framework.Stages.IsEmpty))
            {
                return request.Framework is { } stageless ? $"The framework '{stageless}' has no stages." : "No framework says which stage suits: write FRAMEWORK:STAGE.";
            }

            string[] stages = [.. meant.SelectMany(framework => framework.Stages).Select(known => Written(known.Name))];
            return meant.Exists(framework => Find(framework, stage) is not null) ? null : $"There is no stage '{stage}'.{Suggestion.For(stage, stages)} There are: {string.Join(", ", stages)}.";
        }

        return request.Requires.FirstOrDefault(requirement => !TargetRequest.Requirements.Contains(requirement)) is { } unknown
            ? $"There is no requirement '{unknown}'.{Suggestion.For(unknown, TargetRequest.Requirements.AsSpan())} There are: {string.Join(", ", TargetRequest.Requirements)}."
            : null;
    }

    /// <summary>The name of a stage as it is written on the command line and in configuration: lower case with hyphens.</summary>
    public static string Written(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.ToLowerInvariant().Replace(' ', '-');
    }

    /// <summary>The stage of a framework by its number or name; null where it has no such stage.</summary>
    public static FrameworkStage? Find(FrameworkRule framework, string wanted)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(wanted);
        return framework.Stages.FirstOrDefault(stage => stage.Index.ToString(CultureInfo.InvariantCulture) == wanted || Written(stage.Name) == Written(wanted));
    }

    /// <summary>How another result of the same framework stands to what was wanted of one.</summary>
    internal static TargetStanding? Again(TargetStanding? wanted, FrameworkResult result) =>
        wanted is null || result.Stage is not { } stage ? null : Judge(stage, wanted.From, wanted.To, wanted.Desired);

    /// <summary>Whether a request is about a framework.</summary>
    internal static bool IsMeant(FrameworkRule framework, TargetRequest request) => request.Framework is { } id ? framework.Id == id : !framework.Desired.IsEmpty;

    private static TargetStanding Judge(StageResult stage, FrameworkStage from, FrameworkStage to, DesiredStages? desired)
    {
        var verdict = stage.Index < from.Index ? TargetVerdict.NotYet : stage.Index > to.Index ? TargetVerdict.Beyond : TargetVerdict.Reached;
        return new TargetStanding(from, to, desired, verdict, verdict == TargetVerdict.NotYet && stage.CouldBe >= from.Index);
    }
}
