using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Links;

/// <summary>The facts of all files of a snapshot, with the look-ups that resolvers share.</summary>
public sealed class RepositoryFacts
{
    private readonly Dictionary<string, FileFacts> byPath;
    private readonly HashSet<string> folders;
    private readonly Dictionary<string, FileEntry> entries;
    private readonly Dictionary<string, List<Site>> byReferenceKind = new(StringComparer.Ordinal);

    /// <summary>Gathers the facts of all files.</summary>
    /// <param name="entries">All entries of the snapshot, in ordinal order.</param>
    /// <param name="files">Facts of those that a detector claimed, in ordinal order.</param>
    public RepositoryFacts(IReadOnlyList<FileEntry> entries, IReadOnlyList<FileFacts> files)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(files);
        Entries = entries;
        Files = files;
        this.entries = entries.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        folders = FoldersOf(entries);
        foreach (var file in files)
        {
            foreach (var reference in file.References)
            {
                if (!byReferenceKind.TryGetValue(reference.Kind, out var sites))
                {
                    byReferenceKind.Add(reference.Kind, sites = []);
                }

                sites.Add(new Site(file, reference));
            }
        }
    }

    /// <summary>All entries of the snapshot, in ordinal order.</summary>
    public IReadOnlyList<FileEntry> Entries { get; }

    /// <summary>Facts of the files that some detector claimed, in ordinal order of their paths.</summary>
    public IReadOnlyList<FileFacts> Files { get; }

    /// <summary>
    /// What a path is in the repository that is judged, where that is not the snapshot: in a folder that is a repository of its own, or in what a template makes.
    /// </summary>
    internal IReadOnlyDictionary<string, string> OwnPaths { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Files that a limit of the whole scan left out, a sentence each.</summary>
    internal IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The facts of a file; null when no detector claimed it or it does not exist.</summary>
    public FileFacts? this[string path] => byPath.GetValueOrDefault(path);

    /// <summary>Whether a file with this path exists.</summary>
    public bool HasFile(string path) => entries.ContainsKey(path);

    /// <summary>Whether a file with this path exists and is neither a link nor a submodule.</summary>
    public bool IsRegular(string path) => entries.TryGetValue(path, out var entry) && entry.Kind is FileKind.Regular or FileKind.Executable;

    /// <summary>Whether a folder with this path exists; the empty path is the root.</summary>
    public bool HasFolder(string path) => path.Length == 0 || folders.Contains(path);

    /// <inheritdoc cref="HasFolder(string)"/>
    public bool HasFolder(ReadOnlySpan<char> path) => path.Length == 0 || folders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path);

    /// <summary>All references of a kind, in order of file and position.</summary>
    public IReadOnlyList<Site> References(string kind) => byReferenceKind.TryGetValue(kind, out var sites) ? sites : [];

    private static HashSet<string> FoldersOf(IReadOnlyList<FileEntry> entries)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var known = folders.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var entry in entries)
        {
            // A folder that is known came with those above it.
            var path = entry.Path.AsSpan();
            for (var slash = path.LastIndexOf('/'); slash > 0 && known.Add(path[..slash]); slash = path[..slash].LastIndexOf('/'))
            {
            }
        }

        return folders;
    }

    /// <summary>A reference and the file that holds it.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Reference">The reference.</param>
    public readonly record struct Site(FileFacts File, Reference Reference)
    {
        /// <summary>The unit that names it: that of its scope where the file has such a unit, else the file.</summary>
        public UnitKey From => UnitKey.Of(File, Reference.Scope);
    }
}
