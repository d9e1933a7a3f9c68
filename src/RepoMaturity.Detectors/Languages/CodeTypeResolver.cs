using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Languages;

/// <summary>
/// Finds the files that define the types that other files name, in languages whose files do not name each other. A name that several files define is left alone, unless
/// one of them is nearest.
/// </summary>
public sealed class CodeTypeResolver : IResolver
{
    private const int MostDefinitions = 8;

    /// <inheritdoc/>
    public string Id => "code-types";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var sites = repository.References(LanguageReferences.Type);
        if (sites.Count == 0)
        {
            return;
        }

        var definitions = new Dictionary<(string Language, string Name), List<string>>();
        foreach (var file in repository.Files)
        {
            if (LanguageOf(file.Path) is not { } language)
            {
                continue;
            }

            foreach (var fact in file.Facts)
            {
                if (fact is { Kind: FactKind.Definition, Value: "class" })
                {
                    if (!definitions.TryGetValue((language, fact.Name), out var paths))
                    {
                        definitions.Add((language, fact.Name), paths = []);
                    }

                    paths.Add(file.Path);
                }
            }
        }

        foreach (var site in sites)
        {
            if (LanguageOf(site.File.Path) is { } language && definitions.TryGetValue((language, site.Reference.Target), out var paths) && !paths.Contains(site.File.Path)
                && Nearest(paths, site.File.Path) is { } path)
            {
                links.Connect(new Edge(UnitKey.File(site.File.Path), UnitKey.File(path), site.Reference.Position, site.Reference.Target) { IsImport = true });
            }
        }
    }

    private static string? LanguageOf(string path) => path.EndsWith(".cs", StringComparison.Ordinal) ? "cs"
        : path.EndsWith(".java", StringComparison.Ordinal) || path.EndsWith(".scala", StringComparison.Ordinal) || path.EndsWith(".kt", StringComparison.Ordinal) ? "jvm"
        : null;

    private static string? Nearest(List<string> paths, string from)
    {
        if (paths.Count == 1)
        {
            return paths[0];
        }

        if (paths.Count > MostDefinitions)
        {
            return null;
        }

        var ranked = paths.Select(path => (path, common: CommonFolders(path, from))).OrderByDescending(each => each.common).ToList();
        return ranked[0].common > ranked[1].common ? ranked[0].path : null;
    }

    private static int CommonFolders(string first, string second)
    {
        var common = 0;
        for (var i = 0; i < first.Length && i < second.Length && first[i] == second[i]; i++)
        {
            common += first[i] == '/' ? 1 : 0;
        }

        return common;
    }
}
