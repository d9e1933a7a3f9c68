using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Settings;

/// <summary>Reads gates as people write them.</summary>
public sealed class GateReader
{
    /// <summary>All ways to write one.</summary>
    public const string Forms = "stage<3, stage:FRAMEWORK<3, dimension:ID<2, dimension:FRAMEWORK:ID<2, practice:ID<2, practice:ID:spread<0.5, regression, incomplete, observed:stale, observed:disabled";

    private readonly RuleSet rules;
    private readonly FrameworkRule? meant;

    /// <summary>Makes a reader.</summary>
    /// <param name="rules">The rules whose ids a gate may name.</param>
    /// <param name="frameworks">Ids of the frameworks that are asked for: of them, one is meant where none is named.</param>
    public GateReader(RuleSet rules, ImmutableArray<string> frameworks)
    {
        ArgumentNullException.ThrowIfNull(rules);
        this.rules = rules;
        meant = FrameworkSelection.Meant(rules, frameworks);
    }

    /// <summary>Reads a gate.</summary>
    /// <param name="text">Its words.</param>
    /// <param name="wrong">Where it is none: one sentence or two that say why, and name what could have been meant.</param>
    public Gate? Read(string text, out string? wrong)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        wrong = null;
        switch (text)
        {
            case "regression":
                return new Gate(text, GateMeasure.Regression);
            case "incomplete":
                return new Gate(text, GateMeasure.Incomplete);
            case "observed:stale" or "observed:disabled":
                return new Gate(text, GateMeasure.Observed, null, text.Split(':')[1]);
            default:
                break;
        }

        if (text.Split('<') is not [var subject, { Length: > 0 } bound] || bound[0] == '=')
        {
            wrong = $"'{text}' is no gate. A gate says what is too little: {Forms}.";
            return null;
        }

        return (subject.Trim().Split(':'), bound.Trim()) switch
        {
            (["stage"], var least) => ReadStage(text, meant, least, out wrong),
            (["stage", var id], var least) => Framework(id, out wrong) is { } framework ? ReadStage(text, framework, least, out wrong) : null,
            (["dimension", var id], var least) => ReadDimension(text, null, id, least, out wrong),
            (["dimension", var framework, var id], var least) => Framework(framework, out wrong) is { } known ? ReadDimension(text, known, id, least, out wrong) : null,
            (["practice", var id], var least) => IsClaim(id, out wrong) ? ReadLevel(text, id, least, out wrong) : null,
            (["practice", var id, "spread"], var least) => IsClaim(id, out wrong) ? ReadSpread(text, id, least, out wrong) : null,
            _ => None(out wrong),
        };

        Gate? None(out string? why)
        {
            why = $"'{text}' is no gate: write one of {Forms}.";
            return null;
        }
    }

    private static Gate? ReadStage(string text, FrameworkRule? framework, string least, out string? wrong)
    {
        if (framework is null or { Stages.IsEmpty: true })
        {
            wrong = framework is null ? $"'{text}' names no framework, and none that is asked for has stages: write stage:FRAMEWORK<N." : $"The framework '{framework.Id}' has no stages, so '{text}' is no gate.";
            return null;
        }

        var stage = framework.Stages.FirstOrDefault(stage => stage.Index.ToString(CultureInfo.InvariantCulture) == least);
        if (stage is null || stage == framework.Stages[0])
        {
            wrong = $"'{text}': {framework.Id} has the stages {string.Join(", ", framework.Stages.Select(each => $"{each.Index} ({each.Name})"))}; give the number of one that is not the lowest.";
            return null;
        }

        wrong = null;
        return new Gate(text, GateMeasure.Stage, framework.Id, null, stage.Index);
    }

    private Gate? ReadDimension(string text, FrameworkRule? named, string id, string least, out string? wrong)
    {
        var candidates = named is not null ? [named] : rules.Frameworks.OrderBy(framework => framework != meant).ToArray();
        var known = candidates.Where(framework => framework.Dimensions.Any(dimension => dimension.Id == id)).ToList();
        if (known.Count == 0)
        {
            string[] ids = [.. candidates.SelectMany(framework => framework.Dimensions).Select(dimension => dimension.Id).Distinct(StringComparer.Ordinal)];
            wrong = $"There is no dimension '{id}'.{Suggestion.For(id, ids)} Dimensions are {string.Join(", ", ids)}.";
            return null;
        }

        if (known.Count > 1 && known[0] != meant)
        {
            wrong = $"Several frameworks have a dimension '{id}': write {string.Join(" or ", known.Select(framework => $"dimension:{framework.Id}:{id}<{least}"))}.";
            return null;
        }

        wrong = null;
        if (int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && known[0].Items.Any(item => item.Dimension == id && item.Stage >= number) && number > 0)
        {
            return new Gate(text, GateMeasure.Dimension, known[0].Id, id, number);
        }

        var highest = known[0].Items.Where(item => item.Dimension == id).Max(item => item.Stage ?? 0);
        wrong = $"'{text}': the dimension '{id}' of {known[0].Id} goes to stage {highest}; give a number up to that.";
        return null;
    }

    private static Gate? ReadLevel(string text, string id, string least, out string? wrong)
    {
        foreach (var level in new[] { Level.Declared, Level.Implemented, Level.Automated })
        {
            if (least == Words.Of(level) || least == ((int)level).ToString(CultureInfo.InvariantCulture))
            {
                wrong = null;
                return new Gate(text, GateMeasure.Practice, null, id, (int)level);
            }
        }

        wrong = $"'{text}': levels are 1 (declared), 2 (implemented) and 3 (automated).";
        return null;
    }

    private static Gate? ReadSpread(string text, string id, string least, out string? wrong)
    {
        if (!id.Contains('/', StringComparison.Ordinal) && decimal.TryParse(least, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1)
        {
            wrong = null;
            return new Gate(text, GateMeasure.Spread, null, id, share);
        }

        wrong = $"'{text}': the spread of a practice (not of an aspect) is the share of the entry points that it covers, above 0 and up to 1, as in practice:experiment-tracking:spread<0.5.";
        return null;
    }

    private FrameworkRule? Framework(string id, out string? wrong)
    {
        var framework = rules.Frameworks.FirstOrDefault(framework => framework.Id == id);
        string[] ids = [.. rules.Frameworks.Where(each => !each.Stages.IsEmpty).Select(each => each.Id)];
        wrong = framework is null ? $"There is no framework '{id}'.{Suggestion.For(id, ids)} Frameworks with stages are {string.Join(", ", ids)}." : null;
        return framework;
    }

    private bool IsClaim(string id, out string? wrong)
    {
        string[] claims = [.. rules.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id))];
        wrong = rules.HasClaim(id) ? null : $"There is no practice or aspect '{id}'.{Suggestion.For(id, claims)} Practices are {string.Join(", ", rules.Practices.Select(practice => practice.Id))}; aspects are written PRACTICE/ASPECT.";
        return wrong is null;
    }
}
