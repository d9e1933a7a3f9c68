using System.Runtime.CompilerServices;

namespace RepoMaturity.Fuzz;

/// <summary>The folder that holds the rules and the fixtures.</summary>
internal static class SolutionFolder
{
    public static string Find([CallerFilePath] string thisFile = "")
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory, Path.GetDirectoryName(thisFile)! })
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "RepoMaturity.sln")))
                {
                    return folder;
                }
            }
        }

        throw new DirectoryNotFoundException("No folder above holds RepoMaturity.sln.");
    }
}
