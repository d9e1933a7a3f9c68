using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// Runs the examples of rules through the real detectors. All rules are loaded, since some build on what others show, but only what the example's own rule shows is judged;
/// the kind of a repository lowers nothing here.
/// </summary>
public static class ExampleChecker
{
    private const int MostFacts = 5;

    /// <summary>The examples that fail, in the order of the rules.</summary>
    /// <param name="scanner">A scanner with these rules.</param>
    /// <param name="rules">Rules with their examples.</param>
    public static IReadOnlyList<RuleProblem> Check(Scanner scanner, IEnumerable<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(scanner);
        ArgumentNullException.ThrowIfNull(rules);
        return [.. rules.SelectMany(rule => rule.Examples.Select(example => Check(scanner, rule, example))).OfType<RuleProblem>()];
    }

    private static RuleProblem? Check(Scanner scanner, Rule rule, RuleExample example)
    {
        var collected = scanner.Collect(new Subject(new MemorySnapshot(example.Files), "example"));
        var evidence = collected.Evidence
            .Where(found => found.Rule == rule.Id && (example.Claim is null || found.Claim == example.Claim)).ToList();
        var shown = evidence.Count == 0 ? Level.Absent : evidence.Max(found => found.Level);
        var what = example.Claim ?? $"'{rule.Name}'";
        return example switch
        {
            { IsMatch: true, Level: { } exact } when shown != exact => Failure(example, $"must show {what} at {Words.Of(exact)}"),
            { IsMatch: true, Level: null } when shown < Level.Implemented => Failure(example, $"must show {what} at implemented or above"),
            { IsMatch: false, Level: { } bar } when shown >= bar => Failure(example, $"must show {what} below {Words.Of(bar)}"),
            { IsMatch: false, Level: null } when shown > Level.Absent => Failure(example, $"must not show {what}"),
            _ => null,
        };

        RuleProblem Failure(RuleExample failed, string expected)
        {
            var strongest = evidence.Order(Evidence.StrongestFirst).FirstOrDefault();
            var found = strongest is null ? $"nothing was found{Read(rule, collected)}" : $"it is {Words.Of(shown)} by {strongest.Path}{(strongest.Position is { } at ? ":" + at : string.Empty)} {strongest.Detail}";
            return new RuleProblem(failed.Path, failed.Line, $"The example {expected}, but {found}.");
        }
    }

    /// <summary>What was read of the files, of the kinds that the rule asks for: mostly the name is another than its author thought.</summary>
    private static string Read(Rule rule, CollectedEvidence collected)
    {
        var kinds = rule.Signals.SelectMany(signal => KindsOf(signal.When)).ToHashSet();
        var facts = collected.Hits.SelectMany(hits => hits.File.Facts).Where(fact => kinds.Contains(fact.Kind)).Select(fact => $"{Words.Of(fact.Kind)} {fact.Name}").Distinct(StringComparer.Ordinal).ToList();
        return (kinds.Count, facts.Count) switch
        {
            (0, _) => string.Empty,
            (_, 0) => $": no {string.Join(" and no ", kinds.Select(Words.Of).Order(StringComparer.Ordinal))} is read in its files",
            _ => $": read were {string.Join(", ", facts.Take(MostFacts))}{(facts.Count > MostFacts ? $" and {facts.Count - MostFacts} more" : string.Empty)}",
        };
    }

    private static IEnumerable<FactKind> KindsOf(Condition condition) => condition switch
    {
        Condition.Any any => any.Parts.SelectMany(KindsOf),
        Condition.All all => all.Parts.SelectMany(KindsOf),
        Condition.HasFact fact => [fact.Term.Kind],
        _ => [],
    };
}
