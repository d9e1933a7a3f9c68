using System.Collections.Immutable;
using System.Text;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Says for people what the evaluation of frameworks says by ids: <c>data-pipeline is absent, not implemented</c> is <c>data pipeline is absent, implemented is asked</c>. JSON keeps the ids.
/// </summary>
internal sealed class ClaimWords
{
    private const string Delimiters = " ,;()";

    private readonly Func<string, string?> nameOf;

    private ClaimWords(Func<string, string?> nameOf) => this.nameOf = nameOf;

    /// <summary>The words for what an assessment speaks of.</summary>
    public static ClaimWords Of(Names names) => new(names.FindClaim);

    /// <summary>The words for a comparison, which does not name what is alike on both sides: of that, the id is read as the words that it is made of.</summary>
    public static ClaimWords Of(AssessmentDelta delta) => new(id => delta.Practices.Concat(delta.Aspects).FirstOrDefault(claim => claim.Id == id)?.Name
        ?? (id.Contains('-', StringComparison.Ordinal) || id.Contains('/', StringComparison.Ordinal) ? Spelled(id) : null));

    /// <summary>An assessment as people read it.</summary>
    public static Assessment In(Assessment assessment)
    {
        var words = Of(new Names(assessment));
        return assessment with { Frameworks = [.. assessment.Frameworks.Select(words.In)] };
    }

    /// <summary>A framework as people read it.</summary>
    public FrameworkResult In(FrameworkResult result) => result with
    {
        Dimensions = [.. result.Dimensions.Select(dimension => dimension with { HeldBackBy = dimension.HeldBackBy is { } lack ? In(lack) : null })],
        Items = In(result.Items),
        Blockers = [.. result.Blockers.Select(blocker => blocker with { Why = In(blocker.Why) })],
        StrictLacks = In(result.StrictLacks),
        WithAttestations = result.WithAttestations is { } attested ? In(attested) : null,
    };

    /// <summary>A clause as people read it.</summary>
    public string In(string clause)
    {
        var text = new StringBuilder(clause.Length + 16);
        var begin = 0;
        for (var at = 0; at <= clause.Length; at++)
        {
            if (at < clause.Length && !Delimiters.Contains(clause[at], StringComparison.Ordinal))
            {
                continue;
            }

            var word = clause[begin..at];
            text.Append(IsId(word) && nameOf(word) is { } name ? FrameworkWords.Lowered(name) : word);
            if (at < clause.Length)
            {
                text.Append(clause[at]);
            }

            begin = at + 1;
        }

        return Asked(text.ToString());
    }

    private ImmutableArray<ItemResult> In(ImmutableArray<ItemResult> items) => [.. items.Select(item => item with { Why = In(item.Why) })];

    /// <summary>What is absent is not half there: it is said what is asked for.</summary>
    private static string Asked(string clause)
    {
        const string Absent = " is absent, not ";
        for (var at = clause.IndexOf(Absent, StringComparison.Ordinal); at >= 0; at = clause.IndexOf(Absent, at + 1, StringComparison.Ordinal))
        {
            var word = at + Absent.Length;
            var end = clause.AsSpan(word).IndexOfAny(Delimiters) is >= 0 and var length ? word + length : clause.Length;
            clause = $"{clause[..at]} is absent, {clause[word..end]} is asked{clause[end..]}";
        }

        return clause;
    }

    private static bool IsId(string word) => word.Length > 0 && char.IsAsciiLetterLower(word[0]) && word.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '/');

    /// <summary><c>quality-gate</c> of <c>model-evaluation/quality-gate</c>, in words.</summary>
    private static string Spelled(string id) => id[(id.LastIndexOf('/') + 1)..].Replace('-', ' ');
}
