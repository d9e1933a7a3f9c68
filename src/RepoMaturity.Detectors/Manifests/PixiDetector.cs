using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Make;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads pixi.toml (https://pixi.sh/latest/reference/pixi_manifest/).</summary>
public sealed class PixiDetector : IDetector
{
    private static readonly (string Key, string? Scope)[] Tables =
    [
        ("dependencies", null),
        ("pypi-dependencies", null),
        ("host-dependencies", "build-system"),
        ("build-dependencies", "build-system"),
    ];

    /// <inheritdoc/>
    public string Id => "pixi";

    /// <inheritdoc/>
    public string Summary => "pixi.toml: dependencies of features and platforms, tasks.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == "pixi.toml";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(TomlReader.Instance);
        facts.AddReading(document, Id);
        WriteDependencies(document.Root, facts);
        ProjectTasks.WritePixi(document.Root, RepositoryPath.Folder(file.Path), facts);
    }

    /// <summary>Writes the dependencies of a workspace: of pixi.toml, or of the table <c>tool.pixi</c> of pyproject.toml.</summary>
    internal static void WriteDependencies(DocumentNode? pixi, FactWriter facts)
    {
        if (pixi is null)
        {
            return;
        }

        WriteTables(pixi, null, facts);
        foreach (var feature in pixi["feature"]?.Entries ?? [])
        {
            WriteTables(feature.Value, "group:" + feature.Key, facts);
        }
    }

    private static void WriteTables(DocumentNode owner, string? scope, FactWriter facts)
    {
        foreach (var (key, own) in Tables)
        {
            DependencyTable.Write(owner[key], own ?? scope, facts);
        }

        foreach (var target in owner["target"]?.Entries ?? [])
        {
            foreach (var (key, own) in Tables)
            {
                DependencyTable.Write(target.Value[key], own ?? scope, facts);
            }
        }
    }
}
