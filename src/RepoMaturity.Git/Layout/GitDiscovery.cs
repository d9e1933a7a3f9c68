using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git.Layout;

/// <summary>Finds the repository that a folder belongs to, as git does, but believes nothing that would run or include anything.</summary>
internal static class GitDiscovery
{
    /// <summary>The repository of a folder: the folder's own, else that of the nearest folder above; null where there is none.</summary>
    /// <exception cref="RepositoryException">A <c>.git</c> file points nowhere.</exception>
    public static GitLayout? Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (PointedTo(at.FullName) is { } gitDirectory)
            {
                return Describe(at.FullName, gitDirectory, isBare: false);
            }

            if (IsGitDirectory(at.FullName))
            {
                return Describe(at.FullName, at.FullName, isBare: true);
            }
        }

        return null;
    }

    /// <summary>Whether a folder is itself the top of a work tree, or a bare repository.</summary>
    public static bool IsTop(string folder) => Path.Exists(Path.Combine(folder, ".git")) || IsGitDirectory(folder);

    /// <summary>Ids of the commits whose parents are not in this clone; empty unless it is shallow.</summary>
    public static IReadOnlySet<string> ShallowCommits(GitLayout layout) =>
        new HashSet<string>(DiskFile.ReadText(Path.Combine(layout.CommonDirectory, "shallow"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(layout.Format.IsId));

    private static string? PointedTo(string folder)
    {
        var dotGit = Path.Combine(folder, ".git");
        if (Directory.Exists(dotGit))
        {
            return IsGitDirectory(dotGit) ? dotGit : null;
        }

        const string Mark = "gitdir:";
        var text = DiskFile.ReadText(dotGit);
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }

        var target = FullPath(text[Mark.Length..].Trim(), folder);
        return IsGitDirectory(target)
            ? target
            : throw new RepositoryException(
                $"{dotGit} points to {target}, which is no git directory: repair it, or remove that file to scan the folder as it is.");
    }

    /// <summary>A path as git wrote it; what can be none is that of the folder, which is no git directory.</summary>
    private static string FullPath(string path, string folder) => path.Contains('\0', StringComparison.Ordinal) ? folder : Path.GetFullPath(path, folder);

    private static bool IsGitDirectory(string folder) =>
        File.Exists(Path.Combine(folder, "HEAD"))
        && (File.Exists(Path.Combine(folder, "commondir"))
            || (Directory.Exists(Path.Combine(folder, "objects")) && Directory.Exists(Path.Combine(folder, "refs"))));

    private static GitLayout Describe(string top, string gitDirectory, bool isBare)
    {
        var common = DiskFile.ReadText(Path.Combine(gitDirectory, "commondir")).Trim();
        var commonDirectory = common.Length > 0 ? FullPath(common, gitDirectory) : gitDirectory;
        var isLinked = common.Length > 0;
        var configuration = GitConfiguration.Read(Path.Combine(commonDirectory, "config"));
        return new GitLayout(
            top,
            isBare || (!isLinked && configuration.IsTrue("core.bare", otherwise: false)),
            gitDirectory,
            commonDirectory,
            Format(configuration["extensions.objectformat"]),
            configuration["extensions.refstorage"] is { } storage && storage != "files",
            !OperatingSystem.IsWindows() && configuration.IsTrue("core.filemode", otherwise: true),
            configuration.IsTrue("core.symlinks", otherwise: true))
        {
            Origin = configuration["remote.origin.url"],
        };
    }

    private static ObjectFormat Format(string? name) => name switch
    {
        null or "sha1" => ObjectFormat.Sha1,
        "sha256" => ObjectFormat.Sha256,
        _ => throw new RepositoryException("The repository names its objects in a format that is not known here: scan a clone of it with SHA-1 or SHA-256."),
    };
}
