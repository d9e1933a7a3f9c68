namespace RepoMaturity.Core.Rules;

/// <summary>Checks what no single file shows: ids given twice, ids that do not exist, rules without examples.</summary>
internal sealed class RuleChecker(
    IReadOnlyDictionary<string, int> places,
    List<LoadedRule<PracticeRule>> practices,
    List<LoadedRule<Rule>> rules,
    List<LoadedRule<ContextRule>> contexts,
    List<LoadedRule<KindRules>> kinds,
    List<LoadedRule<FrameworkRule>> frameworks)
{
    private readonly string[] claims =
        [.. practices.Select(entry => entry.Rule.Id), .. practices.SelectMany(entry => entry.Rule.Aspects).Select(aspect => aspect.Id)];

    private readonly string[] technologies = [.. rules.Where(entry => entry.Rule.IsTechnology).Select(entry => entry.Rule.Id)];

    public void Check(bool withExamples)
    {
        CheckUnique("practice or aspect", practices.SelectMany(entry => entry.Rule.Aspects.Select(aspect => new LoadedRule<string>(entry.Node, aspect.Id)).Prepend(new LoadedRule<string>(entry.Node, entry.Rule.Id))));
        CheckUnique("rule", rules.Select(entry => new LoadedRule<string>(entry.Node, entry.Rule.Id)));
        CheckUnique("context", contexts.Select(entry => new LoadedRule<string>(entry.Node, entry.Rule.Id)));
        CheckUnique("kind", kinds.SelectMany(entry => entry.Rule.Kinds.Select(kind => new LoadedRule<string>(entry.Node, kind.Id))));
        CheckUnique("framework", frameworks.Select(entry => new LoadedRule<string>(entry.Node, entry.Rule.Id)));
        foreach (var (node, rule) in rules)
        {
            CheckRule(node, rule, withExamples);
        }

        foreach (var (node, context) in contexts)
        {
            CheckClaims(node, context.Only.Concat(context.Except));
        }

        foreach (var (node, rule) in kinds)
        {
            CheckClaims(node, rule.Kinds.SelectMany(kind => kind.Caps.Keys).Concat(rule.Clues.SelectMany(clue => clue.Practices.Keys)));
            CheckClaims(node, rule.Clues.SelectMany(clue => clue.Conditions).SelectMany(SignalIndex.ClaimsOf));
        }

        foreach (var (node, framework) in frameworks)
        {
            CheckFramework(node, framework);
        }
    }

    /// <summary>Reports each id that is given twice, in the file that was named later: rules of one's own come after those built in.</summary>
    private void CheckUnique(string what, IEnumerable<LoadedRule<string>> ids)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (node, id) in ids.OrderBy(entry => places[entry.Node.Path]))
        {
            if (!seen.TryAdd(id, node.Path))
            {
                var where = seen[id] == node.Path ? string.Empty : $", here and in {seen[id]}";
                node.FailAtId(id[(id.LastIndexOf('/') + 1)..], $"The {what} '{id}' is defined twice{where}: keep one.");
            }
        }
    }

    /// <summary>Reports each id that is used and not known.</summary>
    internal static void CheckKnown(RuleNode node, string what, IEnumerable<string> used, string[] known, string names = "")
    {
        foreach (var id in used.Distinct(StringComparer.Ordinal))
        {
            if (!known.Contains(id, StringComparer.Ordinal))
            {
                node.FailAt(id, $"There is no {what} '{id}'.{(Suggestion.For(id, known) is { Length: > 0 } meant ? meant : names)}");
            }
        }
    }

    private static bool UsesDescription(Condition condition) => condition switch
    {
        Condition.Any any => any.Parts.Any(UsesDescription),
        Condition.All all => all.Parts.Any(UsesDescription),
        Condition.None none => none.Parts.Any(UsesDescription),
        Condition.HasFact fact => fact.Term.Kind == Facts.FactKind.Description,
        _ => false,
    };

    private void CheckClaims(RuleNode node, IEnumerable<string> used) => CheckKnown(node, "practice or aspect", used, claims, " 'list practices' names them.");

    private void CheckRule(RuleNode node, Rule rule, bool withExamples)
    {
        CheckClaims(node, rule.Signals.SelectMany(signal => signal.Requires.Concat(SignalIndex.ClaimsOf(signal.When)).Concat(signal.Claim is null ? [] : [signal.Claim])));
        if (rule.Signals.Any(signal => UsesDescription(signal.When)))
        {
            node.Fail("What a README says of itself shows no practice and no technology: use 'description' in kinds.yml only.");
        }

        CheckClaims(node, rule.HistorySignals.Select(signal => signal.Claim));
        CheckClaims(node, rule.Examples.Select(example => example.Claim).OfType<string>());
        CheckClaims(node, rule.Steps.SelectMany(step => step.Claims.Concat(step.Needs)));
        CheckKnown(node, "technology", rule.Steps.SelectMany(step => step.With), technologies);
        if (!withExamples || rule.Signals.IsEmpty)
        {
            return;
        }

        if (!rule.Examples.Any(example => example.IsMatch) || rule.Examples.All(example => example.IsMatch))
        {
            node.Fail("A rule needs examples both ways: at least one under 'examples: match' and one look-alike under 'examples: nomatch'.");
        }
    }

    private void CheckFramework(RuleNode node, FrameworkRule framework)
    {
        CheckUnique("item", framework.Items.Select(item => new LoadedRule<string>(node, item.Id)));
        CheckClaims(node, framework.Items.SelectMany(item => item.Met?.Leaves.Select(leaf => leaf.Claim) ?? []));
        CheckKnown(node, "kind", framework.Items.SelectMany(item => item.NotFor), [.. kinds.SelectMany(entry => entry.Rule.Kinds).Select(kind => kind.Id)]);
        string[] dimensions = [.. framework.Dimensions.Select(dimension => dimension.Id)];
        CheckKnown(node, "dimension", framework.Items.Select(item => item.Dimension).OfType<string>().Concat(framework.Stages.SelectMany(stage => stage.Dimensions.Keys)), dimensions);
        CheckKnown(node, "section", framework.Items.Select(item => item.Section).OfType<string>(), [.. framework.Sections.Select(section => section.Id)]);
        CheckKnown(node, "item", framework.Stages.SelectMany(stage => stage.Items.Concat(stage.StrictItems)), [.. framework.Items.Select(item => item.Id)]);
        CheckKnown(
            node,
            "stage",
            framework.Desired.SelectMany(desired => new[] { desired.Lowest, desired.Highest }).Select(WrittenStage),
            [.. framework.Stages.Select(stage => WrittenStage(stage.Index))]);
        if (framework.Score is not null && framework.Items.Any(item => item.Section is null))
        {
            node.Fail("A score is made of sections: give every item its 'section'.");
        }
    }

    private static string WrittenStage(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
