using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Python;

/// <summary>Where modules of a repository lie, by the first part of their names: most imports are of other packages, and one look-up tells.</summary>
internal sealed class PythonModuleIndex
{
    private readonly RepositoryFacts repository;
    private readonly Dictionary<string, SortedSet<string>> roots = new(StringComparer.Ordinal);
    private readonly string? projectName;
    private readonly HashSet<string> dependencies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Importer, string? Folder, string First), List<string>> ranked = [];

    /// <summary>Makes the index of a repository's Python files.</summary>
    public PythonModuleIndex(RepositoryFacts repository)
    {
        this.repository = repository;
        projectName = ProjectName(repository["pyproject.toml"]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in repository.Entries)
        {
            if (!entry.Path.EndsWith(".py", StringComparison.Ordinal))
            {
                continue;
            }

            var folder = RepositoryPath.Folder(entry.Path);
            Add(RepositoryPath.Name(entry.Path)[..^3], folder);
            while (folder.Length > 0 && seen.Add(folder))
            {
                var parent = RepositoryPath.Folder(folder);
                Add(RepositoryPath.Name(folder), parent);
                folder = parent;
            }
        }

        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact.Kind == FactKind.Dependency)
                {
                    dependencies.Add(fact.Name);
                }
            }
        }
    }

    /// <summary>
    /// The folders from which a file may import a module with this first part, likeliest first: the folder in which the command runs; the folder of the
    /// file and those above it, each with its <c>src</c>; roots of packages elsewhere that a manifest makes installable, nearest first.
    /// </summary>
    public IReadOnlyList<string> Roots(string importer, string? folder, string first)
    {
        if (!roots.TryGetValue(first, out var all))
        {
            return [];
        }

        if (!ranked.TryGetValue((importer, folder, first), out var ordered))
        {
            ordered = [.. all
                .Select(root => (Root: root, Rank: Rank(root, importer, folder, first)))
                .Where(candidate => candidate.Rank.Class >= 0)
                .OrderBy(candidate => candidate.Rank.Class)
                .ThenBy(candidate => candidate.Rank.Distance)
                .ThenBy(candidate => candidate.Root.Length)
                .ThenBy(candidate => candidate.Root, StringComparer.Ordinal)
                .Select(candidate => candidate.Root)];
            ranked.Add((importer, folder, first), ordered);
        }

        return ordered;
    }

    /// <summary>Whether some folder holds something by this name.</summary>
    public bool Has(ReadOnlySpan<char> first) => roots.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(first);

    /// <summary>All folders that hold something by this name, whoever asks.</summary>
    public IReadOnlyCollection<string> Roots(string first) => roots.TryGetValue(first, out var all) ? all : [];

    private void Add(string name, string root)
    {
        if (!this.roots.TryGetValue(name, out var roots))
        {
            this.roots.Add(name, roots = new SortedSet<string>(StringComparer.Ordinal));
        }

        roots.Add(root);
    }

    private (int Class, int Distance) Rank(string root, string importer, string? folder, string first)
    {
        if (folder is not null && (root == folder || root == RepositoryPath.Below(folder, "src")))
        {
            return (root == folder ? 0 : 1, 0);
        }

        // Inside a package, a sibling is found without a dot only when its folder is the one of a script that is run.
        if (IsOfOthers(first) && repository.HasFile(RepositoryPath.Below(root, "__init__.py")))
        {
            return (-1, 0);
        }

        // The deeper a folder above the file, the nearer; its src comes right after it.
        if (IsAbove(root, importer))
        {
            return (2, -2 * root.Length);
        }

        if (RepositoryPath.Name(root) == "src" && IsAbove(RepositoryPath.Folder(root), importer))
        {
            return (2, (-2 * RepositoryPath.Folder(root).Length) + 1);
        }

        var isPackageRoot = repository.HasFile(RepositoryPath.Below(RepositoryPath.Below(root, first), "__init__.py"))
            && !repository.HasFile(RepositoryPath.Below(root, "__init__.py"));
        return isPackageRoot && IsInstallable(root, first) ? (3, -CommonParts(root, importer)) : (-1, 0);
    }

    private bool IsOfOthers(string module) => PythonStandardLibrary.Contains(module) || dependencies.Contains(Normalised(module));

    /// <summary>
    /// Whether a manifest at or above a folder makes a package of it; <c>pyproject.toml</c> in the root often only configures tools, so it has to name
    /// the package.
    /// </summary>
    private bool IsInstallable(string root, string first)
    {
        for (var folder = root; folder.Length > 0; folder = RepositoryPath.Folder(folder))
        {
            if (repository.HasFile(folder + "/pyproject.toml") || repository.HasFile(folder + "/setup.py") || repository.HasFile(folder + "/setup.cfg"))
            {
                return true;
            }
        }

        return repository.HasFile("setup.py") || repository.HasFile("setup.cfg") || projectName == Normalised(first);
    }

    private static string? ProjectName(FileFacts? manifest)
    {
        foreach (var fact in manifest?.Facts ?? [])
        {
            if (fact is { Kind: FactKind.Key, Name: "project.name" or "tool.poetry.name", Value: { } name })
            {
                return Normalised(name);
            }
        }

        return null;
    }

    private static string Normalised(string name) => name.Replace('_', '-').Replace('.', '-').ToLowerInvariant();

    private static bool IsAbove(string folder, string path) =>
        folder.Length == 0 || path == folder
        || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));

    private static int CommonParts(string left, string right)
    {
        var parts = 0;
        for (var i = 0; ; i++)
        {
            var (one, other) = (i < left.Length ? left[i] : '/', i < right.Length ? right[i] : '/');
            if (one != other)
            {
                return parts;
            }

            parts += one == '/' ? 1 : 0;
            if (i >= left.Length || i >= right.Length)
            {
                return parts;
            }
        }
    }
}
