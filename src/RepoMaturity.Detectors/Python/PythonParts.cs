namespace RepoMaturity.Detectors.Python;

/// <summary>
/// The parts of a module that run for different reasons: its top level when it is imported or run (the file itself), its main block when it is run, its functions and
/// classes when they are called.
/// </summary>
internal static class PythonParts
{
    /// <summary>The id of the main block.</summary>
    public const string Main = "main";

    /// <summary>The id of a function or class; a method is named after its class.</summary>
    public static string Of(string qualifiedName) => "def:" + qualifiedName;
}
