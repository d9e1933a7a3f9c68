using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Tries one rule on what was collected. Each of its signals stands there as a rule of its own, so that what it shows can be told from the rest.</summary>
internal static class RuleTrialMaker
{
    private const char Separator = '#';

    /// <summary>The rules, with each signal of one of them as a rule of its own.</summary>
    public static RuleSet Split(RuleSet rules, Rule tried) => new(
        rules.Hash,
        rules.Practices,
        new([.. rules.Rules.Where(rule => rule.Id != tried.Id), .. tried.Signals.Select((signal, i) => tried with { Id = PartId(tried, i), Signals = [signal], HistorySignals = [] }), tried with { Id = PartId(tried, -1), Signals = [] }]),
        rules.Contexts,
        rules.KindRules,
        rules.Frameworks)
    {
        AreaRules = rules.AreaRules,
    };

    /// <summary>Says what the rule shows, of what was collected by <see cref="Split"/>.</summary>
    public static RuleTrial Make(Rule tried, Subject subject, CollectedEvidence collected)
    {
        var own = collected.Evidence.Where(found => found.Rule.StartsWith(tried.Id + Separator, StringComparison.Ordinal)).ToLookup(found => found.Rule, StringComparer.Ordinal);
        var others = collected.Evidence.Where(found => !own.Contains(found.Rule)).ToList();
        var byPlace = others.Where(found => found.Path is not null).ToLookup(found => (found.Path, found.Position));
        var claims = own.SelectMany(group => group).Select(found => found.Claim).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(claim => KeyValuePair.Create(claim, (Best(others, claim), Best(own.SelectMany(group => group).Concat(others), claim))));
        return new RuleTrial(
            tried,
            subject.Name,
            subject.Snapshot.Files.Count,
            [.. tried.Signals.Select((signal, i) => new SignalTrial(
                signal,
                [.. own[PartId(tried, i)].Select(found => KeyValuePair.Create(found with { Rule = tried.Id, Technology = found.Technology is null ? null : tried.Id }, Distinct(byPlace[(found.Path, found.Position)])))],
                [.. collected.Pointers.Where(pointer => signal.Because is { } because && pointer.Claim == signal.Claim && pointer.Because.StartsWith(because, StringComparison.Ordinal)).Select(pointer => pointer.Because)],
                [.. Parts(signal.When, isExcluded: false).Select(part => Try(part.Part, part.IsExcluded, collected))]))],
            [.. own[PartId(tried, -1)].Select(found => found with { Rule = tried.Id })],
            [.. claims]);
    }

    private static string PartId(Rule rule, int signal) => string.Create(CultureInfo.InvariantCulture, $"{rule.Id}{Separator}{signal}");

    /// <summary>What other rules say of a place, each practice once for each rule.</summary>
    private static ImmutableArray<Evidence> Distinct(IEnumerable<Evidence> found) => [.. found.DistinctBy(each => (each.Rule, each.Claim)).OrderBy(each => each.Rule, StringComparer.Ordinal)];

    private static Level Best(IEnumerable<Evidence> evidence, string claim) => evidence.Where(found => found.Claim == claim).Select(found => found.Level).DefaultIfEmpty(Level.Absent).Max();

    private static IEnumerable<(Condition Part, bool IsExcluded)> Parts(Condition condition, bool isExcluded) => condition switch
    {
        Condition.Any any => any.Parts.SelectMany(part => Parts(part, isExcluded)),
        Condition.All all => all.Parts.SelectMany(part => Parts(part, isExcluded)),
        Condition.None none => none.Parts.SelectMany(part => Parts(part, isExcluded: true)),
        _ => [(condition, isExcluded)],
    };

    private static PartTrial Try(Condition part, bool isExcluded, CollectedEvidence collected)
    {
        switch (part)
        {
            case Condition.HasFact fact:
                var fits = collected.Hits.Where(hits => hits.Of(fact.Term).Length > 0).ToList();
                return new PartTrial(part, isExcluded, fits.Count, fits.FirstOrDefault()?.Path, fits.FirstOrDefault()?.Of(fact.Term)[0].Position);
            case Condition.HasPath path:
                var paths = collected.Hits.Where(hits => hits.Has(path.Term)).ToList();
                return new PartTrial(part, isExcluded, paths.Count, paths.FirstOrDefault()?.Path, null);
            case Condition.HasEvidence asked:
                var shown = collected.Evidence.Where(found => found.Claim == asked.Claim && found.Level >= asked.Level && found.Path is not null).OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Position ?? default).ToList();
                return new PartTrial(part, isExcluded, shown.Select(found => found.Path).Distinct(StringComparer.Ordinal).Count(), shown.FirstOrDefault()?.Path, shown.FirstOrDefault()?.Position);
            default:
                return new PartTrial(part, isExcluded, null, null, null);
        }
    }
}
