using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>The fact that a pipeline of AWS CodePipeline has an action.</summary>
internal static class PipelineAction
{
    /// <summary>The fact: its category as name (<c>aws-codepipeline/deploy</c>), its provider as value.</summary>
    public static Fact Of(string category, string? provider, int line, string scope) =>
        new(FactKind.Action, "aws-codepipeline/" + category.ToLowerInvariant(), new Position(line), provider, scope);
}
