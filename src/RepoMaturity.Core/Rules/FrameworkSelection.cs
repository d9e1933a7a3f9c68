using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Chooses the frameworks that a repository is seen through.</summary>
public static class FrameworkSelection
{
    /// <summary>The word for every framework.</summary>
    public const string All = "all";

    /// <summary>The frameworks asked for, in ordinal order of their ids; when none was, those that are not shown on request alone.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="asked">Ids, or <see cref="All"/>; ids that no framework has choose nothing.</param>
    public static ImmutableArray<FrameworkRule> Choose(RuleSet rules, ImmutableArray<string> asked)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return asked.IsDefaultOrEmpty ? [.. rules.Frameworks.Where(framework => !framework.IsOnRequest)]
            : asked.Contains(All, StringComparer.Ordinal) ? rules.Frameworks
            : [.. rules.Frameworks.Where(framework => asked.Contains(framework.Id, StringComparer.Ordinal))];
    }

    /// <summary>Of those chosen, the one that is meant where a stage is named without a framework: whose stages follow from requirements, else the first with stages; null where none has any.</summary>
    public static FrameworkRule? Meant(RuleSet rules, ImmutableArray<string> asked)
    {
        var chosen = Choose(rules, asked);
        return chosen.FirstOrDefault(framework => !framework.Desired.IsEmpty) ?? chosen.FirstOrDefault(framework => !framework.Stages.IsEmpty);
    }

    /// <summary>One sentence on the first word that names no framework; null when all do.</summary>
    public static string? WhatIsWrong(RuleSet rules, IEnumerable<string> asked)
    {
        ArgumentNullException.ThrowIfNull(rules);
        string[] known = [All, .. rules.Frameworks.Select(framework => framework.Id)];
        return asked.FirstOrDefault(id => !known.Contains(id, StringComparer.Ordinal)) is { } unknown
            ? $"There is no framework '{unknown}'.{Suggestion.For(unknown, known)} 'list frameworks' names them."
            : null;
    }
}
