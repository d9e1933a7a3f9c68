using System.CommandLine;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary><c>report-wrong PRACTICE [PATH]</c>.</summary>
internal static class ReportWrongCommand
{
    public static Command Create(CommonOptions common)
    {
        var practice = new Argument<string>("PRACTICE") { Description = "A practice (model-registry) or an aspect (model-evaluation/gate) that is judged wrongly." };
        var assessed = new AssessmentOptions(common);
        var command = new Command("report-wrong", "Print an issue to paste: what was found of a practice, by which rules, where. Nothing of what stands in files, and nothing is sent.") { practice };
        assessed.AddTo(command);
        command.SetAction(result =>
        {
            var claim = result.GetValue(practice)!;
            var assessment = assessed.Assess(result, known => Refuse(claim, known));
            common.Terminal.Text.Write(WrongReport.Write(assessment, new Tool(ToolIdentity.Name, ToolIdentity.FullVersion), claim));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Refuse(string claim, RuleSet rules)
    {
        if (!rules.HasClaim(claim))
        {
            string[] known = [.. rules.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id))];
            throw new UsageException($"There is no practice or aspect '{claim}'.{Suggestion.For(claim, known)} 'list practices' names them.");
        }
    }
}
