namespace RepoMaturity.Detectors.Dvc;

/// <summary>Names that the DVC detectors and their resolver share.</summary>
internal static class DvcReferences
{
    /// <summary>Id of the unit that stands for a whole <c>dvc.yaml</c>.</summary>
    public const string Pipeline = "pipeline";
}
