using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Settings;

/// <summary>Reads the hooks of pre-commit (https://pre-commit.com/#pre-commit-configyaml---repos).</summary>
public sealed class PreCommitDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "pre-commit";

    /// <inheritdoc/>
    public string Summary => ".pre-commit-config.yaml: hooks and the repositories that they come from.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Hook];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is ".pre-commit-config.yaml" or ".pre-commit-config.yml";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddReading(document, Id);

        // Before version 1.0 the list of repositories was the whole file.
        var repositories = document.Root.Kind == NodeKind.Sequence ? document.Root : document.Root["repos"];
        foreach (var repository in repositories?.Items ?? [])
        {
            foreach (var hook in repository["hooks"]?.Items ?? [])
            {
                if (hook["id"] is { Value: { Length: > 0 } name } id)
                {
                    facts.Add(new Fact(FactKind.Hook, name, new Position(id.Line), repository["repo"]?.Value));
                }
            }
        }
    }
}
