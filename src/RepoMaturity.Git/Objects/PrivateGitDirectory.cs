using System.Globalization;
using System.Text;
using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git.Objects;

/// <summary>
/// An empty git directory of our own in the temporary folder, from which the objects of a scanned repository are read. A git program or
/// library that stands here sees no configuration, hook, reference or remote of that repository, so nothing in it can make them run or fetch
/// anything; nor does it matter to them who owns it, or which extensions it needs.
/// </summary>
internal sealed class PrivateGitDirectory : IDisposable
{
    private const int LongestAlternateChain = 5;
    private const int MostStores = 100;

    private readonly ScratchFolder scratch;
    private readonly Lazy<List<string>> objectStores;
    private readonly Lazy<HashSet<string>> looseFolders;

    /// <summary>Makes the directory.</summary>
    /// <exception cref="RepositoryException">The temporary folder cannot be written, or the object store holds what nobody may open.</exception>
    public PrivateGitDirectory(GitLayout layout)
    {
        ObjectDirectory = layout.ObjectDirectory;
        objectStores = new Lazy<List<string>>(ObjectStores);
        looseFolders = new Lazy<HashSet<string>>(LooseFolders);
        Format = layout.Format;
        scratch = new ScratchFolder();
        try
        {
            scratch.Write(folder =>
            {
                Directory.CreateDirectory(Path.Combine(folder, "refs"));
                Directory.CreateDirectory(Path.Combine(folder, "objects", "pack"));
                Directory.CreateDirectory(Path.Combine(folder, "objects", "info"));
                File.WriteAllText(Path.Combine(folder, "HEAD"), "ref: refs/heads/none\n");
                File.WriteAllText(Path.Combine(folder, "config"), Configuration(layout.Format));
            });
            objectStores.Value.ForEach(RefuseSpecialFiles);
        }
        catch (RepositoryException)
        {
            scratch.Dispose();
            throw;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            scratch.Dispose();
            throw ScratchFolder.Unwritable(exception);
        }
    }

    /// <summary>Where it lies.</summary>
    public string FullPath => scratch.FullPath;

    /// <summary>The object store of the scanned repository.</summary>
    public string ObjectDirectory { get; }

    /// <summary>How its objects are named.</summary>
    public ObjectFormat Format { get; }

    /// <summary>
    /// Names the scanned object store, and those that it names itself, as alternates, for a library that takes no store by environment.
    /// </summary>
    /// <returns>False where a path cannot be written in the file of alternates, or an index of a pack would mislead the library.</returns>
    public bool TryShareObjects()
    {
        var stores = objectStores.Value;
        if (!stores.TrueForAll(PackIndexes.AreSound) || stores.Any(store => store.AsSpan().ContainsAny('\r', '\n')))
        {
            return false;
        }

        var lines = string.Concat(stores.Select(store => store + "\n"));
        scratch.Write(folder => File.WriteAllText(Path.Combine(folder, "objects", "info", "alternates"), lines, new UTF8Encoding(false)));
        return true;
    }

    /// <summary>The file of an object that has one of its own, be it readable or not; null for the others.</summary>
    public string? LooseFile(string id) => Format.IsId(id) && looseFolders.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(id.AsSpan(0, 2))
        ? objectStores.Value.Select(store => Path.Combine(store, id[..2], id[2..])).FirstOrDefault(File.Exists)
        : null;

    /// <summary>Whether an object has a file of its own without length, which is no object; it may be a pipe, at which git would wait for ever.</summary>
    public bool IsEmptyFile(string id)
    {
        if (LooseFile(id) is not { } file)
        {
            return false;
        }

        try
        {
            return DiskFile.Length(file) == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes the directory.</summary>
    public void Dispose() => scratch.Dispose();

    // The commit graph is a cache that nothing protects: commits are read themselves.
    private static string Configuration(ObjectFormat format) => format == ObjectFormat.Sha1
        ? "[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tcommitGraph = false\n"
        : $"[core]\n\trepositoryformatversion = 1\n\tbare = true\n\tcommitGraph = false\n[extensions]\n\tobjectFormat = {format.Name}\n";

    /// <summary>Who reads objects opens the files that hold many of them, and those that lead elsewhere, all by himself.</summary>
    private static void RefuseSpecialFiles(string store)
    {
        if (PackIndexes.Files(store).Prepend(Path.Combine(store, "info", "alternates")).FirstOrDefault(SpecialFile.Is) is { } special)
        {
            throw new RepositoryException($"{special} is no file, but a pipe or a device: scan a fresh clone of the repository.");
        }
    }

    /// <summary>The folders in which objects with files of their own can lie: a fresh clone has none, and then no object need be looked for.</summary>
    private HashSet<string> LooseFolders()
    {
        var folders = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var store in objectStores.Value)
        {
            try
            {
                folders.UnionWith(Directory.EnumerateFileSystemEntries(store, "??").Select(folder => Path.GetFileName(folder)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A store that cannot be listed may be one whose files can be opened.
                folders.UnionWith(Enumerable.Range(0, 256).Select(number => number.ToString("x2", CultureInfo.InvariantCulture)));
            }
        }

        return folders;
    }

    private List<string> ObjectStores()
    {
        var stores = new List<string> { ObjectDirectory };
        var end = 0;
        for (var depth = 0; depth < LongestAlternateChain && end < stores.Count; depth++)
        {
            var begin = end;
            end = stores.Count;
            for (var i = begin; i < end; i++)
            {
                foreach (var line in DiskFile.ReadText(Path.Combine(stores[i], "info", "alternates")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains('\0', StringComparison.Ordinal)))
                {
                    var path = line.StartsWith('#') ? stores[i] : Path.GetFullPath(line, stores[i]);
                    if (stores.Count < MostStores && !stores.Contains(path))
                    {
                        stores.Add(path);
                    }
                }
            }
        }

        return stores;
    }
}
