using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.AzurePipelines;

/// <summary>
/// Reads Azure Pipelines: pipelines and templates, wherever the files lie, told by their shape. Schema: the YAML schema reference of Azure Pipelines.
/// </summary>
public sealed class AzurePipelinesDetector : IDetector
{
    /// <summary>Kind of reference from a pipeline to a template file. Target: path relative to the file, or to the root when it begins with a slash.</summary>
    internal const string Template = "azure-template";

    /// <summary>Kind of reference of a pipeline that says nothing of its trigger; the hosting service then starts it on every push.</summary>
    internal const string DefaultTrigger = "azure-default-trigger";

    private static readonly SearchValues<string> BodyWords = SearchValues.Create(["steps:", "stages:", "jobs:", "extends:", "variables:"], StringComparison.Ordinal);
    private static readonly string[] Bodies = ["stages", "jobs", "steps"];

    /// <inheritdoc/>
    public string Id => "azure-pipelines";

    /// <inheritdoc/>
    public string Summary => "Azure Pipelines: triggers, stages, jobs, steps, tasks and templates";

    /// <inheritdoc/>
    public int Version => 5;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Action, FactKind.Environment];

    /// <inheritdoc/>
    public bool Claims(string path) =>
        YamlPath.IsYaml(path)
        && !path.StartsWith(".github/", StringComparison.Ordinal)
        && !RepositoryPath.Name(path).StartsWith(".gitlab-ci", StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path) && RepositoryPath.Name(path).StartsWith("azure-pipelines", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (!SharedFormat.IsWrittenWith(file, BodyWords) || file.Read(YamlReader.Instance).Root is not { } root || !HasShape(root))
        {
            return;
        }

        new AzurePipelineFacts(facts).Read(root);
    }

    private static bool HasShape(DocumentNode root) =>
        Bodies.Any(body => root[body]?.Items.Any(item => IsPart(body, item)) == true) || root.Find("extends", "template") is not null || IsVariables(root);

    /// <summary>A template that holds variables alone: their names and values in the form that pipelines use.</summary>
    private static bool IsVariables(DocumentNode root) => root.Entries.Count <= 2 && root["variables"] is { Kind: NodeKind.Sequence } variables
        && variables.Items.Any(item => item["name"] is not null && item["value"] is not null);

    private static bool IsPart(string body, DocumentNode item)
    {
        if (item.Entries.Any(entry => entry.Key.StartsWith("${{", StringComparison.Ordinal)))
        {
            return true;
        }

        // Google Cloud Build has steps with scripts as well; theirs are named for an image.
        if (body == "steps" && item["name"]?.Value?.Contains('/', StringComparison.Ordinal) == true)
        {
            return false;
        }

        ReadOnlySpan<string> keys = body switch
        {
            "stages" => ["stage", "template"],
            "jobs" => ["job", "deployment", "template"],
            _ => ["script", "bash", "pwsh", "powershell", "task", "template", "checkout", "publish", "download"],
        };
        foreach (var key in keys)
        {
            if (item[key] is not null)
            {
                return true;
            }
        }

        return false;
    }
}
