using System.Collections.Frozen;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.Snapshots;

/// <summary>
/// Finds out which files of a work tree are still their blobs, by the rules of git's own index (gitformat-index, racy-git), and without git: it would
/// run filters and monitors that the repository configures.
/// </summary>
internal sealed class WorkTreeScan
{
    private readonly GitLayout layout;
    private readonly ObjectReaderPool objects;
    private readonly DiskState? indexFile;
    private readonly Dictionary<string, FileEntry> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> onDisk = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> realFolders = new(StringComparer.Ordinal) { [string.Empty] = true };
    private readonly List<string> incompleteness = [];
    private bool isDirty;

    private WorkTreeScan(GitLayout layout, ObjectReaderPool objects)
    {
        this.layout = layout;
        this.objects = objects;
        // Looked at before it is read: what is written later than this is compared.
        indexFile = DiskFile.Look(new FileInfo(layout.IndexFile));
    }

    /// <summary>Takes a snapshot.</summary>
    /// <param name="head">The commit that is checked out; null while there is none.</param>
    /// <exception cref="RepositoryException">The index cannot be read.</exception>
    public static WorkTreeSnapshot Take(GitLayout layout, CommitRecord? head, ObjectReaderPool objects, bool includeUntracked)
    {
        var scan = new WorkTreeScan(layout, objects);
        var index = GitIndex.Read(layout.IndexFile, layout.Format);
        var entries = scan.Unfold(index.Entries);
        foreach (var entry in entries)
        {
            scan.Add(entry);
        }

        if (includeUntracked)
        {
            scan.AddUntracked(entries);
        }

        var isDirty = scan.isDirty || scan.IsStaged(index, entries, head);
        return new WorkTreeSnapshot(
            layout.Top,
            head?.Id,
            isDirty,
            new TreeListing([.. scan.files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], scan.incompleteness),
            scan.onDisk.ToFrozenSet(StringComparer.Ordinal),
            objects);
    }

    /// <summary>Replaces the folders of a sparse index by what they hold.</summary>
    private List<IndexEntry> Unfold(IReadOnlyList<IndexEntry> entries)
    {
        var unfolded = new List<IndexEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (!entry.IsFolder)
            {
                unfolded.Add(entry);
                continue;
            }

            var listing = objects.Use(reader => TreeListing.Of(reader, entry.Id, entry.Path.TrimEnd('/')));
            incompleteness.AddRange(listing.Incompleteness);
            unfolded.AddRange(listing.Files.Select(file =>
                entry with { Path = file.Path, Kind = file.Kind, IsFolder = false, Id = file.BlobId, IsBelievedClean = true }));
        }

        return unfolded;
    }

    private void Add(IndexEntry entry)
    {
        if (!EntryPath.IsSound(entry.Path))
        {
            incompleteness.Add("An entry of the index is not read: its path is none that git would check out.");
            return;
        }

        if (entry.Kind == FileKind.Submodule || entry.IsBelievedClean)
        {
            files[entry.Path] = new FileEntry(entry.Path, entry.Id, entry.Kind);
            return;
        }

        var path = Path.Combine(layout.Top, entry.Path);
        var found = IsRealFolder(RepositoryPath.Folder(entry.Path)) ? DiskFile.Look(new FileInfo(path)) : null;
        if (found is not { } state)
        {
            isDirty = true;
            return;
        }

        state = state with { Kind = KindOf(state.Kind, entry.Kind) };
        if (!entry.IsConflict && !entry.IsIntended && IsClean(entry, path, state))
        {
            isDirty |= state.Kind != entry.Kind;
            files[entry.Path] = new FileEntry(entry.Path, entry.Id, state.Kind);
            return;
        }

        AddFromDisk(entry.Path, path, state);
    }

    private void AddFromDisk(string path, string fullPath, DiskState state)
    {
        isDirty = true;
        files[path] = new FileEntry(path, DiskIdentity.Of(fullPath, state, layout.Format, isText: state.Kind != FileKind.SymbolicLink), state.Kind);
        onDisk.Add(path);
    }

    private bool IsClean(IndexEntry entry, string path, DiskState state)
    {
        if ((state.Kind == FileKind.SymbolicLink) != (entry.Kind == FileKind.SymbolicLink))
        {
            return false;
        }

        return IsUntouched(entry, state) || IsLargeFileOf(entry, path, state) || DiskIdentity.Is(path, state, entry.Id, layout.Format);
    }

    private bool IsLargeFileOf(IndexEntry entry, string path, DiskState state)
    {
        var blob = objects.ReadBlob(entry.Id, LargeFilePointer.LongestPointer);
        return blob.Unread is null && LargeFilePointer.Parse(blob.Bytes.Span) is { } pointer && pointer.PointsTo(path, state);
    }

    /// <summary>
    /// Whether the file system shows that nothing wrote the file since the index was: same length and time, and a time before the index, since a
    /// file written in the same tick as the index could have changed right after.
    /// </summary>
    private bool IsUntouched(IndexEntry entry, DiskState state)
    {
        if (state.Kind == FileKind.SymbolicLink || indexFile is not { } index)
        {
            return false;
        }

        var isSame = entry.Length == unchecked((uint)state.Length)
            && entry.Seconds == unchecked((uint)state.Seconds)
            && (entry.Nanoseconds == 0 || entry.Nanoseconds / TimeSpan.NanosecondsPerTick == state.Nanoseconds / TimeSpan.NanosecondsPerTick);
        var isOlder = state.Seconds < index.Seconds
            || (state.Seconds == index.Seconds && entry.Nanoseconds != 0 && state.Nanoseconds < index.Nanoseconds);
        return isSame && isOlder;
    }

    private FileKind KindOf(FileKind onDisk, FileKind inIndex)
    {
        if (onDisk == FileKind.SymbolicLink)
        {
            return onDisk;
        }

        // Where links cannot be checked out, a file holds the target.
        if (inIndex == FileKind.SymbolicLink)
        {
            return layout.HasSymbolicLinks ? onDisk : inIndex;
        }

        return layout.TrustsFileModes ? onDisk : inIndex;
    }

    /// <summary>Whether a folder and those above it are folders, not links to somewhere else.</summary>
    private bool IsRealFolder(string folder)
    {
        if (!realFolders.TryGetValue(folder, out var isReal))
        {
            var info = new DirectoryInfo(Path.Combine(layout.Top, folder));
            isReal = IsRealFolder(RepositoryPath.Folder(folder)) && info.LinkTarget is null && !IsGone(info);
            realFolders.Add(folder, isReal);
        }

        return isReal;
    }

    /// <summary>Whether there is no such folder; one that may not be looked at may be there.</summary>
    private static bool IsGone(DirectoryInfo folder)
    {
        try
        {
            return folder.Attributes == (FileAttributes)(-1) || !folder.Attributes.HasFlag(FileAttributes.Directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is FileNotFoundException or DirectoryNotFoundException;
        }
    }

    private void AddUntracked(IReadOnlyList<IndexEntry> entries)
    {
        var tracked = entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        var rules = IgnoreRules.None.With(string.Empty, Path.Combine(layout.CommonDirectory, "info", "exclude"));
        var walk = FolderWalk.OfWorkTree(layout.Top, rules);
        incompleteness.AddRange(walk.Incompleteness);
        foreach (var (path, state) in walk.Files)
        {
            if (!tracked.Contains(path))
            {
                AddFromDisk(path, Path.Combine(layout.Top, path), state);
            }
        }
    }

    /// <summary>Whether the index differs from the commit.</summary>
    private bool IsStaged(GitIndex index, List<IndexEntry> entries, CommitRecord? head)
    {
        if (head is null)
        {
            return entries.Count > 0;
        }

        if (index.Tree == head.Tree)
        {
            return false;
        }

        var committed = objects.Use(reader => TreeListing.Of(reader, head.Tree));
        var staged = entries.Select(entry => new FileEntry(entry.Path, entry.Id, entry.Kind)).ToHashSet();
        return committed.Files.Any(file => !staged.Contains(file))
            || (committed.Incompleteness.Count == 0 && committed.Files.Count != staged.Count);
    }
}
