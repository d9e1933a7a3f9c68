using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>
/// Reads GitHub Actions: workflows, and composite, container and JavaScript actions. Syntax: GitHub's workflow syntax and metadata syntax references.
/// </summary>
public sealed class GitHubActionsDetector : IDetector
{
    private const string Workflows = ".github/workflows/";

    /// <inheritdoc/>
    public string Id => "github-actions";

    /// <inheritdoc/>
    public string Summary => "GitHub Actions: triggers, jobs, steps, reusable workflows and actions";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds =>
        [FactKind.Trigger, FactKind.Command, FactKind.Action, FactKind.Image, FactKind.Environment, FactKind.Key, FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsWorkflow(path) ? YamlPath.IsYaml(path) || IsRenamed(path) : RepositoryPath.Name(path) is "action.yml" or "action.yaml";
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => IsWorkflow(path) && YamlPath.IsYaml(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddReading(document, Id);
        if (!IsWorkflow(file.Path))
        {
            new ActionFacts(facts, RepositoryPath.Folder(file.Path)).Read(document.Root);
            return;
        }

        // GitHub runs only the workflows in the root's own folder, and none in a folder below it.
        var runs = file.Path.StartsWith(Workflows, StringComparison.Ordinal) && !file.Path[Workflows.Length..].Contains('/', StringComparison.Ordinal);
        var disabled = !runs ? "not in the .github/workflows folder of the repository"
            : YamlPath.IsYaml(file.Path) ? null
            : "renamed, so that GitHub does not read it";
        new WorkflowFacts(facts, file.Path, disabled).Read(document.Root);
    }

    /// <summary><c>train.yml.disabled</c>, <c>train.yaml.bak</c>.</summary>
    private static bool IsRenamed(string path)
    {
        var name = RepositoryPath.Name(path);
        return name.Contains(".yml", StringComparison.Ordinal) || name.Contains(".yaml", StringComparison.Ordinal);
    }

    private static bool IsWorkflow(string path) =>
        path.StartsWith(Workflows, StringComparison.Ordinal) || path.Contains("/" + Workflows, StringComparison.Ordinal);
}
