using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Says steps for a repository: with the tools that it has, its own files, and the snippet to write.</summary>
internal sealed partial class StepWriter
{
    private readonly RuleSet rules;
    private readonly Dictionary<string, Level> technologies;
    private readonly Dictionary<string, int> starters;
    private readonly ILookup<string, StepRule> steps;
    private readonly StepPlaces places;

    public StepWriter(RuleSet rules, Assessment assessment, Predicate<StepRule> isAllowed)
    {
        this.rules = rules;
        technologies = assessment.Technologies.ToDictionary(found => found.Rule.Id, found => found.Level, StringComparer.Ordinal);
        starters = Starters(assessment);
        steps = rules.Rules.SelectMany(rule => rule.Steps.SelectMany(step => step.Claims.Select(claim => (Claim: claim, Step: step with { Rule = rule.Id })))
            .Where(entry => isAllowed(entry.Step)))
            .ToLookup(entry => entry.Claim, entry => entry.Step, StringComparer.Ordinal);
        places = new StepPlaces(assessment.Sites ?? PlanSites.None);
    }

    /// <summary>The placeholders in a text: words with hyphens in braces, which neither Python nor a workflow's expressions write.</summary>
    [GeneratedRegex(@"\{([a-z]+(?:-[a-z]+)+)\}", RegexOptions.NonBacktracking)]
    public static partial Regex Placeholders();

    /// <summary>A step on the way of a claim from one level towards another.</summary>
    /// <param name="claim">The practice or aspect.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="to">Where it shall stand.</param>
    /// <param name="levels">Where everything stands before the step.</param>
    public NextStep Write(string claim, Level from, Level to, IReadOnlyDictionary<string, Level> levels)
    {
        var practice = rules.Practice(claim);
        var aspect = practice.Aspects.FirstOrDefault(aspect => aspect.Id == claim);
        var effort = aspect?.Effort ?? practice.Effort;
        foreach (var step in Candidates(claim, from, to).Where(step => step.Needs.All(need => levels[need] >= Level.Implemented)))
        {
            if (Written(step, claim) is { } change)
            {
                var reached = step.To > to && practice.Highest < step.To ? to : step.To;
                return new NextStep(claim, from, reached, Introduced(step) + Filled(step.Text.Replace("{step-file}", change.File, StringComparison.Ordinal), claim))
                {
                    Why = practice.Why,
                    Effort = step.Effort > 0 ? step.Effort : effort.Between(from, reached),
                    Technologies = [.. Tools(step)],
                    Change = change,
                    Rule = step,
                };
            }
        }

        var next = from < Level.Implemented && to > Level.Implemented ? Level.Implemented : to;
        var text = aspect is not null ? aspect.Start + Beginning(practice.Id) : from == Level.Implemented ? $"Let a trigger start it (push, pull request, schedule): {practice.Means[2]}" : practice.Start;
        return new NextStep(claim, from, next, text) { Why = practice.Why, Effort = effort.Between(from, next) };
    }

    /// <summary>The file of the practice itself, where an aspect of it belongs.</summary>
    private string Beginning(string practice) => places.CodeOf(practice) is { } file ? $" The place for it is `{file}`." : string.Empty;

    /// <summary>Tells what was decided, for the steps after it.</summary>
    public void Take(NextStep step)
    {
        places.Write(step);
        foreach (var technology in step.Technologies)
        {
            technologies.TryAdd(technology, Level.Implemented);
        }
    }

    private static IEnumerable<string> Tools(StepRule step) => step.IsOfTechnology ? step.With.Prepend(step.Rule) : step.With;

    /// <summary>Steps that fit, best first: no further than asked, with tools that are there, first that which starts most already, with the most of them, in a file that is there.</summary>
    private IEnumerable<StepRule> Candidates(string claim, Level from, Level to) => steps[claim]
        .Where(step => step.From <= from && step.To > from && step.With.All(technologies.ContainsKey) && (!step.IsOfTechnology || step.IsDefault || technologies.ContainsKey(step.Rule)))
        .OrderBy(step => step.To > to)
        .ThenBy(Rank)
        .ThenByDescending(step => starters.GetValueOrDefault(step.Rule))
        .ThenByDescending(step => step.With.Length)
        .ThenBy(step => step.Edit == StepEdit.Create)
        .ThenByDescending(step => step.To);

    /// <summary>How many chains begin in the files of each technology: what already starts most is what people use.</summary>
    private static Dictionary<string, int> Starters(Assessment assessment)
    {
        var begins = assessment.Practices.SelectMany(practice => practice.Evidence.Concat(practice.Aspects.SelectMany(aspect => aspect.Evidence)))
            .Select(found => found.Chain?.Steps[0].Path).OfType<string>().ToLookup(path => path, StringComparer.Ordinal);
        return assessment.Technologies.ToDictionary(
            technology => technology.Rule.Id,
            technology => technology.Evidence.Select(found => found.Path).OfType<string>().Distinct(StringComparer.Ordinal).Sum(path => begins[path].Count()),
            StringComparer.Ordinal);
    }

    private int Rank(StepRule step) => !step.IsOfTechnology ? step.With.IsEmpty ? 2 : 0 : technologies.TryGetValue(step.Rule, out var level) ? level >= Level.Implemented ? 0 : 1 : 3;

    private Change? Written(StepRule step, string claim)
    {
        foreach (var name in step.Files)
        {
            if (Filled(name, claim) is not { } file || FreeName(step, file) is not { } path || !places.Suits(step, path))
            {
                continue;
            }

            if (Filled(step.Snippet.Replace("{step-file}", path, StringComparison.Ordinal), claim) is { } snippet && Filled(step.Text.Replace("{step-file}", path, StringComparison.Ordinal), claim) is not null)
            {
                return new Change(path, step.Edit, step.Under, snippet.TrimEnd('\n') + "\n");
            }
        }

        return null;
    }

    /// <summary>A new file needs a name that is free; a workflow may have a number. An edit needs a file that is there; only what is appended may begin one.</summary>
    private string? FreeName(StepRule step, string path)
    {
        if (step.Edit != StepEdit.Create)
        {
            return step.Edit == StepEdit.Append || places.Has(path) ? path : null;
        }

        if (!places.Has(path))
        {
            return path;
        }

        var dot = path.LastIndexOf('.');
        return path.StartsWith(".github/workflows/", StringComparison.Ordinal)
            ? Enumerable.Range(2, 98).Select(number => $"{path[..dot]}-{number}{path[dot..]}").FirstOrDefault(each => !places.Has(each))
            : null;
    }

    /// <summary>A text with its placeholders replaced; null where the repository lacks what one of them stands for.</summary>
    private string? Filled(string text, string claim)
    {
        var isWhole = true;
        var filled = Placeholders().Replace(text, match =>
        {
            var found = places.Resolve(match.Groups[1].Value, claim);
            isWhole &= found is not null;
            return found ?? match.Value;
        });
        return isWhole ? filled : null;
    }

    private string Introduced(StepRule step)
    {
        ImmutableArray<string> present = [.. Tools(step).Where(technologies.ContainsKey).Select(NameOf)];
        return present.IsEmpty ? string.Empty : $"You have {(present.Length == 1 ? present[0] : $"{string.Join(", ", present[..^1])} and {present[^1]}")}: ";
    }

    private string NameOf(string technology) => rules.Rules.First(rule => rule.Id == technology).Name;
}
