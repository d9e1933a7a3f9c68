using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Words the conditions of signals for people: <c>a call of `mlflow.register_model`</c>.</summary>
/// <param name="quote">Marks a name, a glob or a value.</param>
/// <param name="claims">Names practices and aspects.</param>
/// <param name="mostNames">Of more names than these the rest is counted.</param>
internal sealed class ConditionWords(Func<string, string> quote, Func<string, string> claims, int mostNames)
{
    /// <summary>Words a condition.</summary>
    public string Of(Condition condition) => condition switch
    {
        Condition.Any any => Join(any.Parts.Select(part => part is Condition.All ? $"({Of(part)})" : Of(part)), "; or ", any.Parts.Length),
        Condition.All all => Join(all.Parts.OrderBy(part => part is Condition.None).Select(part => part is Condition.Any { Parts.Length: > 1 } ? $"({Of(part)})" : Of(part)), " and ", all.Parts.Length),
        Condition.None none => $"not {Join(none.Parts.Select(Of), " nor ", none.Parts.Length)}",
        Condition.HasFact fact => Of(fact.Term),
        Condition.HasPath path => $"a file {Listed([.. path.Term.Patterns])}",
        Condition.HasEvidence evidence => $"evidence of {claims(evidence.Claim)}{(evidence.Level == Level.Implemented ? string.Empty : $" ({Words.Of(evidence.Level)})")} in the same place",
        Condition.Reaches reaches => $"it runs or imports what shows {claims(reaches.Claim)}",
        _ => string.Empty,
    };

    private string Of(FactTerm term)
    {
        var name = term.Names is [{ Text: "*" }] ? Any(term.Kind) : $"{Noun(term.Kind)} {Listed([.. term.Names.Select(pattern => pattern.Text)])}";
        var value = term.Values.IsEmpty ? string.Empty : $" with the value {Listed([.. term.Values.Select(pattern => pattern.Text)])}";
        var given = string.Concat(term.Arguments.Select(argument => $" given {quote(argument.Name)}{(argument.Value is { } pattern ? $" = {quote(pattern.Text)}" : string.Empty)}"));
        var without = term.Without.IsEmpty ? string.Empty : $" without {Listed(term.Without)}";
        return name + value + given + without;
    }

    private static string Noun(FactKind kind) => kind switch
    {
        FactKind.Dependency => "a dependency on",
        FactKind.Import => "an import of",
        FactKind.Call => "a call of",
        FactKind.Definition => "a definition of",
        FactKind.Base => "a class that extends",
        FactKind.Raise => "a raised",
        FactKind.Action => "the action",
        FactKind.Image => "the image",
        FactKind.Attribute => "the attribute",
        FactKind.Environment => "the environment",
        _ => $"the {Words.Of(kind)}",
    };

    private static string Any(FactKind kind) => $"any {Words.Of(kind)}";

    private string Listed(ImmutableArray<string> names)
    {
        // One more name is not longer than the words for it.
        var shown = names.Length > mostNames + 1 ? names.Take(mostNames).Select(quote).Append($"{names.Length - mostNames} more").ToList() : [.. names.Select(quote)];
        return shown.Count == 1 ? shown[0] : $"{string.Join(", ", shown.SkipLast(1))} or {shown[^1]}";
    }

    private string Join(IEnumerable<string> parts, string word, int count)
    {
        // The parts of a long alternative are alike: the first say what it is.
        var most = word == " and " ? count : mostNames;
        var shown = count > most + 1 ? parts.Take(most).Append($"{count - most} more") : parts;
        return string.Join(word, shown);
    }
}
