using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary><c>diff BASE HEAD [PATH]</c>.</summary>
internal sealed class DiffCommand
{
    private readonly CommonOptions common;
    private readonly AssessmentOptions assessed;
    private readonly Argument<string> before = new("BASE") { Description = "A commit (id, branch, tag; ~N and ^N for ancestors), or a JSON report: what ends with .json or is written as a path (./base)." };
    private readonly Argument<string> after = new("HEAD") { Description = "Another, that is compared with it." };
    private readonly Option<bool> mergeBase = new("--merge-base") { Description = "Compare with the commit in which the lines of BASE and HEAD part: the default where both are commits." };
    private readonly Option<bool> noMergeBase = new("--no-merge-base") { Description = "Compare with BASE itself." };
    private readonly Option<string[]> frameworks = new("--framework") { Description = "Compare as this framework sees it; repeatable, or all.", HelpName = "ID" };
    private readonly GateOptions gates = new(isComparison: true);
    private readonly ReportOptions reports = new(ReportTarget.Formats);

    private DiffCommand(CommonOptions common)
    {
        this.common = common;
        assessed = new AssessmentOptions(common);
    }

    public static Command Create(CommonOptions common)
    {
        var diff = new DiffCommand(common);
        var command = new Command("diff", "Say in what two commits or reports differ, with the proof that came or went, and whether the repository changed or only the rules and detectors that read it.") { diff.before, diff.after };
        diff.assessed.AddCommitsTo(command);
        foreach (var option in new Option[] { diff.mergeBase, diff.noMergeBase, diff.frameworks })
        {
            command.Options.Add(option);
        }

        diff.reports.AddTo(command);
        diff.gates.AddTo(command);
        command.SetAction(diff.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var targets = reports.Read(result);
        if (result.GetValue(mergeBase) && result.GetValue(noMergeBase))
        {
            throw new UsageException("Give --merge-base or --no-merge-base, not both.");
        }

        var ratchet = gates.Baseline(result);
        var (from, to, rules, named) = Sides(result);
        var delta = AssessmentDelta.Between(from, to);
        if (rules is not null)
        {
            delta = delta with { Gates = gates.Judge(result, GateOptions.With(rules, named, from, to), to, from, ratchet) };
        }

        ReportOptions.Write(targets, common, target => Render(target, delta, result));
        return GateOptions.Conclude(delta.Gates, common.Terminal);
    }

    private byte[] Render(ReportTarget target, AssessmentDelta delta, ParseResult result) => target.Format switch
    {
        ReportTarget.Json => DeltaJson.Write(delta, ToolIdentity.Tool),
        ReportTarget.Markdown => Encoding.UTF8.GetBytes(DeltaMarkdown.Write(delta)),
        _ => TextPrinter.Print(DeltaText.Write(delta, common.IsVerbose(result)), target.File is null && common.UsesColour(result)),
    };

    /// <summary>The two sides, and the gates that are asked for; the rules are null where nothing needs them.</summary>
    private (AssessmentDigest From, AssessmentDigest To, RuleSet? Rules, ImmutableArray<Gate> Gates) Sides(ParseResult result)
    {
        string[] asked = [result.GetValue(before)!, result.GetValue(after)!];
        AssessmentDigest?[] sides = [.. asked.Select(DigestFile.Find)];
        if (sides is [{ } from, { } to])
        {
            UsageException.ThrowIf(result.GetValue(frameworks) is { Length: > 0 } ? "Two reports are compared in the frameworks that both were seen through: leave --framework out, or give it to the 'scan' that writes them." : null);
            var needed = gates.AreAsked(result) || from.Gates.Concat(to.Gates).Any() ? assessed.LoadRules(result) : null;
            return result.GetValue(mergeBase)
                ? throw new UsageException("Reports have no merge base: leave --merge-base out.")
                : (from, to, needed, needed is null ? [] : gates.Read(result, needed, [.. to.Frameworks.Select(framework => framework.Id)]));
        }

        var isPair = Array.TrueForAll(sides, side => side is null);
        if (result.GetValue(mergeBase) && !isPair)
        {
            throw new UsageException("Only two commits have a merge base, and one side is a report: leave --merge-base out.");
        }

        // A report says through which frameworks it was seen; the other side is seen through the same.
        ImmutableArray<string> seen = result.GetValue(frameworks) is { Length: > 0 } chosen ? [.. chosen] : [.. sides.OfType<AssessmentDigest>().SelectMany(side => side.Frameworks).Select(framework => framework.Id)];
        assessed.IsReportEnough = true;
        string[] revisions = [.. asked.Where((_, i) => sides[i] is null)];
        var names = revisions.ToArray();
        RuleSet? rules = null;
        ImmutableArray<Gate> named = [];
        var assessments = assessed.AssessEach(
            result,
            (folder, git) =>
            {
                if (isPair && !result.GetValue(noMergeBase))
                {
                    revisions[0] = MergeBaseOf(folder, asked, git, out names[0]);
                }

                return revisions;
            },
            known =>
            {
                rules = known;
                UsageException.ThrowIf(FrameworkSelection.WhatIsWrong(known, result.GetValue(frameworks) ?? []));
                UsageException.ThrowIf(WhatIsNotSeen(result.GetValue(frameworks) ?? [], sides.OfType<AssessmentDigest>()));
                named = gates.Read(result, known, seen);
            },
            subject => subject with { Frameworks = GateOptions.Frameworks(rules!, subject.Configuration, seen, named) });
        var scanned = new Queue<AssessmentDigest>(assessments.Select(DigestReader.Of).Zip(names, (digest, name) => digest with { Side = digest.Side with { Asked = name } }));
        return (sides[0] ?? scanned.Dequeue(), sides[1] ?? scanned.Dequeue(), rules, named);
    }

    /// <summary>One sentence on the first framework that a report was not seen through; null where there is none.</summary>
    private static string? WhatIsNotSeen(string[] chosen, IEnumerable<AssessmentDigest> reports) => reports
        .SelectMany(report => chosen.Where(id => id != FrameworkSelection.All && report.Frameworks.All(framework => framework.Id != id)).Select(id => $"'{report.Side.Asked}' was not seen through '{id}': write it with 'scan --framework {id}', or leave --framework out."))
        .FirstOrDefault();

    private static string MergeBaseOf(string folder, string[] asked, GitImplementation git, out string name)
    {
        var common = RepositoryOpener.MergeBase(folder, asked[0], asked[1], git) ?? throw new RepositoryException(
            $"'{asked[0]}' and '{asked[1]}' have no commit in common here: fetch more of the history, since a shallow clone lacks it, or give --no-merge-base.");
        name = common.IsOne ? asked[0] : $"merge base of {asked[0]} and {asked[1]}";
        return common.Id;
    }
}
