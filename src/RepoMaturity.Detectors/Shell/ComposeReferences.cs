namespace RepoMaturity.Detectors.Shell;

/// <summary>Kinds of reference to compose files. Target: the file; empty for the default one in the folder.</summary>
internal static class ComposeReferences
{
    /// <summary>The services of the file are started.</summary>
    public const string Up = "compose-up";

    /// <summary>One service of the file is started with its own command: the argument <c>service</c>.</summary>
    public const string Run = "compose-run";

    /// <summary>The images of the file are built.</summary>
    public const string Build = "compose-build";
}
