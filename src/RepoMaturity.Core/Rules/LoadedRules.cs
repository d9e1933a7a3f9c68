using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>What rule files say, file after file, and the mistakes in them.</summary>
internal sealed class LoadedRules
{
    private const string HowToRead =
        "Look here and just above for a tab, an indentation that does not fit, an open quote or bracket, a text with ': ' in it, or a name that begins with '*' or '&': the last two need quotes.";

    private readonly List<LoadedRule<PracticeRule>> practices = [];
    private readonly List<LoadedRule<Rule>> rules = [];
    private readonly List<LoadedRule<ContextRule>> contexts = [];
    private readonly List<LoadedRule<KindRules>> kinds = [];
    private readonly List<LoadedRule<AreaRules>> areas = [];
    private readonly List<LoadedRule<FrameworkRule>> frameworks = [];

    /// <summary>The mistakes.</summary>
    public List<RuleProblem> Problems { get; } = [];

    /// <summary>Technologies and conventions, in ordinal order of their ids.</summary>
    public ImmutableArray<Rule> Rules => [.. rules.Select(entry => entry.Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Whether a file is one of a technology or a convention, which no other rule is read with.</summary>
    public static bool IsOfRule(string path) => path.StartsWith("technologies/", StringComparison.Ordinal) || path.StartsWith("conventions/", StringComparison.Ordinal);

    /// <summary>Reads a file.</summary>
    public void Add(RuleFile file)
    {
        Problems.AddRange(file.Document.Problems.Select(problem => new RuleProblem(file.Path, problem.Line, $"{problem.Message} {HowToRead}")));
        var root = new RuleNode(file.Path, file.Document.Root, Problems);
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

    /// <summary>Notes mistakes that no single file shows.</summary>
    /// <param name="places">In which order the files were given.</param>
    /// <param name="withExamples">Whether rules must have examples both ways.</param>
    public void Check(IReadOnlyDictionary<string, int> places, bool withExamples)
    {
        new RuleChecker(places, practices, rules, contexts, kinds, frameworks).Check(withExamples);
        new AreaChecker(areas, practices, rules).Check();
    }

    /// <summary>The rules, which have no mistake.</summary>
    /// <param name="hash">Names their content.</param>
    /// <param name="late">Technologies and conventions, where they are not among what was read.</param>
    public RuleSet ToRuleSet(string hash, Lazy<ImmutableArray<Rule>>? late = null) => new(
        hash,
        [.. practices.Select(entry => entry.Rule)],
        late ?? new(Rules),
        [.. contexts.Select(entry => entry.Rule)],
        new KindRules(
            [.. kinds.SelectMany(entry => entry.Rule.Clues)],
            [.. kinds.SelectMany(entry => entry.Rule.Kinds)],
            [.. kinds.SelectMany(entry => entry.Rule.Decisions)]),
        [.. frameworks.Select(entry => entry.Rule).OrderBy(framework => framework.Id, StringComparer.Ordinal)])
    {
        AreaRules = new AreaRules([.. areas.SelectMany(entry => entry.Rule.Areas)], [.. areas.SelectMany(entry => entry.Rule.Bridges)]),
    };
}
