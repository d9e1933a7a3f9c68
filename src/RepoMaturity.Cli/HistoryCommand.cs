using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Pages;

namespace RepoMaturity.Cli;

/// <summary><c>history [PATH]</c>.</summary>
internal sealed class HistoryCommand
{
    private readonly CommonOptions common;
    private readonly AssessmentOptions assessed;
    private readonly SamplingOptions sampling = new();
    private readonly ReportOptions reports = new(ReportTarget.FormatsOfTimeline);
    private readonly Option<string[]> frameworks = new("--framework") { Description = "See the repository through this framework; repeatable, or all.", HelpName = "ID" };

    private readonly Option<string[]> searches = new("--find")
    {
        Description = "Tell of this alone, and name the commits that changed it: practice:ID, practice:ID/ASPECT, stage:FRAMEWORK, dimension:FRAMEWORK:ID, item:FRAMEWORK:ID, technology:ID or kind. Repeatable.",
        HelpName = "WHAT",
    };

    private HistoryCommand(CommonOptions common)
    {
        this.common = common;
        assessed = new AssessmentOptions(common);
    }

    public static Command Create(CommonOptions common)
    {
        var history = new HistoryCommand(common);
        var command = new Command("history", "Tell how a repository matured along its line of first parents: stages, dimensions and practices, and the commits that brought or removed them.");
        history.assessed.AddLineTo(command);
        foreach (var option in history.sampling.All.Concat([history.searches, history.frameworks]))
        {
            command.Options.Add(option);
        }

        history.reports.AddTo(command);
        command.SetAction(history.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var targets = reports.Read(result);
        sampling.Check(result);
        ImmutableArray<string> asked = [.. result.GetValue(frameworks) ?? []];
        ImmutableArray<TimelineSearch> looked = [];
        var timeline = assessed.Follow(
            result,
            commits => sampling.Choose(result, commits),
            known =>
            {
                UsageException.ThrowIf(FrameworkSelection.WhatIsWrong(known, asked));
                looked = [.. (result.GetValue(searches) ?? []).Select(text => TimelineSearch.Read(text, known, out var wrong) ?? throw new UsageException(wrong!))];
            },
            subject => subject with { Frameworks = asked.IsEmpty ? [.. looked.Select(search => search.Framework).OfType<string>().Distinct()] : asked });
        timeline = timeline.With(series => looked.IsEmpty ? series.Kind != SeriesKind.Item : looked.Any(search => search.IsOf(series)));
        ReportOptions.Write(targets, common, target => Render(target, timeline, !looked.IsEmpty, common.IsVerbose(result), target.File is null && common.UsesColour(result)));
        return ExitCode.Done;
    }

    private static byte[] Render(ReportTarget target, Timeline timeline, bool isSearch, bool isVerbose, bool usesColour) => target.Format switch
    {
        ReportTarget.Json => TimelineJson.Write(timeline, ToolIdentity.Tool),
        ReportTarget.Csv => Encoding.UTF8.GetBytes(TimelineCsv.Write(timeline, isVerbose, isSearch)),
        ReportTarget.Html => Page(timeline, isSearch),
        ReportTarget.Markdown => Encoding.UTF8.GetBytes(TimelineMarkdown.Write(timeline, isVerbose, isSearch)),
        _ => TextPrinter.Print(TimelineText.Write(timeline, isVerbose, isSearch), usesColour),
    };

    /// <summary>A method of its own: what a page needs is loaded when somebody wants one.</summary>
    private static byte[] Page(Timeline timeline, bool isSearch) => TimelinePage.Write(timeline, ToolIdentity.Tool, isSearch);
}
