using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Connects commands with the files that they run: scripts, and the tests that a runner collects.</summary>
public sealed class ScriptResolver : IResolver
{
    private const int MostTestFiles = 2_000;

    /// <inheritdoc/>
    public string Id => "scripts";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var byName = repository.Entries.ToLookup(entry => RepositoryPath.Name(entry.Path), entry => entry.Path, StringComparer.Ordinal);
        var subcommands = new PythonSubcommands(repository);
        foreach (var site in repository.References(ReferenceKinds.Script))
        {
            if (Find(repository, byName, site) is { } path)
            {
                if (!subcommands.Connect(site, path, links))
                {
                    links.Connect(site, UnitKey.File(path));
                }
            }
            else if (site.Reference.Target.Contains('$', StringComparison.Ordinal))
            {
                ConnectFitting(byName, site, links);
            }
        }

        ConnectReaders(repository, byName, links);
        var tests = repository.Entries.Select(entry => entry.Path).Where(IsTest).Take(MostTestFiles).ToList();
        foreach (var site in repository.References(ReferenceKinds.Tests))
        {
            foreach (var path in tests.Where(path => IsBelow(path, repository, site)))
            {
                links.Connect(site, UnitKey.File(path));
            }
        }
    }

    /// <summary>Of a path with a variable in it, one of the files that fit is run; too many say too little.</summary>
    private static void ConnectFitting(ILookup<string, string> byName, RepositoryFacts.Site site, LinkWriter links)
    {
        if (VariableParts.Pattern(site.Reference.Target) is not { } pattern)
        {
            return;
        }

        var parts = pattern.TrimStart('/').Split('/');
        var roots = RepositoryPath.Upwards(RepositoryPath.Folder(site.File.Path)).Append(site.Reference.Folder ?? string.Empty).ToHashSet(StringComparer.Ordinal);
        var found = byName[parts[^1]].Where(path => VariableParts.RootOf(path, parts) is { } root && roots.Contains(root)).Take(VariableParts.MostCandidates + 1).ToList();
        foreach (var path in found.Count > VariableParts.MostCandidates ? [] : found)
        {
            links.Connect(site, UnitKey.File(path));
        }
    }

    /// <summary>A script that a variable names is run by the files that read the variable.</summary>
    private static void ConnectReaders(RepositoryFacts repository, ILookup<string, string> byName, LinkWriter links)
    {
        var sites = repository.References(ReferenceKinds.EnvironmentScript);
        if (sites.Count == 0)
        {
            return;
        }

        var readers = repository.Files.SelectMany(file => file.Facts.Where(fact => fact is { Kind: FactKind.Call, Name: "os.environ.get" or "os.getenv", Value: not null }).Select(fact => (file, fact)))
            .ToLookup(reader => reader.fact.Value!, StringComparer.Ordinal);
        foreach (var site in sites)
        {
            if (Find(repository, byName, site) is not { } path)
            {
                continue;
            }

            var variable = site.Reference.Arguments[0].Name == "variable" ? site.Reference.Arguments[0].Value! : string.Empty;
            foreach (var (file, fact) in readers[variable])
            {
                links.Connect(new Edge(UnitKey.Of(file, fact.Scope), UnitKey.File(path), fact.Position, $"{variable} is {site.Reference.Target}"));
            }
        }
    }

    private static string? Find(RepositoryFacts repository, ILookup<string, string> byName, RepositoryFacts.Site site) =>
        ReferencePaths.Candidates(site, site.Reference.Target).SelectMany(path => new[] { path, path + "/__main__.py" }).FirstOrDefault(repository.HasFile)
        ?? FindByEnd(byName, site.Reference.Target);

    /// <summary>The only file whose path ends so: where the folder of a command is not known.</summary>
    internal static string? FindByEnd(ILookup<string, string> byName, string target)
    {
        var end = "/" + target.TrimStart('.', '/');
        var found = byName[RepositoryPath.Name(target)].Where(path => path.EndsWith(end, StringComparison.Ordinal)).Take(2).ToList();
        return found.Count == 1 && RepositoryPath.Name(target).Contains('.', StringComparison.Ordinal) ? found[0] : null;
    }

    private static bool IsTest(string path)
    {
        var name = RepositoryPath.Name(path);
        return (name.EndsWith(".py", StringComparison.Ordinal) && (name.StartsWith("test", StringComparison.Ordinal) || name.EndsWith("_test.py", StringComparison.Ordinal)))
            || name.EndsWith("Tests.cs", StringComparison.Ordinal);
    }

    /// <summary>Whether a runner that is given the site's path collects the file; without a path it collects what lies below its folder.</summary>
    private static bool IsBelow(string path, RepositoryFacts repository, RepositoryFacts.Site site)
    {
        var target = site.Reference.Target.TrimEnd('/');
        if (target.Length == 0)
        {
            return string.IsNullOrEmpty(site.Reference.Folder) || path.StartsWith(site.Reference.Folder + "/", StringComparison.Ordinal);
        }

        var start = ReferencePaths.Candidates(site, target).FirstOrDefault(candidate => repository.HasFile(candidate) || repository.HasFolder(candidate));
        return start is not null && (start.Length == 0 || path == start || path.StartsWith(start + "/", StringComparison.Ordinal));
    }
}
