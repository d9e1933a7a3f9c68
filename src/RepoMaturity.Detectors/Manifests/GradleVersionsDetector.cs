using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads version catalogues of Gradle (https://docs.gradle.org/current/userguide/version_catalogs.html): libraries as <c>group:artifact</c>, and plug-ins.</summary>
public sealed class GradleVersionsDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "gradle-versions";

    /// <inheritdoc/>
    public string Summary => "libs.versions.toml of Gradle: dependencies and plug-ins.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path).EndsWith(".versions.toml", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(TomlReader.Instance);
        facts.AddReading(document, Id);
        var versions = document.Root["versions"];
        foreach (var (_, line, value) in document.Root["libraries"]?.Entries ?? [])
        {
            if (Library(value) is { } module)
            {
                Add(module, line, value, null);
            }
        }

        foreach (var (_, line, value) in document.Root["plugins"]?.Entries ?? [])
        {
            if ((value["id"]?.Value ?? value.Value?.Split(':')[0]) is { Length: > 0 } id)
            {
                Add(id, line, value, "group:build");
            }
        }

        void Add(string name, int line, DocumentNode value, string? scope)
        {
            // The shorthand ends with the version; a table gives it, or names one of those at the top.
            var given = value["version"];
            var version = value.Value is { } text ? Shorthand(text, scope)
                : given?["ref"]?.Value is { } named ? versions?[named]?.Value
                : given?.Value;
            facts.Add(new Fact(FactKind.Dependency, name, new Position(line), version, scope));
        }
    }

    private static string? Shorthand(string text, string? scope) => text.Split(':') is var parts && parts.Length > (scope is null ? 2 : 1) ? parts[^1] : null;

    private static string? Library(DocumentNode value) => value switch
    {
        { Value: { } text } => text.Split(':') is [{ Length: > 0 } group, { Length: > 0 } name, ..] ? $"{group}:{name}" : null,
        _ when value["module"]?.Value is { Length: > 0 } module => module,
        _ when value["group"]?.Value is { Length: > 0 } group && value["name"]?.Value is { Length: > 0 } name => $"{group}:{name}",
        _ => null,
    };
}
