using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Explains one practice, aspect, technology or item for people: what it is, what of it was found and what starts it, and what would raise it.</summary>
public static class Explanation
{
    /// <summary>Whether something of this id can be explained.</summary>
    public static bool Knows(RuleSet rules, string id) => Ids(rules).Contains(id, StringComparer.Ordinal);

    /// <summary>
    /// All that can be explained: practices, aspects (<c>practice/aspect</c>), technologies and conventions, and items of frameworks, alone (<c>K3.model</c>) or with their framework
    /// (<c>kaizen-2023:K3.model</c>).
    /// </summary>
    public static IEnumerable<string> Ids(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id))
            .Concat(rules.Rules.Select(rule => rule.Id))
            .Concat(rules.Frameworks.SelectMany(framework => framework.Items.SelectMany(item => new[] { item.Id, Whole(framework, item) })));
    }

    /// <summary>Writes the explanation. Where a practice and a technology share an id, both are explained.</summary>
    /// <param name="assessment">What was found.</param>
    /// <param name="rules">The rules it was found by.</param>
    /// <param name="id">One of <see cref="Ids"/>.</param>
    /// <param name="isVerbose">Whether long lists are written to their end.</param>
    public static ImmutableArray<TextLine> Write(Assessment assessment, RuleSet rules, string id, bool isVerbose)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(rules);
        var page = new TextPage();
        var claims = new ClaimExplanation(page, assessment, rules, isVerbose);
        foreach (var practice in assessment.Practices)
        {
            if (practice.Practice.Id == id)
            {
                claims.Write(practice);
            }

            foreach (var aspect in practice.Aspects.Where(aspect => aspect.Aspect.Id == id))
            {
                claims.Write(practice, aspect);
            }
        }

        foreach (var rule in rules.Rules.Where(rule => rule.Id == id))
        {
            new RuleExplanation(page, assessment, isVerbose).Write(rule);
        }

        foreach (var framework in assessment.Frameworks)
        {
            foreach (var item in framework.Items.Where(item => item.Item.Id == id || Whole(framework.Framework, item.Item) == id))
            {
                new ItemExplanation(page, assessment, rules).Write(framework, item);
            }
        }

        return page.Lines;
    }

    private static string Whole(FrameworkRule framework, FrameworkItem item) => $"{framework.Id}:{item.Id}";
}
