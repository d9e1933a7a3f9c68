using System.Collections.Immutable;
using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Levels of practices and aspects as a test writes them (<c>data-pipeline 3, model-evaluation/gate 2</c>), seen through the frameworks of this repository.</summary>
internal sealed record FrameworkLevels(ImmutableSortedDictionary<string, Level> Proved, ImmutableSortedDictionary<string, Level> Possible)
{
    public static readonly RuleSet Rules = BuiltInRuleSet.Load();

    public static IEnumerable<string> Claims => Rules.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id));

    public static FrameworkLevels Parse(string text)
    {
        var levels = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' '))
            .ToImmutableSortedDictionary(part => Known(part[0]), part => (Level)int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new FrameworkLevels(levels, levels);
    }

    public static FrameworkRule Framework(string id) => Rules.Frameworks.Single(framework => framework.Id == id);

    /// <summary>The same with one claim at another level, proved and possible.</summary>
    public FrameworkLevels With(string claim, Level level) =>
        new(Proved.SetItem(claim, level), Possible.SetItem(claim, (Level)Math.Max((int)level, (int)Possible.GetValueOrDefault(claim))));

    public FrameworkResult Through(string framework, string kind = "ml-project") =>
        FrameworkEvaluator.Evaluate(Framework(framework), Rules.Kinds.Single(known => known.Id == kind), [.. Rules.Practices.Select(Result)]);

    private static string Known(string claim) => Rules.HasClaim(claim) ? claim : throw new ArgumentException($"There is no '{claim}'.", nameof(claim));

    private PracticeResult Result(PracticeRule practice) => new(
        practice,
        Proved.GetValueOrDefault(practice.Id),
        Possible.GetValueOrDefault(practice.Id),
        Possible.GetValueOrDefault(practice.Id) > Proved.GetValueOrDefault(practice.Id) ? [$"{practice.Id} was not read"] : [],
        null,
        [],
        [.. practice.Aspects.Select(aspect => new AspectResult(aspect, Proved.GetValueOrDefault(aspect.Id), Possible.GetValueOrDefault(aspect.Id), []))]);
}
