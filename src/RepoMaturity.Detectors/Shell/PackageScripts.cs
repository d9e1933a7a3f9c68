namespace RepoMaturity.Detectors.Shell;

/// <summary>Scripts of <c>package.json</c> files.</summary>
internal static class PackageScripts
{
    /// <summary>Kind of reference to one. Target: its name.</summary>
    public const string Kind = "package-script";
}
