using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>
/// Reads what tells a controller in a cluster to keep what a folder of a repository declares: applications of Argo CD (https://argo-cd.readthedocs.io) and of Flux
/// (https://fluxcd.io/flux/components/). One that needs no person is a unit <c>gitops:NAME</c>, started by every push.
/// </summary>
public sealed class GitOpsDetector : IDetector
{
    private static readonly SearchValues<string> Words = SearchValues.Create(["argoproj.io", "fluxcd.io"], StringComparison.Ordinal);

    /// <inheritdoc/>
    public string Id => "gitops";

    /// <inheritdoc/>
    public string Summary => "Applications of Argo CD and Flux: the folders that a controller applies by itself.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Trigger];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlPath.IsYaml(path) && !path.StartsWith(".github/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (!SharedFormat.IsWrittenWith(file, Words))
        {
            return;
        }

        foreach (var root in file.Read(YamlReader.Instance).Roots)
        {
            Write(root, facts);
        }
    }

    private static void Write(DocumentNode root, FactWriter facts)
    {
        var version = root["apiVersion"]?.Value ?? string.Empty;
        var (paths, isAutomatic) = (version.Split('/')[0], root["kind"]?.Value) switch
        {
            ("argoproj.io", "Application") => (Sources(root["spec"]), IsAutomated(root["spec"])),
            ("argoproj.io", "ApplicationSet") => ([.. Sources(root.Find("spec", "template", "spec")), .. Generated(root.Find("spec", "generators"))], IsAutomated(root.Find("spec", "template", "spec"))),
            ("kustomize.toolkit.fluxcd.io", "Kustomization") => (Texts(root.Find("spec", "path")), IsOn(root)),
            ("helm.toolkit.fluxcd.io", "HelmRelease") => (Texts(root.Find("spec", "chart", "spec", "chart")).Where(chart => chart.Value!.StartsWith('.')).ToList(), IsOn(root)),
            _ => ((IReadOnlyList<DocumentNode>)[], false),
        };
        if (paths.Count == 0)
        {
            return;
        }

        var name = root.Find("metadata", "name")?.Value ?? "application";
        var id = "gitops:" + name;
        var trigger = new Trigger(TriggerKind.Push, $"push, synchronised by {(version.StartsWith("argo", StringComparison.Ordinal) ? "Argo CD" : "Flux")}", new Position(root.Line));
        facts.Add(new Unit(id, UnitKind.Pipeline, name, new Position(root.Line)) { Triggers = isAutomatic ? [trigger] : [] });
        if (isAutomatic)
        {
            facts.Add(TriggerFact.Of(trigger with { Kind = TriggerKind.Event }, id));
        }

        foreach (var path in paths)
        {
            facts.Add(new Reference(AppliedFiles.Kind, path.Value!.TrimEnd('/', '*'), new Position(path.Line), id) { Folder = string.Empty, Text = $"application {name}: {path.Value}" });
        }
    }

    private static bool IsAutomated(DocumentNode? specification) => specification?.Find("syncPolicy", "automated") is { } automated && automated["enabled"]?.Value != "false";

    private static bool IsOn(DocumentNode root) => root.Find("spec", "suspend")?.Value != "true";

    private static IReadOnlyList<DocumentNode> Sources(DocumentNode? specification) =>
        [.. Texts(specification?.Find("source", "path")), .. specification?["sources"]?.Items.SelectMany(source => Texts(source["path"])) ?? []];

    /// <summary>Folders that a set makes an application of each: <c>apps/*</c>.</summary>
    private static IEnumerable<DocumentNode> Generated(DocumentNode? generators) => (generators?.Items ?? [])
        .SelectMany(generator => generator.Find("git", "directories")?.Items ?? [])
        .Where(directory => directory["exclude"]?.Value != "true").SelectMany(directory => Texts(directory["path"]));

    /// <summary>A path that can be followed; the root alone would mean everything.</summary>
    private static List<DocumentNode> Texts(DocumentNode? node) =>
        node is { Value: { Length: > 1 } value } && value is not "./" && !value.Contains("{{", StringComparison.Ordinal) ? [node] : [];
}
