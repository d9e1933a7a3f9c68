namespace RepoMaturity.Detectors.Manifests;

/// <summary>A line of a requirements file.</summary>
/// <param name="Line">Its number, from 1; the first one of several that are joined.</param>
/// <param name="Text">Its text.</param>
internal sealed record RequirementLine(int Line, string Text);
