using System.CommandLine;
using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary><c>plan [PATH]</c>.</summary>
internal sealed class PlanCommand
{
    private readonly CommonOptions common;
    private readonly AssessmentOptions assessed;
    private readonly WhatIfOptions whatIf = new();
    private readonly Option<string?> target = new("--to") { Description = "The stage to reach, by number or name; the next one when not given.", HelpName = "STAGE" };
    private readonly Option<string?> framework = new("--framework") { Description = "The framework whose stage it is; the first of the report when not given.", HelpName = "ID" };
    private readonly Option<string> format = new("--format") { Description = "Format of the plan: text, markdown (a checklist) or json.", DefaultValueFactory = _ => ReportTarget.Text };
    private readonly Option<string?> output = new("--output", "-o") { Description = "Where the plan goes; - is stdout.", HelpName = "FILE" };

    private PlanCommand(CommonOptions common)
    {
        this.common = common;
        assessed = new AssessmentOptions(common);
        format.AcceptOnlyFromAmong(ReportTarget.Formats);
    }

    public static Command Create(CommonOptions common)
    {
        var plan = new PlanCommand(common);
        var command = new Command("plan", "Say what to do next: the least to raise to reach a stage, each step with what to write.");
        plan.assessed.AddTo(command);
        foreach (var option in new Option[] { plan.target, plan.framework, plan.format, plan.output })
        {
            command.Options.Add(option);
        }

        plan.whatIf.AddTo(command);
        command.SetAction(plan.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var place = ReportTarget.Pair([result.GetValue(format)!], result.GetValue(output) is { } file ? [file] : [])[0];
        RuleSet? rules = null;
        WhatIf? asked = null;
        var assessment = assessed.Assess(result, known =>
        {
            rules = known;
            asked = whatIf.Read(result, known);
            Refuse(result.GetValue(framework), known);
        }, subject => result.GetValue(framework) is { } id ? subject with { Frameworks = [id] } : subject);
        assessment = asked!.Apply(assessment, rules!);
        var seen = FrameworkOf(assessment);
        var stage = StageOf(result, seen.Framework);
        ReportOptions.Write([place], common, target => Render(target, assessment, seen, new Planner(rules!, assessment).To(seen, stage), result));
        return ExitCode.Done;
    }

    private byte[] Render(ReportTarget place, Assessment assessment, FrameworkResult seen, Plan? plan, ParseResult result) => place.Format switch
    {
        ReportTarget.Json => PlanJson.Write(assessment, seen, plan, ToolIdentity.Tool),
        ReportTarget.Markdown => Encoding.UTF8.GetBytes(PlanMarkdown.Write(assessment, seen, plan)),
        _ => TextPrinter.Print(PlanText.Write(assessment, seen, plan), place.File is null && common.UsesColour(result)),
    };

    private static FrameworkResult FrameworkOf(Assessment assessment) =>
        PlanText.Headline(assessment) ?? throw new UsageException("The rules hold no framework: there is no stage to plan for.");

    private static void Refuse(string? id, RuleSet rules)
    {
        string[] ids = [.. rules.Frameworks.Select(each => each.Id)];
        if (id is not null && !ids.Contains(id, StringComparer.Ordinal))
        {
            throw new UsageException($"There is no framework '{id}'.{Suggestion.For(id, ids)} 'list frameworks' names them.");
        }
    }

    /// <summary>The stage that is asked for; refuses one that the framework does not have.</summary>
    private FrameworkStage? StageOf(ParseResult result, FrameworkRule rule)
    {
        if (result.GetValue(target) is not { } word)
        {
            return null;
        }

        string[] names = [.. rule.Stages.Select(stage => TargetEvaluator.Written(stage.Name))];
        return TargetEvaluator.Find(rule, word) ?? throw new UsageException(names.Length == 0
            ? $"{rule.Id} has no stages: there is none to plan for."
            : $"There is no stage '{word}' in {rule.Id}.{Suggestion.For(word, names)} Its stages are {string.Join(", ", rule.Stages.Select(stage => $"{stage.Index} ({stage.Name})"))}.");
    }
}
