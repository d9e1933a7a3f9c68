namespace RepoMaturity.Core.Rules;

/// <summary>Makes a rule set of rule files, and reports every mistake in them together.</summary>
public static class RuleLoader
{
    private const string HowToRead =
        "Look here and just above for a tab, an indentation that does not fit, an open quote or bracket, a text with ': ' in it, or a name that begins with '*' or '&': the last two need quotes.";

    /// <summary>Loads rules.</summary>
    /// <param name="files">All files of a rules folder; the path of each says what it holds. Schemas (<c>schema/</c>) are left alone.</param>
    /// <param name="withExamples">Whether rules must have examples both ways: true for a rules folder, false for compiled rules.</param>
    public static RuleLoadResult Load(IEnumerable<RuleFile> files, bool withExamples)
    {
        ArgumentNullException.ThrowIfNull(files);
        var given = files.ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < given.Count; i++)
        {
            places[given[i].Path] = i;
        }

        var problems = new List<RuleProblem>();
        var practices = new List<LoadedRule<PracticeRule>>();
        var rules = new List<LoadedRule<Rule>>();
        var contexts = new List<LoadedRule<ContextRule>>();
        var kinds = new List<LoadedRule<KindRules>>();
        var areas = new List<LoadedRule<AreaRules>>();
        var frameworks = new List<LoadedRule<FrameworkRule>>();
        using var hash = new RuleHash();
        foreach (var file in given.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            problems.AddRange(file.Document.Problems.Select(problem => new RuleProblem(file.Path, problem.Line, $"{problem.Message} {HowToRead}")));
            var root = new RuleNode(file.Path, file.Document.Root, problems);
            hash.Append(file);
            switch (file.Path.Split('/'))
            {
                case ["practices.yml"]:
                    practices.AddRange(PracticeReader.Read(root).Select(rule => new LoadedRule<PracticeRule>(root, rule)));
                    break;
                case ["contexts.yml"]:
                    contexts.AddRange(ContextReader.Read(root).Select(rule => new LoadedRule<ContextRule>(root, rule)));
                    break;
                case ["areas.yml"]:
                    areas.Add(new LoadedRule<AreaRules>(root, AreaReader.Read(root)));
                    break;
                case ["kinds.yml"]:
                    kinds.Add(new LoadedRule<KindRules>(root, KindReader.Read(root)));
                    break;
                case ["technologies" or "conventions", _, ..] when file.Document.Problems.Count > 0:
                    // What follows from a text that is cut off tells nobody anything.
                    break;
                case ["technologies", _, ..] or ["conventions", _, ..]:
                    if (RuleReader.Read(root, file.Path.StartsWith("technologies/", StringComparison.Ordinal)) is { } rule)
                    {
                        rules.Add(new LoadedRule<Rule>(root, rule));
                    }

                    break;
                case ["frameworks", _]:
                    frameworks.Add(new LoadedRule<FrameworkRule>(root, FrameworkReader.Read(root)));
                    break;
                default:
                    root.Fail("No rule belongs here: use practices.yml, contexts.yml, areas.yml, kinds.yml, technologies/AREA/, conventions/ or frameworks/.");
                    break;
            }
        }

        var digest = hash.Digest();
        new RuleChecker(places, practices, rules, contexts, kinds, frameworks).Check(withExamples);
        new AreaChecker(areas, practices, rules).Check();
        if (problems.Count > 0)
        {
            return new RuleLoadResult(null, [.. problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
        }

        var set = new RuleSet(
            digest,
            [.. practices.Select(entry => entry.Rule)],
            [.. rules.Select(entry => entry.Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal)],
            [.. contexts.Select(entry => entry.Rule)],
            new KindRules(
                [.. kinds.SelectMany(entry => entry.Rule.Clues)],
                [.. kinds.SelectMany(entry => entry.Rule.Kinds)],
                [.. kinds.SelectMany(entry => entry.Rule.Decisions)]),
            [.. frameworks.Select(entry => entry.Rule).OrderBy(framework => framework.Id, StringComparer.Ordinal)])
        {
            AreaRules = new AreaRules([.. areas.SelectMany(entry => entry.Rule.Areas)], [.. areas.SelectMany(entry => entry.Rule.Bridges)]),
        };
        return new RuleLoadResult(set, []);
    }
}
