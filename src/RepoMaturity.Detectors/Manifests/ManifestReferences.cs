namespace RepoMaturity.Detectors.Manifests;

/// <summary>Kinds of reference that the manifests of packages add to the shared ones.</summary>
public static class ManifestReferences
{
    /// <summary>A file of requirements that is installed from or included. Target: its path.</summary>
    public const string Requirements = "requirements";
}
