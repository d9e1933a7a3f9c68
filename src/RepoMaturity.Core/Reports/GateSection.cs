using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that says what became of gates.</summary>
internal static class GateSection
{
    /// <summary>A verdict for people.</summary>
    public static string Word(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Passed => "holds",
        GateVerdict.Undecided => "not decided",
        _ => "FAILED",
    };

    public static void Write(TextPage page, ImmutableArray<GateOutcome> gates)
    {
        if (gates.IsDefaultOrEmpty)
        {
            return;
        }

        page.Heading("Gates");
        foreach (var gate in gates)
        {
            page.Paragraph(2, 4, new TextSpan($"{gate.Gate} {Word(gate.Verdict)}", gate.Verdict == GateVerdict.Passed ? TextStyle.Plain : TextStyle.Caution), $": {gate.Why}");
        }
    }
}
