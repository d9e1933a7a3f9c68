using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.History;

namespace RepoMaturity.Git;

/// <summary>A repository that is open for reading. Its snapshot reads from it, so dispose it after the last read.</summary>
public sealed class OpenedRepository : IDisposable
{
    private readonly Lazy<(Task<WalkedHistory> Walked, Task<ChangeFacts> Changes)>? history;
    private readonly IReadOnlyList<IDisposable> resources;
    private readonly CancellationTokenSource cancellation;
    private bool isDisposed;

    internal OpenedRepository(
        ISnapshot snapshot,
        Lazy<(Task<WalkedHistory> Walked, Task<ChangeFacts> Changes)>? history,
        CancellationTokenSource cancellation,
        IReadOnlyList<IDisposable> resources)
    {
        Snapshot = snapshot;
        this.history = history;
        this.cancellation = cancellation;
        this.resources = resources;
    }

    /// <summary>The tree of files.</summary>
    public ISnapshot Snapshot { get; }

    /// <summary>
    /// What the history behind <see cref="ISnapshot.Commit"/> shows; null where there is no commit. It is counted in the background from the moment that somebody
    /// wants it; this waits for the end.
    /// </summary>
    public HistoryFacts? History => history?.Value.Walked.GetAwaiter().GetResult().Facts;

    /// <summary>
    /// What people changed in that history; null where there is no commit. It takes longer than <see cref="History"/>, and goes on in the background after it; this waits for the end.
    /// </summary>
    public ChangeFacts? Changes => history?.Value.Changes.GetAwaiter().GetResult();

    /// <summary>Names what <see cref="History"/> and <see cref="Changes"/> follow from beside the commit and its ancestors: this build of what reads them, and where the clone was cut.</summary>
    public required string Past { get; init; }

    /// <summary>Name of the repository: that of its top folder, of a bare repository without <c>.git</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The repository that it was cloned from, as people open it in a browser: <c>https://HOST/OWNER/NAME</c>; null where it was cloned from none. Credentials are never in it.</summary>
    public string? Address { get; init; }

    /// <summary>The day (UTC) on which <see cref="ISnapshot.Commit"/> was committed; null where there is no commit.</summary>
    public DateOnly? CommittedOn { get; init; }

    /// <summary>What tells it from other repositories of this machine: the full path of its git directory, which all its work trees share, or of the folder. No report shows it.</summary>
    public required string Place { get; init; }

    /// <summary>The opened path as seen from the top of the repository, with <c>/</c>; empty for the top itself and for bare repositories.</summary>
    public required string RelativePath { get; init; }

    /// <summary>What reads it: <c>libgit2</c>, <c>git</c>, or <c>folder</c> where no git repository is.</summary>
    public required string Implementation { get; init; }

    /// <summary>Begins to read the history in the background: somebody will ask for it.</summary>
    public void BeginHistory() => _ = history?.Value;

    /// <summary>Stops counting the history, ends child processes, and deletes temporary files.</summary>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        cancellation.Cancel();
        // Whatever became of the count no longer matters; what it reads from may go only after it.
        if (history is { IsValueCreated: true, Value.Changes: var changes })
        {
            changes.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        }

        foreach (var resource in resources)
        {
            resource.Dispose();
        }

        cancellation.Dispose();
    }
}
