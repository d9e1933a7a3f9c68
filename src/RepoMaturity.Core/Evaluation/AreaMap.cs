using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Knows the area of a file: by its name where that is certain, else by what it shows, else by its name after all.</summary>
internal sealed class AreaMap
{
    private readonly RuleSet rules;
    private readonly ContextMap contexts;
    private readonly Dictionary<string, int> shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?> known = new(StringComparer.Ordinal);

    /// <summary>Makes a map.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="contexts">Tells files that count for nothing.</param>
    /// <param name="evidence">What the files of the tree show.</param>
    public AreaMap(RuleSet rules, ContextMap contexts, IEnumerable<Evidence> evidence)
    {
        this.rules = rules;
        this.contexts = contexts;
        var areas = rules.AreaRules.Areas;
        var byPractice = areas.SelectMany((area, place) => area.Practices.Select(practice => (practice, place))).ToLookup(entry => entry.practice, entry => entry.place, StringComparer.Ordinal);
        foreach (var found in evidence.Where(found => found is { Path: not null, Claim: not null, Level: >= Level.Implemented }))
        {
            foreach (var place in byPractice[rules.Practice(found.Claim!).Id])
            {
                shown[found.Path!] = Math.Min(place, shown.GetValueOrDefault(found.Path!, place));
            }
        }
    }

    /// <summary>The place of its area in the rules; null where no area claims it.</summary>
    public int? Of(string path)
    {
        if (!known.TryGetValue(path, out var place))
        {
            known.Add(path, place = Find(path));
        }

        return place;
    }

    private int? Find(string path)
    {
        if (contexts.Of(path).Any(context => context is { Highest: Level.Absent, Only.IsEmpty: true, Except.IsEmpty: true }))
        {
            return null;
        }

        var areas = rules.AreaRules.Areas;
        var fitting = rules.AreaRules.Index.Match(path);
        return First(place => Array.IndexOf(fitting, areas[place].Always) >= 0)
            ?? (shown.TryGetValue(path, out var area) ? area : (int?)null)
            ?? First(place => Array.IndexOf(fitting, areas[place].Otherwise) >= 0);
    }

    private int? First(Func<int, bool> claims)
    {
        for (var place = 0; place < rules.AreaRules.Areas.Length; place++)
        {
            if (claims(place))
            {
                return place;
            }
        }

        return null;
    }
}
