namespace RepoMaturity.Tests.Git;

/// <summary>A folder that is deleted at the end of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>What a link leads to is not ours to change.</summary>
    private static readonly EnumerationOptions InsideOnly = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    public string FullPath { get; } = Directory.CreateTempSubdirectory("repomaturity-test-").FullName;

    public string this[string path] => Path.Combine(FullPath, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(FullPath).EnumerateFiles("*", InsideOnly))
        {
            // Git makes its objects read-only, and Windows deletes no such file.
            file.IsReadOnly = false;
        }

        Directory.Delete(FullPath, recursive: true);
    }
}
