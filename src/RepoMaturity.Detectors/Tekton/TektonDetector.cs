using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Tekton;

/// <summary>
/// Reads Tekton: tasks, pipelines, their runs, and the listeners that start them; also runs that Pipelines as Code starts. Told by their shape. Schema: Tekton's API
/// specification.
/// </summary>
public sealed class TektonDetector : IDetector
{
    /// <summary>Kind of reference to another resource. Target: its kind, slash, its name.</summary>
    internal const string Named = "tekton-named";

    /// <inheritdoc/>
    public string Id => "tekton";

    /// <inheritdoc/>
    public string Summary => "Tekton: tasks, pipelines, runs and triggers";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Image];

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
        if (!SharedFormat.IsWrittenWith(file, "tekton.dev/"))
        {
            return;
        }

        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        foreach (var root in document.Roots)
        {
            if (root["apiVersion"]?.Value is { } version && version.Contains("tekton.dev/", StringComparison.Ordinal))
            {
                facts.IsTemplated |= document.IsTemplated;
                new TektonResource(root, facts).Read();
            }
        }
    }
}
