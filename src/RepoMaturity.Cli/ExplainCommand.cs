using System.CommandLine;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary><c>explain PRACTICE|TECHNOLOGY|ITEM [PATH]</c>.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommonOptions common)
    {
        var explained = new Argument<string>("ID") { Description = "A practice (model-registry), an aspect (model-evaluation/gate), a technology (mlflow) or an item of a framework (FRAMEWORK:ITEM, or ITEM alone)." };
        var assessed = new AssessmentOptions(common);
        var command = new Command("explain", "Say what a practice, technology or item is, what of it was found, what starts it, and what would raise it.") { explained };
        assessed.AddTo(command);
        command.SetAction(result =>
        {
            RuleSet? rules = null;
            var id = result.GetValue(explained)!;
            var assessment = assessed.Assess(
                result,
                known =>
                {
                    rules = known;
                    Refuse(id, known);
                },
                subject => subject with { Frameworks = [FrameworkSelection.All] });
            common.Terminal.Output.Write(TextPrinter.Print(Explanation.Write(assessment, rules!, id, common.IsVerbose(result)), common.UsesColour(result)));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Refuse(string id, RuleSet rules)
    {
        if (!Explanation.Knows(rules, id))
        {
            throw new UsageException($"There is no practice, technology or item '{id}'.{Suggestion.For(id, [.. Explanation.Ids(rules)])} 'list practices', 'list technologies' and the framework files name them.");
        }
    }
}
