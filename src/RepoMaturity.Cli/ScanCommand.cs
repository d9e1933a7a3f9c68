using System.Collections.Immutable;
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

    private readonly Option<string[]> frameworks = new("--framework")
    {
        Description = "See the repository through this framework, and list its items; repeatable, or all. Without it, through those that have stages of their own.",
        HelpName = "ID",
    };

    private readonly Option<string[]> wantedStages = new("--target")
    {
        Description = "Measure against a stage, by number or name (4, FRAMEWORK:STAGE), or against the one that suits what is required: regulatory-compliance, operational-excellence (repeatable), or none.",
        HelpName = "STAGE",
    };

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
        command.Options.Add(scan.frameworks);
        command.Options.Add(scan.wantedStages);
        scan.whatIf.AddTo(command);
        command.SetAction(scan.Run);
        return command;
    }

    /// <summary>The scanner that this program is.</summary>
    public static Scanner CreateScanner(RuleSet rules, ReadLimits? ofFile = null, ScanLimits? ofScan = null, IFactCache? cache = null) => new(
        CreateAnalyzer(ofFile ?? ReadLimits.Default, cache ?? new MemoryFactCache()), new Linker(DetectorCatalogue.Resolvers), rules, ofScan);

    /// <summary>What of this program reads files.</summary>
    public static FileAnalyzer CreateAnalyzer(ReadLimits limits, IFactCache cache) => new(DetectorCatalogue.Detectors, limits, cache);

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

    private static void Refuse(string? wrong)
    {
        if (wrong is not null)
        {
            throw new UsageException(wrong);
        }
    }

    private Assessment Assess(ParseResult result)
    {
        ImmutableArray<string> asked = [.. result.GetValue(frameworks) ?? []];
        ImmutableArray<string> wanted = [.. result.GetValue(wantedStages) ?? []];
        var request = TargetOption.Read(wanted);
        RuleSet? rules = null;
        var assumed = WhatIf.Nothing;
        var assessment = assessed.Assess(
            result,
            known =>
            {
                rules = known;
                Refuse(FrameworkSelection.WhatIsWrong(known, asked));
                Refuse(request is null ? null : TargetEvaluator.WhatIsWrong(known, request));
                assumed = whatIf.Read(result, known);
            },
            subject => subject with { Frameworks = asked, Target = request });
        return assumed.Apply(assessment, rules!);
    }

    private byte[] Render(ReportTarget target, Assessment assessment, ParseResult result) => target.Format switch
    {
        ReportTarget.Json => JsonReport.Write(assessment, ToolIdentity.Tool),
        ReportTarget.Markdown => Encoding.UTF8.GetBytes(MarkdownReport.Write(assessment, common.IsVerbose(result))),
        _ => TextPrinter.Print(TextReport.Write(assessment, common.IsVerbose(result), withItems: result.GetValue(frameworks) is { Length: > 0 }), target.File is null && common.UsesColour(result)),
    };
}
