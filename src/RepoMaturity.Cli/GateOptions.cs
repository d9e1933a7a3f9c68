using System.Collections.Immutable;
using System.CommandLine;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Cli;

/// <summary>The options that name gates, and the way from them to an exit code.</summary>
internal sealed class GateOptions
{
    private readonly Option<int?> minimum = new("--min-stage") { Description = "A gate: end with exit code 1 below this stage.", HelpName = "N" };
    private readonly Option<string[]> gates = new("--fail-on") { Description = $"A gate: end with exit code 1 where this is true. Repeatable, or several with commas: {GateReader.Forms}.", HelpName = "EXPR" };
    private readonly Option<string?> baseline = new("--baseline") { Description = "A ratchet: end with exit code 1 where anything is lower than in this JSON report.", HelpName = "FILE" };
    private readonly Option<bool> strict = new("--strict") { Description = "Judge HEAD alone. Without it, a gate fails only what BASE did not fail, or what HEAD makes worse." };
    private readonly Option<bool> deferred = new("--defer-gates") { Description = "Look through the frameworks that gates name, and leave the gates to a 'diff' with this report." };
    private readonly bool isComparison;

    /// <summary>Makes them.</summary>
    /// <param name="isComparison">Whether the command compares two assessments.</param>
    public GateOptions(bool isComparison) => this.isComparison = isComparison;

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in isComparison ? new Option[] { minimum, gates, baseline, strict } : [minimum, gates, baseline, deferred])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether they are judged by nobody here: a comparison does it after.</summary>
    public bool AreDeferred(ParseResult result) => !isComparison && result.GetValue(deferred)
        && (result.GetValue(baseline) is null ? true : throw new UsageException("--baseline judges, and --defer-gates leaves that to 'diff': give one of them."));

    /// <summary>Whether any is asked for.</summary>
    public bool AreAsked(ParseResult result) => result.GetValue(minimum) is not null || result.GetValue(gates) is { Length: > 0 } || result.GetValue(baseline) is not null;

    /// <summary>The gates that are asked for; refuses what is none.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="rules">The rules whose ids a gate may name.</param>
    /// <param name="frameworks">Ids of the frameworks that are asked for.</param>
    public ImmutableArray<Gate> Read(ParseResult result, RuleSet rules, ImmutableArray<string> frameworks)
    {
        var reader = new GateReader(rules, frameworks);
        var texts = (result.GetValue(gates) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        texts = result.GetValue(minimum) is { } least ? texts.Prepend($"stage<{least}") : texts;
        var read = texts.Select(text => reader.Read(text, out var wrong) ?? throw new UsageException(wrong!)).Distinct().ToImmutableArray();
        return isComparison || result.GetValue(baseline) is not null || AreDeferred(result) || !read.Any(gate => gate.Measure == GateMeasure.Regression)
            ? read
            : throw new UsageException("'regression' compares with something: give --baseline FILE (a JSON report), or use 'diff'.");
    }

    /// <summary>The gates that configurations name, beside those that are asked for.</summary>
    /// <param name="rules">The rules whose ids a gate may name.</param>
    /// <param name="asked">Those that are asked for.</param>
    /// <param name="digests">Assessments with what their configurations name; what is no gate was said where they were read.</param>
    public static ImmutableArray<Gate> With(RuleSet rules, ImmutableArray<Gate> asked, params ReadOnlySpan<AssessmentDigest> digests)
    {
        var all = asked.ToList();
        foreach (var digest in digests)
        {
            var reader = new GateReader(rules, [.. digest.Frameworks.Select(framework => framework.Id)]);
            all.AddRange(digest.Gates.Select(text => reader.Read(text, out _)).OfType<Gate>());
        }

        return [.. all.DistinctBy(gate => gate.Text)];
    }

    /// <summary>The ids of the frameworks to look at, so that each gate finds its own, also one that the configuration names.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="configuration">The configuration of the repository; null without one.</param>
    /// <param name="asked">Those that are asked for; empty for the usual ones.</param>
    /// <param name="gates">The gates that are asked for.</param>
    public static ImmutableArray<string> Frameworks(RuleSet rules, Configuration? configuration, ImmutableArray<string> asked, ImmutableArray<Gate> gates)
    {
        var chosen = FrameworkSelection.Choose(rules, asked.IsDefaultOrEmpty ? configuration?.Frameworks ?? [] : asked).Select(framework => framework.Id).ToList();
        var missing = gates.Concat(configuration?.Gates ?? []).Select(gate => gate.Framework).OfType<string>().Where(id => !chosen.Contains(id, StringComparer.Ordinal)).ToList();
        return missing.Count == 0 ? asked : [.. chosen.Concat(missing).Append(configuration?.Target?.Framework).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The report that nothing may be lower than in; null where none is given.</summary>
    public AssessmentDigest? Baseline(ParseResult result) => result.GetValue(baseline) is { } file ? DigestFile.Read(file) : null;

    /// <summary>Judges gates, and the ratchet.</summary>
    public ImmutableArray<GateOutcome> Judge(ParseResult result, IEnumerable<Gate> gates, AssessmentDigest head, AssessmentDigest? before, AssessmentDigest? ratchet)
    {
        var outcomes = new GateJudge(head, before ?? ratchet, before is null || result.GetValue(strict)).Judge(gates);
        return ratchet is null ? outcomes : outcomes.Add(Regression.Judge($"baseline {ratchet.Side.Asked}", ratchet, head));
    }

    /// <summary>Names the gates that do not hold, and says what the program ends with.</summary>
    public static int Conclude(ImmutableArray<GateOutcome> outcomes, Terminal terminal)
    {
        foreach (var outcome in outcomes.Where(outcome => outcome.Verdict != GateVerdict.Passed))
        {
            terminal.Error.WriteLine(TerminalText.Safe($"{(outcome.Verdict == GateVerdict.Failed ? "Gate failed" : "Gate not decided")}: {outcome.Gate}. {outcome.Why}"));
        }

        return outcomes.Any(outcome => outcome.Verdict == GateVerdict.Failed) ? ExitCode.GateFailed
            : outcomes.Any(outcome => outcome.Verdict == GateVerdict.Undecided) ? ExitCode.NothingScanned
            : ExitCode.Done;
    }
}
