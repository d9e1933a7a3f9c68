using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary>What the words of <c>--target</c> ask for.</summary>
internal static class TargetOption
{
    private const string None = "none";

    /// <summary>The request; null without words.</summary>
    public static TargetRequest? Read(ImmutableArray<string> words, RuleSet rules)
    {
        var requirements = rules.Frameworks.SelectMany(framework => framework.Requirements).Select(requirement => requirement.Id).ToHashSet(StringComparer.Ordinal);
        return words switch
        {
            [] => null,
            [None] => new TargetRequest(null, []),
            _ when words.All(requirements.Contains) => new TargetRequest(null, words),
            [var stage] => stage.Split(':', 2) is [var framework, var named] ? new TargetRequest(named, [], framework) : new TargetRequest(stage, []),
            _ => throw new UsageException($"--target takes one stage, or what is required: {string.Join(", ", requirements.Order(StringComparer.Ordinal))} or, alone, {None}."),
        };
    }
}
