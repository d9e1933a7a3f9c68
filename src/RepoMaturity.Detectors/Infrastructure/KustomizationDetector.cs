using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Reads what Kustomize (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/) and Helmfile (https://helmfile.readthedocs.io) put together: the files and folders that they name.</summary>
public sealed class KustomizationDetector : IDetector
{
    private static readonly string[] Lists = ["resources", "bases", "components", "crds"];

    /// <inheritdoc/>
    public string Id => "kustomizations";

    /// <inheritdoc/>
    public string Summary => "Kustomizations and helmfiles: the manifests and charts that they name.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is "kustomization.yaml" or "kustomization.yml" or "Kustomization" or "helmfile.yaml" or "helmfile.yml";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var root = file.Read(YamlReader.Instance).Root;
        foreach (var list in Lists)
        {
            foreach (var item in root[list]?.Items ?? [])
            {
                facts.Add(new Fact(FactKind.Key, list, new Position(item.Line), item.Value));
                Add(item, file.Path, facts);
            }
        }

        foreach (var release in root["releases"]?.Items ?? [])
        {
            if (release["chart"] is { Value: ['.', ..] } chart && release["installed"]?.Value != "false")
            {
                Add(chart, file.Path, facts);
            }
        }
    }

    private static void Add(DocumentNode item, string path, FactWriter facts)
    {
        if (item.Value is not { Length: > 0 } named)
        {
            return;
        }

        var isOutside = named.Contains("://", StringComparison.Ordinal) || named.StartsWith("github.com/", StringComparison.Ordinal) || named.StartsWith("git@", StringComparison.Ordinal);
        facts.Add(new Reference(isOutside ? ReferenceKinds.Outside : AppliedFiles.Kind, named, new Position(item.Line)) { Folder = RepositoryPath.Folder(path), Text = "resource " + named });
    }
}
