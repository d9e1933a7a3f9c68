namespace RepoMaturity.Core.Rules;

/// <summary>A mistake in a rule file.</summary>
/// <param name="Path">Path relative to the rules folder.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Message">One sentence: what is wrong and what to do.</param>
public sealed record RuleProblem(string Path, int Line, string Message)
{
    /// <summary><c>technologies/tracking/mlflow.yml:12: ...</c>.</summary>
    public override string ToString() => $"{Path}:{Line}: {Message}";
}
