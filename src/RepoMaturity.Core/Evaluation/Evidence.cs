using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A signal that holds.</summary>
/// <param name="Claim">The practice or aspect shown; null when only the technology is.</param>
/// <param name="Level">The level it shows, after chains and contexts.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Path">File; null when the source is no file.</param>
/// <param name="Position">Where in the file; null for the file as a whole.</param>
/// <param name="Detail">What is there, in a few words: <c>call mlflow.register_model</c>.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Technology">Id of the technology; null for a convention.</param>
/// <param name="Context">The context that lowered it; null when none did.</param>
/// <param name="Chain">The way from a trigger to it; null when nothing starts it by itself.</param>
public sealed record Evidence(
    string? Claim,
    Level Level,
    EvidenceSource Source,
    string? Path,
    Position? Position,
    string Detail,
    string Rule,
    string? Technology,
    string? Context,
    Chain? Chain)
{
    /// <summary>The unit that shows it; null when the source is no file.</summary>
    internal UnitKey? Unit { get; init; }

    /// <summary>What it asks for elsewhere in the repository.</summary>
    internal ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Whether it counts people who changed something: the count says it, no level does.</summary>
    internal bool IsCount { get; init; }

    /// <summary>How little it says beside other evidence of the same (<see cref="Proof.Weakness"/>).</summary>
    internal int Weakness { get; init; } = 1;

    /// <summary>Strongest first: level, source, what is run before what is only imported, shortest chain, what is done before what is only named, a technology before a convention, path, line, then everything that tells two apart.</summary>
    internal static IComparer<Evidence> StrongestFirst { get; } = Comparer<Evidence>.Create(Compare);

    private static int Imports(Evidence evidence)
    {
        var count = 0;
        foreach (var step in evidence.Chain is { } chain ? chain.Steps : [])
        {
            count += step.IsImport ? 1 : 0;
        }

        return count;
    }

    private static int Compare(Evidence one, Evidence other) => FirstOf(
        ((int)other.Level).CompareTo((int)one.Level),
        ((int)one.Source).CompareTo((int)other.Source)) is var strength and not 0 ? strength : CompareEqual(one, other);

    /// <summary>Of evidence of one level and source.</summary>
    private static int CompareEqual(Evidence one, Evidence other) => FirstOf(
        one.Chain is null && other.Chain is null ? 0 : Imports(one).CompareTo(Imports(other)),
        (one.Chain?.Steps.Length ?? int.MaxValue).CompareTo(other.Chain?.Steps.Length ?? int.MaxValue),
        one.Weakness.CompareTo(other.Weakness),
        (one.Technology is null).CompareTo(other.Technology is null)) is var worth and not 0 ? worth : CompareTexts(one, other);

    private static int CompareTexts(Evidence one, Evidence other) => FirstOf(
        string.CompareOrdinal(one.Path, other.Path),
        (one.Position ?? default).CompareTo(other.Position ?? default)) is var place and not 0 ? place : FirstOf(
        string.CompareOrdinal(one.Detail, other.Detail),
        string.CompareOrdinal(one.Rule, other.Rule),
        string.CompareOrdinal(one.Claim, other.Claim));

    private static int FirstOf(params ReadOnlySpan<int> comparisons)
    {
        foreach (var comparison in comparisons)
        {
            if (comparison != 0)
            {
                return comparison;
            }
        }

        return 0;
    }
}
