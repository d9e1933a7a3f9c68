using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Python;

/// <summary>Finds the files of modules by name.</summary>
internal sealed class PythonModuleFinder
{
    private const int LongestOnStack = 512;

    private readonly RepositoryFacts repository;
    private readonly PythonModuleIndex index;

    /// <summary>Makes a finder over the files of a repository.</summary>
    public PythonModuleFinder(RepositoryFacts repository)
    {
        this.repository = repository;
        index = new PythonModuleIndex(repository);
    }

    /// <summary>The files that an import runs: the module, the packages above it, and the imported names that are modules.</summary>
    /// <param name="importer">Folder of the importing file.</param>
    /// <param name="reference">The import.</param>
    public IReadOnlyList<string> FindImport(string importer, Reference reference) => reference.Target.StartsWith('.')
        ? FindRelative(importer, reference)
        : FindAbsolute(importer, reference, isRun: false);

    /// <summary>Whether something in the repository could be a module whose dotted name begins so.</summary>
    public bool Knows(string dotted)
    {
        var dot = dotted.IndexOf('.', StringComparison.Ordinal);
        return dot == 0 || index.Has(dot < 0 ? dotted : dotted.AsSpan(0, dot));
    }

    /// <summary>The files that <c>python -m</c> with a module runs: the module, or <c>__main__</c> of a package.</summary>
    /// <param name="importer">Folder of the file that names it.</param>
    /// <param name="reference">The reference.</param>
    public IReadOnlyList<string> FindModule(string importer, Reference reference) => reference.Target.Contains(VariableParts.Unknown, StringComparison.Ordinal)
        ? FindFitting(importer, reference)
        : FindAbsolute(importer, reference, isRun: true);

    /// <summary>The modules that fit a name of which parts are not known; none where too many do.</summary>
    private List<string> FindFitting(string importer, Reference reference)
    {
        var parts = reference.Target.Split('.');
        var roots = parts[0].Contains(VariableParts.Unknown, StringComparison.Ordinal) ? [importer] : index.Roots(importer, reference.Folder, parts[0]);
        parts[^1] += ".py";
        var found = repository.Entries.Select(entry => entry.Path)
            .Where(path => RepositoryPath.Name(path) == parts[^1] && VariableParts.RootOf(path, parts) is { } root && roots.Contains(root, StringComparer.Ordinal))
            .Take(VariableParts.MostCandidates + 1).ToList();
        return found.Count > VariableParts.MostCandidates ? [] : found;
    }

    private List<string> FindAbsolute(string importer, Reference reference, bool isRun)
    {
        var dot = reference.Target.IndexOf('.', StringComparison.Ordinal);
        var first = dot < 0 ? reference.Target : reference.Target[..dot];
        var roots = index.Roots(importer, reference.Folder, first);
        foreach (var root in roots)
        {
            if (FindIn(root, reference, isRun, needsName: false) is { } files)
            {
                return files;
            }
        }

        return FindAlone(first, reference, isRun, needsName: dot < 0 && !isRun);
    }

    /// <summary>
    /// A module of a package that can lie in one place only is found there, whatever sets the search path to it. A package alone is not: its name is
    /// too short to tell it from one that is installed.
    /// </summary>
    private List<string> FindAlone(string first, Reference reference, bool isRun, bool needsName)
    {
        if (PythonStandardLibrary.Contains(first))
        {
            return [];
        }

        List<string>? found = null;
        foreach (var root in index.Roots(first))
        {
            if (FindIn(root, reference, isRun, needsName) is not { } files)
            {
                continue;
            }

            if (found is not null)
            {
                return [];
            }

            found = files;
        }

        return found ?? [];
    }

    private List<string>? FindIn(string root, Reference reference, bool isRun, bool needsName)
    {
        if (!HasPackages(root, reference.Target))
        {
            return null;
        }

        var files = new List<string>();
        var folder = root;
        var rest = reference.Target.AsSpan();
        while (rest.IndexOf('.') is var dot && dot >= 0)
        {
            folder = Below(folder, rest[..dot]);
            AddIfThere(files, folder + "/__init__.py");
            rest = rest[(dot + 1)..];
        }

        var module = Below(folder, rest);
        var isModule = AddModule(files, module, isRun);
        var hasName = !isRun && AddNames(files, module, reference);
        return hasName || (isModule && !needsName) ? files : null;
    }

    /// <summary>Whether the packages above a module are folders below a root. Most are not, and need no text of their own to see that.</summary>
    private bool HasPackages(string root, string module)
    {
        var start = root.Length == 0 ? 0 : root.Length + 1;
        var whole = start + module.Length;
        var path = whole <= LongestOnStack ? stackalloc char[whole] : new char[whole];
        if (start > 0)
        {
            root.CopyTo(path);
            path[root.Length] = '/';
        }

        module.CopyTo(path[start..]);
        for (var at = start; at < whole; at++)
        {
            if (path[at] == '.')
            {
                path[at] = '/';
                if (!repository.HasFolder(path[..at]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private List<string> FindRelative(string importer, Reference reference)
    {
        var target = reference.Target;
        var dots = 0;
        while (dots < target.Length && target[dots] == '.')
        {
            dots++;
        }

        string? folder = importer;
        for (var level = 1; level < dots; level++)
        {
            folder = folder.Length == 0 ? null : RepositoryPath.Folder(folder);
            if (folder is null)
            {
                return [];
            }
        }

        var files = new List<string>();
        if (dots == target.Length)
        {
            AddNames(files, folder, reference);
            if (files.Count < reference.Arguments.Length)
            {
                AddIfThere(files, Below(folder, "__init__.py"));
            }

            return files;
        }

        var module = Below(folder, target[dots..].Replace('.', '/'));
        for (var parent = RepositoryPath.Folder(module); parent.Length > folder.Length; parent = RepositoryPath.Folder(parent))
        {
            AddIfThere(files, parent + "/__init__.py");
        }

        AddModule(files, module, false);
        AddNames(files, module, reference);
        return files;
    }

    /// <summary>Of a package and a module of the same name, Python takes the package; run, a package is its <c>__main__</c>.</summary>
    private bool AddModule(List<string> files, string module, bool isRun)
    {
        var isPackage = AddIfThere(files, module + "/__init__.py");
        if (isRun && AddIfThere(files, module + "/__main__.py"))
        {
            return true;
        }

        return isPackage || AddIfThere(files, module + ".py");
    }

    private bool AddNames(List<string> files, string folder, Reference reference)
    {
        var isAny = false;
        if (folder.Length > 0 && !repository.HasFolder(folder))
        {
            return false;
        }

        foreach (var name in reference.Arguments)
        {
            var module = Below(folder, name.Name);
            isAny |= AddIfThere(files, module + "/__init__.py") || AddIfThere(files, module + ".py");
        }

        return isAny;
    }

    private bool AddIfThere(List<string> files, string path)
    {
        if (!repository.HasFile(path))
        {
            return false;
        }

        files.Add(path);
        return true;
    }

    private static string Below(string folder, ReadOnlySpan<char> name) => folder.Length == 0 ? name.ToString() : string.Concat(folder, "/", name);
}
