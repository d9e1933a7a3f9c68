using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Cli;

/// <summary>What the words of <c>--target</c> ask for.</summary>
internal static class TargetOption
{
    private const string None = "none";

    /// <summary>The request; null without words.</summary>
    public static TargetRequest? Read(ImmutableArray<string> words) => words switch
    {
        [] => null,
        [None] => new TargetRequest(null, []),
        _ when words.All(TargetRequest.Requirements.Contains) => new TargetRequest(null, words),
        [var stage] => stage.Split(':', 2) is [var framework, var named] ? new TargetRequest(named, [], framework) : new TargetRequest(stage, []),
        _ => throw new UsageException($"--target takes one stage, or what is required: {string.Join(", ", TargetRequest.Requirements)} or, alone, {None}."),
    };
}
