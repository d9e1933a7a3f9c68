using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Python;

/// <summary>Finds the functions and classes that dotted names mean, through the packages that pass them on.</summary>
internal sealed class PythonDefinitionFinder
{
    /// <summary>So many modules may pass a name on.</summary>
    private const int MostSteps = 8;

    private readonly RepositoryFacts repository;
    private readonly PythonModuleFinder modules;
    private readonly Dictionary<string, Dictionary<string, Found>> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string?>> files = new(StringComparer.Ordinal);

    /// <summary>Makes a finder over the files of a repository.</summary>
    public PythonDefinitionFinder(RepositoryFacts repository, PythonModuleFinder modules)
    {
        this.repository = repository;
        this.modules = modules;
    }

    /// <summary>What a dotted name means in a file: nothing of the repository, an object of one of its modules, or definitions.</summary>
    /// <param name="folder">Folder of the file.</param>
    /// <param name="dotted">The name, with leading dots where the import is relative.</param>
    public Found Find(string folder, string dotted)
    {
        if (dotted.Contains(VariableParts.Unknown, StringComparison.Ordinal))
        {
            return new Found(true, [.. modules.FindModule(folder, new Reference(ReferenceKinds.Module, dotted, default)).SelectMany(Whole)]);
        }

        if (!modules.Knows(dotted))
        {
            return Found.Nothing;
        }

        var knownHere = Of(known, folder);
        if (!knownHere.TryGetValue(dotted, out var found))
        {
            knownHere.Add(dotted, found = Search(folder, dotted));
        }

        return found;
    }

    /// <summary>All definitions of a module.</summary>
    public IEnumerable<UnitKey> All(string path) => (repository[path]?.Units ?? [])
        .Where(unit => unit.Kind == UnitKind.Function).Select(unit => new UnitKey(path, unit.Id));

    /// <summary>The definitions that a name means in a module: its own, or what it imports by that name; none for a variable.</summary>
    public IReadOnlyList<UnitKey> Named(string path, string name)
    {
        var result = new SortedSet<UnitKey>();
        AddNamed(path, name, result, [], MostSteps);
        return [.. result];
    }

    /// <summary>What is known in a folder.</summary>
    private static Dictionary<string, TValue> Of<TValue>(Dictionary<string, Dictionary<string, TValue>> byFolder, string folder)
    {
        if (!byFolder.TryGetValue(folder, out var here))
        {
            byFolder.Add(folder, here = new(StringComparer.Ordinal));
        }

        return here;
    }

    private static int Dots(string dotted)
    {
        var dots = 0;
        while (dots < dotted.Length && dotted[dots] == '.')
        {
            dots++;
        }

        return dots;
    }

    private Found Search(string folder, string dotted)
    {
        var dots = Dots(dotted);
        for (var end = dotted.Length; end >= dots && end > 0; end = end == dots ? 0 : Math.Max(dotted.LastIndexOf('.', end - 1), dots))
        {
            if (ModuleFile(folder, dotted[..end]) is not { } path)
            {
                continue;
            }

            if (end == dotted.Length)
            {
                return new Found(true, [.. Whole(path)]);
            }

            var start = end == dots ? dots : end + 1;
            var next = dotted.IndexOf('.', start);
            return new Found(true, Named(path, next < 0 ? dotted[start..] : dotted[start..next]));
        }

        return Found.Nothing;
    }

    /// <summary>A module that is handed on as a value: all that it defines, and for a package what it passes on.</summary>
    private SortedSet<UnitKey> Whole(string path)
    {
        var result = new SortedSet<UnitKey>(All(path));
        if (RepositoryPath.Name(path) == "__init__.py")
        {
            foreach (var import in ImportsOf(path))
            {
                foreach (var name in import.Arguments)
                {
                    if (ModuleFile(RepositoryPath.Folder(path), Joined(import.Target, name.Name)) is { } inner)
                    {
                        result.UnionWith(All(inner));
                    }
                    else
                    {
                        AddNamed(path, name.Value ?? name.Name, result, [], MostSteps);
                    }
                }
            }
        }

        return result;
    }

    private void AddNamed(string path, string name, SortedSet<UnitKey> result, HashSet<(string Path, string Name)> seen, int steps)
    {
        if (steps == 0 || !seen.Add((path, name)) || repository[path] is not { } file)
        {
            return;
        }

        if (file.FindUnit(PythonParts.Of(name)) is { } own)
        {
            result.Add(new UnitKey(path, own.Id));
            return;
        }

        var folder = RepositoryPath.Folder(path);
        foreach (var import in ImportsOf(path))
        {
            foreach (var imported in import.Arguments)
            {
                if (imported.Name != "*" && (imported.Value ?? imported.Name) != name)
                {
                    continue;
                }

                if (imported.Name != "*" && ModuleFile(folder, Joined(import.Target, imported.Name)) is { } module)
                {
                    result.UnionWith(All(module));
                }
                else if (ModuleFile(folder, import.Target) is { } holder)
                {
                    AddNamed(holder, imported.Name == "*" ? name : imported.Name, result, seen, steps - 1);
                }
            }
        }
    }

    private IEnumerable<Reference> ImportsOf(string path) => (repository[path]?.References ?? [])
        .Where(reference => reference.Kind == ReferenceKinds.Import && modules.Knows(reference.Target));

    private string? ModuleFile(string folder, string module)
    {
        var filesHere = Of(files, folder);
        if (filesHere.TryGetValue(module, out var known))
        {
            return known;
        }

        var isFolder = Dots(module) == module.Length;
        var found = modules.FindImport(folder, new Reference(ReferenceKinds.Import, module, default) { Arguments = isFolder ? [new Argument(string.Empty, null)] : [] });
        var path = found.Count == 0 ? null : found[^1];
        var last = module[(module.LastIndexOf('.') + 1)..];
        var isIt = path is not null && (isFolder || path.EndsWith(last + ".py", StringComparison.Ordinal) || path.EndsWith(last + "/__init__.py", StringComparison.Ordinal));
        filesHere.Add(module, isIt ? path : null);
        return isIt ? path : null;
    }

    private static string Joined(string module, string name) => module.EndsWith('.') ? module + name : module + "." + name;

    /// <summary>What a name means.</summary>
    /// <param name="IsHere">Whether it is something of a module of the repository.</param>
    /// <param name="Definitions">The functions and classes; empty for other objects.</param>
    public sealed record Found(bool IsHere, IReadOnlyList<UnitKey> Definitions)
    {
        /// <summary>Nothing of the repository.</summary>
        public static Found Nothing { get; } = new(false, []);
    }
}
