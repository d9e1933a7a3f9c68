using System.Collections.Immutable;
using System.CommandLine;
using RepoMaturity.Cli.Plugins;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Detectors;

namespace RepoMaturity.Cli;

/// <summary><c>scan [PATH]</c>.</summary>
internal sealed class ScanCommand
{
    private readonly CommonOptions common;
    private readonly AssessmentOptions assessed;
    private readonly WhatIfOptions whatIf = new();
    private readonly ReportOptions reports = new(ReportTarget.FormatsOfAssessment);
    private readonly HostOption host = new();
    private readonly GateOptions gates = new(isComparison: false);

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

    private readonly TimelineOption timelines = new();
    private readonly Option<bool> timings = new("--timings") { Description = "Write to stderr how long each step took, and its share of the whole." };

    private ScanCommand(CommonOptions common)
    {
        this.common = common;
        assessed = new AssessmentOptions(common);
    }

    public static Command Create(CommonOptions common)
    {
        var scan = new ScanCommand(common);
        var command = new Command("scan", "Assess a repository. Without PATH, the one of the current folder.");
        scan.assessed.AddTo(command);
        scan.reports.AddTo(command);
        command.Options.Add(scan.frameworks);
        command.Options.Add(scan.wantedStages);
        scan.whatIf.AddTo(command);
        scan.host.AddTo(command);
        scan.gates.AddTo(command);
        command.Options.Add(scan.timelines.Option);
        command.Options.Add(scan.timings);
        command.SetAction(scan.Run);
        return command;
    }

    /// <summary>The scanner that this program is.</summary>
    public static Scanner CreateScanner(RuleSet rules, ReadLimits? ofFile = null, ScanLimits? ofScan = null, IFactCache? cache = null, PluginSet? plugins = null) => new(
        CreateAnalyzer(ofFile ?? ReadLimits.Default, cache ?? new MemoryFactCache(), plugins ?? PluginSet.None), new Linker(DetectorCatalogue.Resolvers), rules, ofScan);

    /// <summary>What of this program reads files, and what of its plug-ins does.</summary>
    public static FileAnalyzer CreateAnalyzer(ReadLimits limits, IFactCache cache, PluginSet plugins) => new(plugins.WithBuiltIn, limits, cache, plugins.Fingerprint);

    private int Run(ParseResult result)
    {
        var targets = reports.Read(result);
        assessed.Times = result.GetValue(timings) ? new StepTimes() : null;
        var (assessment, rules, timeline) = Assess(result);
        assessed.Times?.Begin("report");
        var formats = new AssessmentFormats(assessment, rules, common.IsVerbose(result), withItems: result.GetValue(frameworks) is { Length: > 0 }, common.UsesColour(result), timeline);
        ReportOptions.Write(targets, common, formats.Render);
        assessed.Times?.Write(common.Terminal.Error);
        return GateOptions.Conclude(assessment.Gates, common.Terminal);
    }

    private (Assessment Assessment, RuleSet Rules, Timeline? Timeline) Assess(ParseResult result)
    {
        ImmutableArray<string> asked = [.. result.GetValue(frameworks) ?? []];
        ImmutableArray<string> wanted = [.. result.GetValue(wantedStages) ?? []];
        var request = TargetOption.Read(wanted);
        host.Check(result);
        using var log = common.CreateLog(result);
        RuleSet? rules = null;
        Timeline? timeline = null;
        var assumed = WhatIf.Nothing;
        var ratchet = gates.Baseline(result);
        ImmutableArray<Gate> named = [];
        var assessment = assessed.Assess(
            result,
            known =>
            {
                rules = known;
                UsageException.ThrowIf(FrameworkSelection.WhatIsWrong(known, asked));
                UsageException.ThrowIf(request is null ? null : TargetEvaluator.WhatIsWrong(known, request));
                assumed = whatIf.Read(result, known);
                assessed.IsReportEnough = assumed.IsEmpty;
                named = gates.Read(result, known, asked);
                timeline = timelines.Read(result, known);
            },
            subject => subject with { Frameworks = GateOptions.Frameworks(rules!, subject.Configuration, asked, named), Target = request, Host = host.Read(result, subject, log) });
        return (Judge(result, assumed.Apply(assessment, rules!), rules!, named, ratchet), rules!, timeline);
    }

    private Assessment Judge(ParseResult result, Assessment assessment, RuleSet rules, ImmutableArray<Gate> named, AssessmentDigest? ratchet)
    {
        if (gates.AreDeferred(result) || named.IsEmpty && ratchet is null && assessment.Configuration?.Configuration.Gates is not { IsEmpty: false })
        {
            return assessment;
        }

        var digest = DigestReader.Of(assessment);
        return assessment with { Gates = gates.Judge(result, GateOptions.With(rules, named, digest), digest, before: null, ratchet) };
    }
}
