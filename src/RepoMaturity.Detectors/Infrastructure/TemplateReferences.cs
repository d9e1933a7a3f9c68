namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Kinds of reference that templates and services of functions have.</summary>
internal static class TemplateReferences
{
    /// <summary>The function that a code package is called by. Target: module and function; the argument <c>folder</c> is the folder of the package.</summary>
    public const string Handler = "template-handler";

    /// <summary>A file of the repository that is run. Target: its path, or the address of its copy.</summary>
    public const string File = "template-file";

    /// <summary>An image that is run. Target: its name.</summary>
    public const string Image = "template-image";
}
