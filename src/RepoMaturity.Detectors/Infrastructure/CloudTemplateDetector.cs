using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>
/// Reads CloudFormation and SAM templates (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/), Serverless Framework services and ARM templates, by shape. A
/// resource that runs something, or starts what does, is a unit <c>resource:NAME</c>; a function of a service is <c>function:NAME</c>.
/// </summary>
public sealed class CloudTemplateDetector : IDetector
{
    private const int LargestText = 1024 * 1024;

    /// <inheritdoc/>
    public string Id => "cloud-templates";

    /// <inheritdoc/>
    public string Summary => "CloudFormation, SAM, Serverless Framework and ARM templates: resources, what they run and what starts it.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Resource, FactKind.Key, FactKind.Trigger, FactKind.Image, FactKind.Action];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (YamlPath.IsYaml(path) || path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".template", StringComparison.Ordinal))
            && !path.StartsWith(".github/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);

        // A look at the text before the costly reading: most of these files are something else.
        var text = file.Source.Text;
        var isTemplate = text.Contains("AWS::", StringComparison.Ordinal);
        var isManager = file.Path.EndsWith(".json", StringComparison.Ordinal) && text.Contains("deploymentTemplate.json", StringComparison.Ordinal);
        var isService = RepositoryPath.Name(file.Path) is "serverless.yml" or "serverless.yaml" || RepositoryPath.Name(file.Path).StartsWith("serverless.", StringComparison.Ordinal);
        if (text.Length > LargestText || !(isTemplate || isManager || isService))
        {
            return;
        }

        var isYaml = YamlPath.IsYaml(file.Path) || (file.Path.EndsWith(".template", StringComparison.Ordinal) && !text.AsSpan().TrimStart().StartsWith('{'));
        var document = isYaml ? file.Read(YamlReader.Instance) : file.Read(JsonReader.Instance);
        facts.IsTemplated |= document.IsTemplated;

        // What a broken template hides matters here only where it names a service of models; that it is broken is said by whoever reads its keys.
        if (text.Contains("SageMaker", StringComparison.Ordinal) || text.Contains("MachineLearningServices", StringComparison.Ordinal))
        {
            facts.AddProblems(document.Problems, Id);
        }

        var root = document.Root;
        if (isManager)
        {
            WriteManagerResources(root, facts);
        }

        if (isTemplate && root["Resources"] is { Kind: NodeKind.Mapping })
        {
            new CloudFormationFacts(facts, RepositoryPath.Folder(file.Path), root).Write();
        }

        if (isService && root["service"] is not null)
        {
            new ServerlessFacts(facts, RepositoryPath.Folder(file.Path)).Write(root);
            if (root["resources"] is { Kind: NodeKind.Mapping } resources && resources["Resources"] is { Kind: NodeKind.Mapping })
            {
                new CloudFormationFacts(facts, RepositoryPath.Folder(file.Path), resources).Write();
            }
        }
    }

    private static void WriteManagerResources(DocumentNode template, FactWriter facts)
    {
        var open = new Stack<DocumentNode>([template]);
        while (open.TryPop(out var node))
        {
            foreach (var (name, resource) in Resources(node["resources"]))
            {
                if (resource["type"] is { Value: { Length: > 0 } type } typed)
                {
                    facts.Add(new Fact(FactKind.Resource, type, new Position(typed.Line), name ?? resource["name"]?.Value));
                }

                open.Push(resource);
                if (resource.Find("properties", "template") is { } nested)
                {
                    open.Push(nested);
                }
            }
        }
    }

    /// <summary>A list, or since language version 2 a mapping by symbolic names.</summary>
    private static IEnumerable<(string? Name, DocumentNode Resource)> Resources(DocumentNode? resources) =>
        (resources?.Items.Select(item => ((string?)null, item)) ?? []).Concat(resources?.Entries.Select(entry => ((string?)entry.Key, entry.Value)) ?? []);
}
