namespace RepoMaturity.Tests.Git;

/// <summary>A folder that is deleted at the end of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("repomaturity-test-").FullName;

    public string this[string path] => Path.Combine(FullPath, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(FullPath).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            // Git makes its objects read-only, and Windows deletes no such file.
            file.IsReadOnly = file.IsReadOnly && file.LinkTarget is not null;
        }

        Directory.Delete(FullPath, recursive: true);
    }
}
