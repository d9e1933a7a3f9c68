using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads Cargo.toml of Rust (https://doc.rust-lang.org/cargo/reference/manifest.html) and Project.toml of Julia (https://pkgdocs.julialang.org/v1/toml-files/).</summary>
public sealed class TomlPackageDetector : IDetector
{
    private static readonly (string Key, string? Scope)[] Tables =
        [("dependencies", null), ("dev-dependencies", "group:dev"), ("build-dependencies", "group:build"), ("deps", null), ("extras", "group:extra")];

    /// <inheritdoc/>
    public string Id => "toml-package";

    /// <inheritdoc/>
    public string Summary => "Cargo.toml of Rust and Project.toml of Julia: dependencies.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is "Cargo.toml" or "Project.toml";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(TomlReader.Instance);
        facts.AddReading(document, Id);
        var compatible = document.Root["compat"];
        foreach (var (key, scope) in Tables)
        {
            foreach (var (name, line, value) in document.Root[key]?.Entries ?? [])
            {
                var version = key is "deps" or "extras" ? compatible?[name]?.Value : value.Value ?? value["version"]?.Value;
                facts.Add(new Fact(FactKind.Dependency, name.ToLowerInvariant(), new Position(line), version, scope));
            }
        }

        foreach (var (name, line, value) in document.Root.Find("workspace", "dependencies")?.Entries ?? [])
        {
            facts.Add(new Fact(FactKind.Dependency, name.ToLowerInvariant(), new Position(line), value.Value ?? value["version"]?.Value));
        }
    }
}
