using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// Finds the parts of a repository of several: outermost folders below the root that have a manifest or pipeline of their own, and code. Examples, tests,
/// documentation and what others wrote are none; nor is one folder alone.
/// </summary>
internal static class PartFinder
{
    private static readonly HashSet<string> Manifests = new(StringComparer.Ordinal)
    {
        "requirements.txt", "pyproject.toml", "setup.py", "Pipfile", "environment.yml", "environment.yaml", "conda.yaml", "conda.yml", "package.json", "pom.xml", "build.gradle",
        "build.gradle.kts", "build.sbt", "go.mod", "Cargo.toml", "DESCRIPTION", "renv.lock", "Project.toml", "dvc.yaml", "MLproject", "dbt_project.yml", "flow.dag.yaml",
    };

    private static readonly string[] Projects = [".csproj", ".fsproj"];

    private static readonly string[] Code =
        [".py", ".ipynb", ".R", ".r", ".Rmd", ".qmd", ".jl", ".scala", ".java", ".kt", ".cs", ".fs", ".js", ".jsx", ".ts", ".tsx", ".go", ".rs", ".sql", ".prompty"];

    /// <summary>The folders of the parts, in ordinal order; none where there are not at least two.</summary>
    public static IReadOnlyList<string> Find(RepositoryFacts repository, ContextMap contexts)
    {
        var own = repository.Entries.Where(entry => !contexts.Of(entry.Path).Any(context => context.Only.IsEmpty)).Select(entry => entry.Path).ToList();
        var marked = own.Where(IsManifest).Select(RepositoryPath.Folder).Where(folder => folder.Length > 0).ToHashSet(StringComparer.Ordinal);
        if (marked.Count < 2)
        {
            return [];
        }

        var parts = own.Where(path => Array.Exists(Code, ending => path.EndsWith(ending, StringComparison.Ordinal)) && RepositoryPath.Name(path) != "setup.py")
            .Select(path => RepositoryPath.Upwards(RepositoryPath.Folder(path)).LastOrDefault(marked.Contains))
            .OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return parts.Count < 2 ? [] : parts;
    }

    private static bool IsManifest(string path) =>
        Manifests.Contains(RepositoryPath.Name(path)) || Array.Exists(Projects, ending => path.EndsWith(ending, StringComparison.Ordinal));
}
