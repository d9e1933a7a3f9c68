using System.Buffers;
using System.Collections.Frozen;
using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git.Layout;

/// <summary>The references of a repository: loose files, and <c>packed-refs</c> for what has none.</summary>
internal sealed class References(GitLayout layout)
{
    private const int LongestChain = 10;
    private const int MostTags = 20_000;
    private const string TagFolder = "refs/tags/";

    private static readonly EnumerationOptions LooseTags = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:?*[~^ ");

    // HEAD, ORIG_HEAD, MERGE_HEAD: what lies beside HEAD.
    private static readonly SearchValues<char> OfWorkTree = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    private readonly Lazy<FrozenDictionary<string, string>> packed = new(() => ReadPacked(layout));

    /// <summary>The id that <c>HEAD</c> stands for; null while its branch has no commit.</summary>
    /// <exception cref="RepositoryException">The references are not stored as files.</exception>
    public string? Head()
    {
        RefuseTables();
        return Resolve("HEAD");
    }

    /// <summary>The id that a name stands for, looked for where git looks for it; null where there is none.</summary>
    /// <param name="name"><c>HEAD</c>, <c>main</c>, <c>v1.0</c>, <c>origin/main</c>, <c>refs/heads/main</c>.</param>
    /// <exception cref="RepositoryException">The references are not stored as files.</exception>
    public string? Find(string name)
    {
        RefuseTables();
        return Resolve(name)
            ?? Resolve("refs/" + name)
            ?? Resolve("refs/tags/" + name)
            ?? Resolve("refs/heads/" + name)
            ?? Resolve("refs/remotes/" + name)
            ?? Resolve("refs/remotes/" + name + "/HEAD");
    }

    /// <summary>The tags and the ids that they stand for, which may be those of tag objects; no more than a bound.</summary>
    /// <exception cref="RepositoryException">The references are not stored as files.</exception>
    public IReadOnlyDictionary<string, string> Tags()
    {
        RefuseTables();
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var folder = new DirectoryInfo(Path.Combine(layout.CommonDirectory, TagFolder));
        var loose = folder.Exists
            ? folder.EnumerateFiles("*", LooseTags).Select(file => TagFolder + Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'))
            : [];
        foreach (var name in packed.Value.Keys.Where(name => name.StartsWith(TagFolder, StringComparison.Ordinal)).Concat(loose).Take(MostTags))
        {
            if (Resolve(name) is { } id)
            {
                tags[name[TagFolder.Length..]] = id;
            }
        }

        return tags;
    }

    private static FrozenDictionary<string, string> ReadPacked(GitLayout layout)
    {
        var packed = new Dictionary<string, string>(StringComparer.Ordinal);
        var length = layout.Format.IdLength;
        foreach (var line in DiskFile.ReadText(Path.Combine(layout.CommonDirectory, "packed-refs")).Split('\n'))
        {
            if (line.Length > length + 1 && line[length] == ' ' && layout.Format.IsId(line[..length]))
            {
                packed[line[(length + 1)..].TrimEnd('\r')] = line[..length];
            }
        }

        return packed.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private string? Resolve(string name)
    {
        const string Symbolic = "ref:";
        for (var step = 0; step < LongestChain && IsSoundName(name); step++)
        {
            var text = DiskFile.ReadText(LooseFile(name)).Trim();
            if (!text.StartsWith(Symbolic, StringComparison.Ordinal))
            {
                // Tools write a time or a branch behind the id in some files of their own (FETCH_HEAD).
                var id = text.Split([' ', '\t', '\n'], 2)[0];
                return layout.Format.IsId(id) ? id : packed.Value.GetValueOrDefault(name);
            }

            name = text[Symbolic.Length..].Trim();
        }

        return null;
    }

    private static bool IsSoundName(string name) =>
        EntryPath.IsSound(name)
        && !name.AsSpan().ContainsAny(Forbidden)
        && !name.Contains("..", StringComparison.Ordinal)
        && (name.StartsWith("refs/", StringComparison.Ordinal) || !name.AsSpan().ContainsAnyExcept(OfWorkTree));

    private string LooseFile(string name)
    {
        var isOfWorkTree = !name.StartsWith("refs/", StringComparison.Ordinal)
            || name.StartsWith("refs/bisect/", StringComparison.Ordinal)
            || name.StartsWith("refs/worktree/", StringComparison.Ordinal)
            || name.StartsWith("refs/rewritten/", StringComparison.Ordinal);
        return Path.Combine(isOfWorkTree ? layout.GitDirectory : layout.CommonDirectory, name);
    }

    private void RefuseTables()
    {
        if (layout.HasReferenceTables)
        {
            throw new RepositoryException(
                "The repository stores its references as tables (reftable), which are not read here: give the whole id of a commit as revision.");
        }
    }
}
