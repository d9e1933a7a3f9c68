namespace RepoMaturity.Detectors.Shell;

/// <summary>Kinds of reference to compose files. Target: the file; empty for the default one in the folder.</summary>
internal static class ComposeReferences
{
    /// <summary>The services of the file are started.</summary>
    public const string Up = "compose-up";

    /// <summary>The images of the file are built.</summary>
    public const string Build = "compose-build";
}
