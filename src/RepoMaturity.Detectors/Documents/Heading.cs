namespace RepoMaturity.Detectors.Documents;

/// <summary>A heading of a text document.</summary>
/// <param name="Level">Its level, from 1 for the highest.</param>
/// <param name="Text">Its text as written, markup included.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record Heading(int Level, string Text, int Line)
{
    /// <summary>Whether a code block or a numbered list stands under it, or under a heading below it.</summary>
    public bool HasSteps { get; set; }
}
