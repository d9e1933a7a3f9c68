using System.CommandLine;
using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Detectors;

namespace RepoMaturity.Cli;

/// <summary><c>scan [PATH]</c>.</summary>
internal sealed class ScanCommand
{
    private readonly CommonOptions common;
    private readonly AssessmentOptions assessed;
    private readonly WhatIfOptions whatIf = new();
    private readonly Option<string[]> formats = new("--format") { Description = "Format of the report: text (the default), json or markdown. Repeatable, each with its --output." };
    private readonly Option<string[]> outputs = new("--output", "-o") { Description = "Where the report of the --format goes, in the same order; - is stdout.", HelpName = "FILE" };

    private ScanCommand(CommonOptions common)
    {
        this.common = common;
        assessed = new AssessmentOptions(common);
        formats.AcceptOnlyFromAmong(ReportTarget.Formats);
    }

    public static Command Create(CommonOptions common)
    {
        var scan = new ScanCommand(common);
        var command = new Command("scan", "Assess a repository. Without PATH, the one of the current folder.");
        scan.assessed.AddTo(command);
        command.Options.Add(scan.formats);
        command.Options.Add(scan.outputs);
        scan.whatIf.AddTo(command);
        command.SetAction(scan.Run);
        return command;
    }

    /// <summary>The scanner that this program is.</summary>
    public static Scanner CreateScanner(RuleSet rules) => new(
        new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, new MemoryFactCache()), new Linker(DetectorCatalogue.Resolvers), rules);

    private int Run(ParseResult result)
    {
        var targets = ReportTarget.Pair(result.GetValue(formats) ?? [], result.GetValue(outputs) ?? []);
        var assessment = Assess(result);
        foreach (var target in targets)
        {
            target.Write(common.Terminal, Render(target, assessment, result));
        }

        return ExitCode.Done;
    }

    private Assessment Assess(ParseResult result)
    {
        if (!whatIf.IsAsked(result))
        {
            return assessed.Assess(result);
        }

        RuleSet? rules = null;
        WhatIf? asked = null;
        var assessment = assessed.Assess(result, known =>
        {
            rules = known;
            asked = whatIf.Read(result, known);
        });
        return asked!.Apply(assessment, rules!);
    }

    private byte[] Render(ReportTarget target, Assessment assessment, ParseResult result) => target.Format switch
    {
        ReportTarget.Json => JsonReport.Write(assessment, ToolIdentity.Tool),
        ReportTarget.Markdown => Encoding.UTF8.GetBytes(MarkdownReport.Write(assessment, common.IsVerbose(result))),
        _ => TextPrinter.Print(TextReport.Write(assessment, common.IsVerbose(result)), target.File is null && common.UsesColour(result)),
    };
}
