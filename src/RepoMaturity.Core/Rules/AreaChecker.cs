namespace RepoMaturity.Core.Rules;

/// <summary>Checks ids of areas: given once, and known where they are named.</summary>
internal sealed class AreaChecker(
    List<LoadedRule<AreaRules>> areas, List<LoadedRule<PracticeRule>> practices, List<LoadedRule<Rule>> rules)
{
    public void Check()
    {
        string[] known = [.. areas.SelectMany(entry => entry.Rule.Areas).Select(area => area.Id)];
        string[] claims = [.. practices.Select(entry => entry.Rule.Id)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, rule) in areas)
        {
            foreach (var id in rule.Areas.Select(area => area.Id).Concat(rule.Bridges.Select(bridge => bridge.Id)).Where(id => !seen.Add(id)))
            {
                node.FailAtId(id, $"The area or bridge '{id}' is defined twice: keep one.");
            }

            RuleChecker.CheckKnown(node, "practice", rule.Areas.SelectMany(area => area.Practices), claims);
            RuleChecker.CheckKnown(node, "area", rule.Bridges.SelectMany(bridge => bridge.Areas), known);
        }

        foreach (var (node, rule) in rules)
        {
            RuleChecker.CheckKnown(node, "area", rule.HistorySignals.SelectMany(signal => signal.Areas), known);
        }
    }
}
