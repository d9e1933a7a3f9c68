using System.Globalization;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>A rule file to begin with: it is sound as it is, and its author replaces line by line what was made up from its id.</summary>
/// <param name="rules">The rules that it goes beside.</param>
/// <param name="id">Id of the rule.</param>
/// <param name="area">Area of the technology; null for a convention.</param>
/// <param name="practice">What it shows; null for what most technologies of the area show.</param>
public sealed class StarterRule(RuleSet rules, string id, string? area, string? practice)
{
    private const string UsualPractice = "experiment-tracking";

    /// <summary>Where it goes in a rules folder.</summary>
    public string Path => area is null ? $"conventions/{id}.yml" : $"technologies/{area}/{id}.yml";

    private string Practice => practice
        ?? rules.Rules.Where(rule => rule.IsTechnology && rule.Area == area)
            .SelectMany(rule => rule.Signals.Where(signal => signal is { Level: Level.Implemented, Because: null }).Select(signal => signal.Claim).OfType<string>().Distinct(StringComparer.Ordinal))
            .GroupBy(claim => claim, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key
        ?? UsualPractice;

    /// <summary><c>Acme Tracker</c> of <c>acme-tracker</c>.</summary>
    private string Name => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id.Replace('-', ' '));

    private string Module => id.Replace('-', '_');

    /// <summary>What a user would call: who tracks logs, others run.</summary>
    private string Call => Practice == UsualPractice ? "log" : "run";

    private string Given => Practice == UsualPractice ? "auc=0.9" : string.Empty;

    /// <summary>One sentence on what cannot be; null when all can.</summary>
    public string? WhatIsWrong()
    {
        if (!Rule.IsId(id))
        {
            return $"'{id}' is no id: take lower case, digits and hyphens, as in acme-tracker.";
        }

        if (area is not null && !Rule.IsId(area))
        {
            return $"'{area}' is no area: take lower case, digits and hyphens, as in tracking.";
        }

        if (rules.Rules.FirstOrDefault(rule => rule.Id == id) is { } known)
        {
            return $"There is a rule '{id}' already, built in from rules/{known.Path}: 'explain {id}' says what it shows. Take another id.";
        }

        string[] claims = [.. rules.Practices.SelectMany(each => each.Aspects.Select(aspect => aspect.Id).Prepend(each.Id))];
        return practice is not null && !rules.HasClaim(practice) ? $"There is no practice or aspect '{practice}'.{Suggestion.For(practice, claims)} 'list practices' names them." : null;
    }

    /// <summary>The text of the file.</summary>
    public string Write() => area is null ? Convention() : Technology();

    private string Technology() => $"""
        # {Name}: how it shows in a repository, and what that proves. Each line is sound as it is, and made up from the id: change them one by one.
        # docs/writing-rules.md explains every key. 'rules check' runs the examples, 'rules try' shows what fires where in a real repository.

        id: {id}
        name: {Name}
        homepage: https://example.com/{id}
        signals:
          # It is there: reports list it. Nothing is proved yet.
          - any:
              - import: {Module}
          # Named, but not practised: a dependency that nothing uses proves no more.
          - practice: {Practice}
            level: declared
            any:
              - dependency: {id}
          # Carried out. No rule has to say automated: the scanner finds the schedule or push that starts it.
          - practice: {Practice}
            level: implemented
            any:
              - call: [{Module}.{Call}, "{Module}.*.{Call}"]
              # Other terms, a list entry each: command: {id} run; path: {id}.yml; image: {id}/server; key: tool.{id}; decorator, base, action, resource, ...
        examples:
          # What must show the practice, at exactly this level: code as its users write it.
          match:
            - path: train.py
              text: |
                import {Module} as tool

                tool.{Call}({Given})
              practice: {Practice}
              level: implemented
            - path: requirements.txt
              text: "{id}==1.0\n"
              practice: {Practice}
              level: declared
          # Look-alikes, which must show nothing of it: a package with a similar name, the same words in a text.
          nomatch:
            - path: requirements.txt
              text: "{id}-theme==1.0\n"
            - path: train.py
              text: |
                print("{Module}.{Call}")
        # Where it was seen, once 'rules try' has found it in a public repository:
        # seen: owner/name@full-id-of-a-commit:path/of/a/file.py:12

        """.ReplaceLineEndings("\n");

    private string Convention() => $"""
        # {Name}: what shows a practice without a tool. Each line is sound as it is, and made up from the id: change them one by one.
        # docs/writing-rules.md explains every key. 'rules check' runs the examples, 'rules try' shows what fires where in a real repository.

        id: {id}
        name: {Name}
        signals:
          # Carried out. No rule has to say automated: the scanner finds the schedule or push that starts it.
          - practice: {Practice}
            level: implemented
            all:
              - definition: ["{Module}", "*_{Module}", "{Module}_*"]
              - call: "*"
              # Other terms, a list entry each: path: "**/{id}/*.py"; heading: "*{id.Replace('-', ' ')}*"; raise, constant, key, ...
        examples:
          # What must show the practice, at exactly this level: code as people write it.
          match:
            - path: model.py
              text: |
                def {Module}(frame):
                    return frame.describe()
              practice: {Practice}
              level: implemented
          # Look-alikes, which must show nothing of it: nearly the same name, the same words in a text.
          nomatch:
            - path: model.py
              text: |
                def no{Module}(frame):
                    return frame.describe()
            - path: model.py
              text: |
                print("{Module}")

        """.ReplaceLineEndings("\n");
}
