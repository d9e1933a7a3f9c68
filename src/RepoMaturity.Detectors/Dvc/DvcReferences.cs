namespace RepoMaturity.Detectors.Dvc;

/// <summary>Names that the DVC detectors and their resolver share.</summary>
internal static class DvcReferences
{
    /// <summary>Id of the unit that stands for a whole <c>dvc.yaml</c>.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>A file whose values a pipeline takes into its templates. Target: its path.</summary>
    public const string Values = "dvc-values";

    /// <summary>
    /// What the templates of a stage stand for, as the pipeline itself says it. The arguments: names with their values, several of one name for a stage over a list; of
    /// <see cref="Over"/>, where the list lies.
    /// </summary>
    public const string Template = "dvc-template";

    /// <summary>The argument that names the list of a stage where a file of values holds it.</summary>
    public const string Over = "over";
}
