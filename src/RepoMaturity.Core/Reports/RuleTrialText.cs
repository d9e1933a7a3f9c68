using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes for the author of a rule what fires where, what does not and why, and what other rules say of the same places.</summary>
public sealed class RuleTrialText
{
    private const int Indent = 2;
    private const int MostEvidence = 10;
    private const int MostNames = 3;

    private readonly TextPage page = new();
    private readonly RuleTrial trial;
    private readonly RuleSet rules;
    private readonly bool isVerbose;
    private readonly ConditionWords words;

    private RuleTrialText(RuleTrial trial, RuleSet rules, bool isVerbose)
    {
        this.trial = trial;
        this.rules = rules;
        this.isVerbose = isVerbose;
        words = new ConditionWords(text => text, rules.ClaimName, isVerbose ? int.MaxValue - 1 : MostNames);
    }

    /// <summary>Writes it.</summary>
    /// <param name="trial">What was found.</param>
    /// <param name="rules">The rules it was tried with.</param>
    /// <param name="file">The rule file, as its author names it.</param>
    /// <param name="isVerbose">Whether long lists are written to their end.</param>
    public static ImmutableArray<TextLine> Write(RuleTrial trial, RuleSet rules, string file, bool isVerbose)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(rules);
        var text = new RuleTrialText(trial, rules, isVerbose);
        text.WriteAll(file);
        return text.page.Lines;
    }

    private void WriteAll(string file)
    {
        var fired = trial.Signals.Count(signal => !signal.Evidence.IsEmpty || !signal.Pointers.IsEmpty);
        page.Paragraph(0, 2, new TextSpan(trial.Rule.Name, TextStyle.Heading), $" ({trial.Rule.Id}) on {trial.Repository}, {Files(trial.Files)}: {fired} of {trial.Signals.Length} signals {(fired == 1 ? "holds" : "hold")}");
        foreach (var signal in trial.Signals)
        {
            Write(signal, file);
        }

        if (!trial.History.IsEmpty)
        {
            page.Heading("In the history");
            foreach (var found in trial.History)
            {
                page.Paragraph(Indent, Indent + 2, $"{Claim(found.Claim)}, {Words.Of(found.Level)}: {found.Detail}");
            }
        }

        WriteDifference();
    }

    private void Write(SignalTrial signal, string file)
    {
        page.Skip();
        page.Paragraph(0, Indent, new TextSpan($"{file}:{signal.Signal.Line}", TextStyle.Place), " ", new TextSpan(Shows(signal.Signal), TextStyle.Strong), $": {words.Of(signal.Signal.When)}");
        foreach (var pointer in signal.Pointers)
        {
            page.Paragraph(Indent, Indent + 2, $"points away: {pointer}");
        }

        var shown = isVerbose ? signal.Evidence.Length : Math.Min(MostEvidence, signal.Evidence.Length);
        foreach (var (found, others) in signal.Evidence.Take(shown))
        {
            Write(found, others);
        }

        if (shown < signal.Evidence.Length)
        {
            page.Paragraph(Indent, Indent, $"and {signal.Evidence.Length - shown} more (--verbose)");
        }

        if (signal.Evidence.IsEmpty && signal.Pointers.IsEmpty)
        {
            WriteWhyNot(signal);
        }
    }

    private void Write(Evidence found, ImmutableArray<Evidence> others)
    {
        var chain = found.Chain is { Steps: [var first, ..] } ? $", started by {first.Path}:{first.Position} {first.Text}" : string.Empty;
        var context = found.Context is { } lowered ? $", counted as {Words.Of(found.Level)}: {lowered}" : string.Empty;
        page.Paragraph(
            Indent, ProofSection.Column + 2, ProofSection.Word(found.Level), new TextSpan(EvidenceWords.Place(found), TextStyle.Place), $" {EvidenceWords.Say(found)}{context}{chain}");
        foreach (var other in others.Where(other => other.Claim is not null))
        {
            page.Paragraph(
                ProofSection.Column,
                ProofSection.Column + 2,
                new TextSpan($"{other.Rule} says it too: {Claim(other.Claim)}, {Words.Of(other.Level)}", other.Claim == found.Claim ? TextStyle.Caution : TextStyle.Faint));
        }
    }

    private void WriteWhyNot(SignalTrial signal)
    {
        page.Paragraph(Indent, Indent + 2, new TextSpan("holds nowhere", TextStyle.Caution), WhyNot(signal));
        if (signal.Parts.All(part => part.Files == 0))
        {
            return;
        }

        foreach (var part in signal.Parts)
        {
            var where = part.Files switch
            {
                null => "depends on the rest",
                0 => "fits no file",
                1 => $"fits {Place(part.Path!, part.Position)}",
                { } files => $"fits {files} files, first {Place(part.Path!, part.Position)}",
            };
            page.Paragraph(Indent + 2, Indent + 4, $"- {(part.IsExcluded ? "not " : string.Empty)}{words.Of(part.Part)}: {where}");
        }
    }

    private static string WhyNot(SignalTrial signal)
    {
        var asked = signal.Parts.Where(part => !part.IsExcluded).ToList();
        return asked.TrueForAll(part => part.Files == 0) ? ": nothing that it asks for is there"
            : IsAlternative(signal.Signal.When) ? ": what fits lies where nothing counts, such as vendored files"
            : asked.TrueForAll(part => part.Files != 0) ? $": each part fits, but not together in one {Words.Of(signal.Signal.Scope)} that counts"
            : string.Empty;
    }

    /// <summary>Whether any part alone makes the condition hold.</summary>
    private static bool IsAlternative(Condition condition) => condition switch
    {
        Condition.Any any => any.Parts.All(IsAlternative),
        Condition.All or Condition.None => false,
        _ => true,
    };

    /// <summary>What the rule adds to what is known without it.</summary>
    private void WriteDifference()
    {
        if (trial.Claims.IsEmpty)
        {
            return;
        }

        page.Heading("With this rule, before kind and configuration are asked");
        foreach (var (claim, (without, with)) in trial.Claims)
        {
            page.Paragraph(
                Indent,
                ProofSection.Column,
                ProofSection.Word(with),
                $"{rules.ClaimName(claim)}{(with > without ? $", {Words.Of(without)} without it" : ", as without it")}");
        }
    }

    private string Shows(Signal signal) => signal switch
    {
        { Claim: null } => "in use",
        { Because: not null } => $"{Claim(signal.Claim)} could be {Words.Of(signal.Level)}",
        _ => $"{Claim(signal.Claim)}, {Words.Of(signal.Level)}",
    };

    private string Claim(string? claim) => claim is null ? "in use" : rules.ClaimName(claim);

    private static string Place(string path, Position? position) => position is { } at ? $"{path}:{at}" : path;

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";
}
