namespace RepoMaturity.Core.Rules;

/// <summary>A narrower claim inside a practice. It never raises the practice.</summary>
/// <param name="Id">Whole id: <c>model-evaluation/gate</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Means">What it says when it holds.</param>
/// <param name="Start">How to begin, one line.</param>
public sealed record AspectRule(string Id, string Name, string Means, string Start)
{
    /// <summary>The effort of raising it.</summary>
    public Effort Effort { get; init; } = Effort.Usual;
}
