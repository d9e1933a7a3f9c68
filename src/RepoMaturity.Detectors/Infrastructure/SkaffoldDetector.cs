using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Reads Skaffold's files (https://skaffold.dev/docs/references/yaml/), which Cloud Deploy renders too: the manifests that they deploy and the images that they build.</summary>
public sealed class SkaffoldDetector : IDetector
{
    private const string Build = "build";

    private static readonly string[][] Manifests = [["manifests", "rawYaml"], ["manifests", "kustomize", "paths"], ["deploy", "kubectl", "manifests"], ["deploy", "kustomize", "paths"]];
    private static readonly string[][] Charts = [["manifests", "helm", "releases"], ["deploy", "helm", "releases"]];

    /// <inheritdoc/>
    public string Id => "skaffold";

    /// <inheritdoc/>
    public string Summary => "Skaffold files: the manifests, charts and images that they name.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is "skaffold.yaml" or "skaffold.yml";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var root = file.Read(YamlReader.Instance).Root;
        if (root["apiVersion"]?.Value?.StartsWith("skaffold/", StringComparison.Ordinal) != true)
        {
            return;
        }

        // To deploy builds nothing: what the build refers to names the images alone.
        facts.Add(new Unit(Build, UnitKind.Task, "build", new Position(root.Line)));
        var folder = RepositoryPath.Folder(file.Path);
        foreach (var part in new[] { root }.Concat(root["profiles"]?.Items ?? []))
        {
            foreach (var artifact in part.Find("build", "artifacts")?.Items ?? [])
            {
                AddImage(artifact, folder, facts);
            }

            foreach (var item in Manifests.SelectMany(keys => part.Find(keys)?.OneOrMany() ?? []))
            {
                AddManifests(item, folder, facts);
            }

            foreach (var chart in Charts.SelectMany(keys => part.Find(keys)?.Items ?? []).Select(release => release["chartPath"]).OfType<DocumentNode>())
            {
                AddManifests(chart, folder, facts);
            }
        }
    }

    private static void AddImage(DocumentNode artifact, string folder, FactWriter facts)
    {
        if (artifact["image"]?.Value is { Length: > 0 } image)
        {
            facts.Add(new Reference(ReferenceKinds.ImageBuild, artifact.Find("docker", "dockerfile")?.Value ?? "Dockerfile", new Position(artifact.Line), Build)
            {
                Folder = RepositoryPath.Combine(folder, artifact["context"]?.Value ?? string.Empty),
                Text = "image " + image,
                Arguments = [new Argument("tag", image)],
            });
        }
    }

    /// <summary>A file, or the folder of a pattern: <c>k8s/*.yaml</c>.</summary>
    private static void AddManifests(DocumentNode item, string folder, FactWriter facts)
    {
        if (item.Value is { Length: > 0 } named && !named.Contains("://", StringComparison.Ordinal))
        {
            var star = named.IndexOf('*', StringComparison.Ordinal);
            var target = star < 0 ? named : named[..Math.Max(0, named.LastIndexOf('/', star))];
            facts.Add(new Fact(FactKind.Key, "manifests", new Position(item.Line), named));
            facts.Add(new Reference(AppliedFiles.Kind, target, new Position(item.Line)) { Folder = folder, Text = "manifests " + named });
        }
    }
}
