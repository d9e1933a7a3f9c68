using System.Runtime.CompilerServices;

namespace RepoMaturity.Tests.Architecture;

/// <summary>The source of this repository, for tests that read it.</summary>
internal static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the repository.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>The C# files of a folder, as path from the root with <c>/</c> and text; what the build makes is left out.</summary>
    public static IEnumerable<(string Path, string Text)> CSharp(string folder) => Directory.EnumerateFiles(At(folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => (Path: Path.GetRelativePath(Root, file).Replace('\\', '/'), File: file))
        .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => (file.Path, File.ReadAllText(file.File)));

    /// <summary>Above the tests as they were built; where the build puts its output elsewhere, above this file.</summary>
    private static string FindRoot([CallerFilePath] string thisFile = "") => Above(AppContext.BaseDirectory) ?? Above(Path.GetDirectoryName(thisFile))
        ?? throw new DirectoryNotFoundException("No folder above the tests holds RepoMaturity.sln.");

    private static string? Above(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "RepoMaturity.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
