using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Languages.JavaScript;

/// <summary>Finds the files that relative imports mean, as Node.js and TypeScript look for them.</summary>
public sealed class JavaScriptImportResolver : IResolver
{
    private static readonly string[] Endings = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", "/index.ts", "/index.tsx", "/index.js", ".mts"];

    /// <inheritdoc/>
    public string Id => "javascript-imports";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(LanguageReferences.Module))
        {
            if (RepositoryPath.Combine(site.Reference.Folder ?? string.Empty, site.Reference.Target) is { } path && Find(repository, path) is { } file && file != site.File.Path)
            {
                links.Connect(new Edge(site.From, UnitKey.File(file), site.Reference.Position, site.Reference.Text ?? site.Reference.Target) { IsImport = true });
            }
        }
    }

    private static string? Find(RepositoryFacts repository, string path)
    {
        foreach (var ending in Endings)
        {
            if (repository.HasFile(path + ending))
            {
                return path + ending;
            }
        }

        // TypeScript imports its own files by the ending that they will have: './model.js'.
        return path.EndsWith(".js", StringComparison.Ordinal) && repository.HasFile(path[..^3] + ".ts") ? path[..^3] + ".ts" : null;
    }
}
