using System.CommandLine;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary><c>render REPORT</c>.</summary>
internal sealed class RenderCommand
{
    private readonly CommonOptions common;
    private readonly ReportOptions reports = new(ReportTarget.FormatsOfAssessment);
    private readonly Argument<string> stored = new("REPORT") { Description = "A JSON report of a scan." };
    private readonly Option<string?> rules = new("--rules") { Description = "Add the rules of this folder to those built in, as the scan did.", HelpName = "DIR" };
    private readonly Option<string[]> frameworks = new("--framework") { Description = "Of the frameworks of the report only this one, with its items; repeatable.", HelpName = "ID" };

    private readonly TimelineOption timelines = new();

    private RenderCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var render = new RenderCommand(common);
        var command = new Command("render", "Write a stored JSON report in another format, without a scan.");
        command.Arguments.Add(render.stored);
        render.reports.AddTo(command);
        command.Options.Add(render.rules);
        command.Options.Add(render.frameworks);
        command.Options.Add(render.timelines.Option);
        command.SetAction(render.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var targets = reports.Read(result);
        var chosen = result.GetValue(frameworks) ?? [];
        var known = RuleSource.Load(result.GetValue(rules));
        var assessment = Chosen(Read(result.GetValue(stored)!, known), chosen);
        var formats = new AssessmentFormats(assessment, known, common.IsVerbose(result), withItems: chosen.Length > 0, common.UsesColour(result), timelines.Read(result, known));
        ReportOptions.Write(targets, common, formats.Render);
        return ExitCode.Done;
    }

    private static Assessment Read(string file, RuleSet rules)
    {
        var report = ReportBytes.Of(file);
        try
        {
            return AssessmentReader.Read(report, rules);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"'{file}' cannot be read: {wrong.Message}");
        }
    }

    private static Assessment Chosen(Assessment assessment, string[] ids)
    {
        string[] known = [.. assessment.Frameworks.Select(framework => framework.Framework.Id)];
        if (ids.FirstOrDefault(id => !known.Contains(id, StringComparer.Ordinal)) is { } unknown)
        {
            throw new UsageException($"The report does not speak of the framework '{unknown}'.{Suggestion.For(unknown, known)} It has {string.Join(", ", known)}.");
        }

        return ids.Length == 0 ? assessment : assessment with { Frameworks = [.. assessment.Frameworks.Where(framework => ids.Contains(framework.Framework.Id, StringComparer.Ordinal))] };
    }
}
