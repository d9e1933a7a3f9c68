using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.History;
using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Objects;
using RepoMaturity.Git.Remotes;
using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git;

/// <summary>The way in: a path becomes a snapshot and the facts of its history. Nothing that the repository configures runs.</summary>
public static class RepositoryOpener
{
    /// <summary>Opens the repository that a folder belongs to; a folder that belongs to none is read as it lies there.</summary>
    /// <param name="path">A work tree, a folder inside one, a bare repository, or any other folder.</param>
    /// <param name="options">What to read; null for the work tree as it is tracked.</param>
    /// <exception cref="RepositoryException">It cannot be opened as asked.</exception>
    public static OpenedRepository Open(string path, OpenOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new OpenOptions();
        var folder = ExistingFolder(path);
        var revision = options.Revision is { } text ? Revision.Parse(text) : null;
        if (GitDiscovery.Find(folder) is not { } layout)
        {
            return revision is null
                ? OpenFolder(folder)
                : throw new RepositoryException($"{folder} belongs to no git repository, so it has no revisions: leave the revision out.");
        }

        if (options.IncludeUntracked && (revision is not null || layout.IsBare))
        {
            throw new RepositoryException("Untracked files belong to a work tree, not to a commit: ask for one or the other.");
        }

        var objects = new ObjectReaderPool(OpenStore(layout, options.Git, out var implementation));
        try
        {
            return OpenGit(layout, revision, options, folder, objects, implementation);
        }
        catch
        {
            objects.Dispose();
            throw;
        }
    }

    /// <summary>The commit in which two lines of history part; null where they have none in common, or this clone does not have it.</summary>
    /// <param name="path">As for <see cref="Open"/>.</param>
    /// <param name="one">A revision, as <see cref="OpenOptions.Revision"/>.</param>
    /// <param name="other">Another.</param>
    /// <param name="git">What reads git objects.</param>
    /// <returns>Its id, and whether it is the first revision itself.</returns>
    /// <exception cref="RepositoryException">It cannot be opened, or has no such commits.</exception>
    public static (string Id, bool IsOne)? MergeBase(string path, string one, string other, GitImplementation git)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var folder = ExistingFolder(path);
        var layout = GitDiscovery.Find(folder) ?? throw new RepositoryException($"{folder} belongs to no git repository, so it has no revisions: give the folder of a repository, or reports.");
        using var objects = new ObjectReaderPool(OpenStore(layout, git, out _));
        var shallow = GitDiscovery.ShallowCommits(layout);
        return objects.Use(reader =>
        {
            var revisions = new RevisionReader(layout, reader, shallow);
            var start = revisions.Find(Revision.Parse(one))!;
            return History.MergeBase.Find(reader, start, revisions.Find(Revision.Parse(other))!, shallow) is { } found ? (found, found == start.Id) : ((string, bool)?)null;
        });
    }

    /// <summary>Opens the line of first parents of a repository.</summary>
    /// <param name="path">As for <see cref="Open"/>.</param>
    /// <param name="options">Where the line ends, and what reads git objects; null for <c>HEAD</c>.</param>
    /// <exception cref="RepositoryException">It cannot be opened as asked.</exception>
    public static OpenedLine OpenLine(string path, OpenOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new OpenOptions();
        var folder = ExistingFolder(path);
        var revision = options.Revision is { } text ? Revision.Parse(text) : null;
        var layout = GitDiscovery.Find(folder) ?? throw new RepositoryException($"{folder} belongs to no git repository, so it has no history: give the folder of a repository.");
        var objects = new ObjectReaderPool(OpenStore(layout, options.Git, out var implementation));
        try
        {
            var shallow = GitDiscovery.ShallowCommits(layout);
            var start = objects.Use(reader => new RevisionReader(layout, reader, shallow).Find(revision));
            var reader = objects.Open();
            var tags = new References(layout).Tags().Select(tag => (tag.Key, reader.ReadCommit(tag.Value)?.Id)).Where(tag => tag.Id is not null).ToLookup(tag => tag.Id!, tag => tag.Key, StringComparer.Ordinal);
            return new OpenedLine(new LineWalk(reader, start, shallow), tags, reader, objects, [objects]) { Name = layout.Name, Address = OriginAddress.Of(layout.Origin), Place = layout.CommonDirectory, Implementation = implementation };
        }
        catch
        {
            objects.Dispose();
            throw;
        }
    }

    private static OpenedRepository OpenFolder(string folder) =>
        new(new FolderSnapshot(folder), null, new CancellationTokenSource(), [])
        {
            Past = string.Empty,
            Name = Path.GetFileName(folder) is { Length: > 0 } name ? name : "repository",
            Place = folder,
            RelativePath = string.Empty,
            Implementation = "folder",
        };

    private static OpenedRepository OpenGit(
        GitLayout layout, Revision? revision, OpenOptions options, string folder, ObjectReaderPool objects, string implementation)
    {
        var shallow = GitDiscovery.ShallowCommits(layout);
        var commit = objects.Use(reader => new RevisionReader(layout, reader, shallow).Find(revision));
        var cancellation = new CancellationTokenSource();
        var history = commit is null ? null : new Lazy<(Task<WalkedHistory> Walked, Task<ChangeFacts> Changes)>(() =>
        {
            var walked = Task.Run(() => objects.Use(reader => HistoryWalk.Count(reader, commit, shallow, HistoryWalk.MostCommits, cancellation.Token)));
            return (walked, ReadChanges(walked, layout, options, objects, cancellation.Token));
        });

        // A clone without a checkout has no index; its commit is what there is to see.
        var isCommit = revision is not null || layout.IsBare || (commit is not null && !File.Exists(layout.IndexFile));
        try
        {
            ISnapshot snapshot = isCommit
                ? new CommitSnapshot(commit?.Id, commit?.Tree, new Lazy<TreeListing>(() => List(commit, objects)), objects)
                : WorkTreeScan.Take(layout, commit, objects, options.IncludeUntracked);
            return new OpenedRepository(snapshot, history, cancellation, [objects])
            {
                Past = string.Join(' ', shallow.Order(StringComparer.Ordinal).Prepend(typeof(HistoryWalk).Module.ModuleVersionId.ToString("N"))),
                Name = layout.Name,
                Address = OriginAddress.Of(layout.Origin),
                Place = layout.CommonDirectory,
                CommittedOn = commit is null ? null : Day(commit.CommitTime),
                RelativePath = layout.IsBare ? string.Empty : RelativePath(layout.Top, folder),
                Implementation = implementation,
            };
        }
        catch
        {
            cancellation.Dispose();
            throw;
        }
    }

    private static async Task<ChangeFacts> ReadChanges(
        Task<WalkedHistory> history, GitLayout layout, OpenOptions options, ObjectReaderPool objects, CancellationToken cancellation)
    {
        var walked = await history.ConfigureAwait(false);
        var known = options.Kept?.Invoke(layout.CommonDirectory) is { } kept ? new KeptDifferences(kept.Cache, kept.Fingerprint) : null;
        return objects.Use(reader => ChangeReader.Read(reader, walked, ChangeReader.MostChanges, known, cancellation));
    }

    /// <summary>The day of a time in seconds since 1970; nobody keeps a commit from naming a time that no calendar has.</summary>
    public static DateOnly Day(long seconds) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(
        Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds())).UtcDateTime);

    private static TreeListing List(CommitRecord? commit, ObjectReaderPool objects) =>
        commit is null ? new TreeListing([], []) : objects.Use(reader => TreeListing.Of(reader, commit.Tree));

    private static IGitStore OpenStore(GitLayout layout, GitImplementation implementation, out string name)
    {
        IGitStore? store = implementation == GitImplementation.GitProgram ? null : LibGit2Store.TryOpen(layout);
        store ??= implementation == GitImplementation.LibGit2 ? null : GitProgramStore.TryOpen(layout);
        name = store?.Name ?? string.Empty;
        return store ?? throw new RepositoryException(implementation switch
        {
            GitImplementation.LibGit2 => "libgit2 is not installed, or cannot read this repository: install libgit2, or let the git program read it.",
            GitImplementation.GitProgram => "The git program is not found: install git and put it on the search path.",
            _ => "Neither libgit2 nor the git program is there to read this repository: install git and put it on the search path.",
        });
    }

    private static string ExistingFolder(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(folder))
        {
            throw new RepositoryException($"{path} is a file: give the folder of a repository.");
        }

        if (!Directory.Exists(folder))
        {
            throw new RepositoryException($"{path} does not exist: give the folder of a repository.");
        }

        // The folders above a link are not those above the folder it points to.
        return Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;
    }

    private static string RelativePath(string top, string folder)
    {
        var relative = Path.GetRelativePath(top, folder).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." ? string.Empty : relative;
    }
}
