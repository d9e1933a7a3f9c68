using System.Collections.Immutable;
using System.CommandLine;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary>The options that ask "what if".</summary>
internal sealed class WhatIfOptions
{
    private static readonly Dictionary<string, Level> Levels = Enum.GetValues<Level>().ToDictionary(Words.Of, StringComparer.Ordinal);

    private readonly Option<string[]> assumed = new("--assume") { Description = "Answer as if the practice or aspect had this level (absent, declared, implemented or automated). Repeatable.", HelpName = "PRACTICE=LEVEL" };
    private readonly Option<string[]> without = new("--without") { Description = "Answer as if the technology were not there. Repeatable.", HelpName = "TECHNOLOGY" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(assumed);
        command.Options.Add(without);
    }

    /// <summary>What is asked; refuses what the rules do not know.</summary>
    public WhatIf Read(ParseResult result, RuleSet rules)
    {
        var levels = ImmutableSortedDictionary.CreateBuilder<string, Level>(StringComparer.Ordinal);
        foreach (var text in result.GetValue(assumed) ?? [])
        {
            var (claim, level) = Read(text, rules);
            levels[claim] = level;
        }

        foreach (var technology in result.GetValue(without) ?? [])
        {
            if (!rules.Rules.Any(rule => rule.IsTechnology && rule.Id == technology))
            {
                string[] technologies = [.. rules.Rules.Where(rule => rule.IsTechnology).Select(rule => rule.Id)];
                throw new UsageException($"There is no technology '{technology}'.{Suggestion.For(technology, technologies)} 'list technologies' names them.");
            }
        }

        return new WhatIf(levels.ToImmutable(), (result.GetValue(without) ?? []).ToImmutableSortedSet(StringComparer.Ordinal));
    }

    private static (string Claim, Level Level) Read(string text, RuleSet rules)
    {
        if (text.Split('=') is not [var claim, var word])
        {
            throw new UsageException($"'{text}' is no assumption: write PRACTICE=LEVEL, as in model-registry=automated.");
        }

        if (!rules.HasClaim(claim))
        {
            string[] claims = [.. rules.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id))];
            throw new UsageException($"There is no practice or aspect '{claim}'.{Suggestion.For(claim, claims)} 'list practices' names them.");
        }

        return Levels.TryGetValue(word, out var level) ? (claim, level)
            : throw new UsageException($"'{word}' is no level.{Suggestion.For(word, [.. Levels.Keys])} Levels are {string.Join(", ", Levels.Keys)}.");
    }
}
