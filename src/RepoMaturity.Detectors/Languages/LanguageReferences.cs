namespace RepoMaturity.Detectors.Languages;

/// <summary>Kinds of reference that the languages add to the shared ones.</summary>
internal static class LanguageReferences
{
    /// <summary>A type that another file of the same language defines. Target: its simple name.</summary>
    public const string Type = "code-type";

    /// <summary>A file that another one imports by a path without an ending. Target: the path, relative to the file.</summary>
    public const string Module = "code-module";

    /// <summary>A folder all of whose sources are loaded. Target: its path.</summary>
    public const string Folder = "code-folder";

    /// <summary>A build of .NET projects, which takes the properties that they share. Target: nothing.</summary>
    public const string Build = "dotnet-build";

    /// <summary>A project that is built from the files of its folder. Target: path of the project or its folder.</summary>
    public const string Project = "code-project";
}
