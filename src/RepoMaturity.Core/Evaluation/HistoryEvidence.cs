using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Holds the rules against counts over the history.</summary>
/// <param name="history">The counts; null where there is no history.</param>
/// <param name="areas">Who changed which area; null where that is not known.</param>
internal sealed class HistoryEvidence(HistoryFacts? history, AreaTally? areas)
{
    private const string Unread = "the whole history was not seen";

    /// <summary>The signals that hold.</summary>
    public IEnumerable<Evidence> Of(RuleSet rules) =>
        from rule in rules.Rules
        from signal in rule.HistorySignals
        where Holds(signal)
        select new Evidence(
            signal.Claim, signal.Level, EvidenceSource.History, null, null, Words(signal, rules.AreaRules), rule.Id, rule.IsTechnology ? rule.Id : null, null, null)
        { IsCount = !signal.Areas.IsEmpty };

    /// <summary>The claims of signals that do not hold, where more of the history could show them.</summary>
    public IEnumerable<Pointer> Unseen(RuleSet rules) =>
        from rule in rules.Rules
        from signal in rule.HistorySignals
        where !Holds(signal) && IsUnknown(signal)
        select new Pointer(signal.Claim, signal.Level, Unread);

    /// <summary>Which signals hold and which are unknown, a character each: histories with one text show the same.</summary>
    public string Standing(RuleSet rules) =>
        string.Concat(rules.Rules.SelectMany(rule => rule.HistorySignals).Select(signal => Holds(signal) ? '1' : IsUnknown(signal) ? '?' : '0'));

    private bool Holds(HistorySignal signal) =>
        history is not null
        && history.Authors >= signal.Authors
        && history.MergedPullRequests >= signal.MergedPullRequests
        && history.MergedPullRequestAuthors >= signal.PullRequestAuthors
        && (signal.Areas.IsEmpty || areas?.PeopleOf(signal.Areas) >= signal.People);

    private bool IsUnknown(HistorySignal signal) =>
        history is null or { IsShallow: true } or { IsTruncated: true } || (!signal.Areas.IsEmpty && areas is null or { IsLimited: true });

    /// <summary>The counts in words; a number so small that it could point at people is not told.</summary>
    private string Words(HistorySignal signal, AreaRules rules) => signal.Areas.IsEmpty
        ? $"{PeopleCount.Words(history!.Authors)} authors, {PeopleCount.Words(history.MergedPullRequests)} merged pull requests of {PeopleCount.Words(history.MergedPullRequestAuthors)} people"
        : $"{PeopleCount.Words(areas!.PeopleOf(signal.Areas))} people changed {string.Join(" and ", signal.Areas.Select(id => InSentence(rules, id)))}";

    private static string InSentence(AreaRules rules, string id)
    {
        var name = rules.Areas.First(area => area.Id == id).Name;
        return name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
    }
}
