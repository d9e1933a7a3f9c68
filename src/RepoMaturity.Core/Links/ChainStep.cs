using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>One step on the way from a trigger to a piece of evidence.</summary>
/// <param name="Path">File in which the step stands.</param>
/// <param name="Position">Where in it.</param>
/// <param name="Text">How the file words it.</param>
public sealed record ChainStep(string Path, Position Position, string Text)
{
    /// <summary>Whether the next unit is only imported here, not run.</summary>
    public bool IsImport { get; init; }

    /// <summary><c>Makefile:12 python -m churn.train</c>.</summary>
    public override string ToString() => $"{Path}:{Position} {Text}";
}
