namespace RepoMaturity.Detectors.Languages;

/// <summary>Folders whose sources other people wrote, or programs.</summary>
internal static class SourceFolders
{
    private static readonly string[] Foreign = ["node_modules/", "bower_components/", "vendor/", "third_party/", "dist/", "obj/", "jspm_packages/"];

    /// <summary>Whether the file lies in such a folder: nothing in it speaks for the repository.</summary>
    public static bool AreForeign(string path)
    {
        foreach (var folder in Foreign)
        {
            var at = path.IndexOf(folder, StringComparison.Ordinal);
            if (at == 0 || (at > 0 && path[at - 1] == '/'))
            {
                return true;
            }
        }

        return false;
    }
}
