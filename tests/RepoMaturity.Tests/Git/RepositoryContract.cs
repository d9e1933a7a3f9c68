using System.Text;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Git;

/// <summary>What every test needs that runs once for each implementation.</summary>
[TestFixture(GitImplementation.LibGit2)]
[TestFixture(GitImplementation.GitProgram)]
internal abstract class RepositoryContract(GitImplementation implementation)
{
    protected const int Large = 1024 * 1024;

    protected TemporaryFolder Folder { get; private set; } = null!;

    protected string Top => Folder["repository"];

    protected GitImplementation Implementation => implementation;

    [SetUp]
    public void MakeFolder()
    {
        Installed.Expect(implementation);
        Folder = new TemporaryFolder();
    }

    [TearDown]
    public void DeleteFolder() => Folder?.Dispose();

    protected OpenedRepository Open(string? path = null, string? revision = null, bool includeUntracked = false) =>
        RepositoryOpener.Open(path ?? Top, new OpenOptions { Revision = revision, IncludeUntracked = includeUntracked, Git = implementation });

    protected void Write(string path, string text) => Folder.Write("repository/" + path, text);

    /// <summary>The snapshot as one line a file: kind, path, content or why there is none.</summary>
    protected static string[] Lines(OpenedRepository repository) =>
        [.. repository.Snapshot.Files.Select(file => $"{file.Kind} {file.Path} {Content(repository.Snapshot, file)}")];

    protected static string Content(ISnapshot snapshot, FileEntry file, int maximumBytes = Large)
    {
        var content = snapshot.Read(file, maximumBytes);
        return content.Unread is { } reason ? $"({reason})" : Encoding.UTF8.GetString(content.Bytes.Span);
    }

    protected static string Content(OpenedRepository repository, string path) =>
        Content(repository.Snapshot, repository.Snapshot.Files.Single(file => file.Path == path));
}
