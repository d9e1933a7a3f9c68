using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>
/// Reads Terraform (https://developer.hashicorp.com/terraform/language), in HCL and JSON, and Terragrunt: resources, their settings, modules. A resource that runs
/// something, or starts what does, is a unit by its address (<c>aws_lambda_function.train</c>).
/// </summary>
public sealed class TerraformDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "terraform";

    /// <inheritdoc/>
    public string Summary => "Terraform and Terragrunt: resources, modules, what they run and what starts it.";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Resource, FactKind.Key, FactKind.Trigger, FactKind.Image, FactKind.Command, FactKind.Action];

    /// <summary>Whether a file declares resources of a folder.</summary>
    internal static bool IsConfiguration(string path) => path.EndsWith(".tf", StringComparison.Ordinal) || path.EndsWith(".tofu", StringComparison.Ordinal)
        || path.EndsWith(".tf.json", StringComparison.Ordinal) || RepositoryPath.Name(path) == "terragrunt.hcl";

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsConfiguration(path) || path.EndsWith(".tfvars", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => IsConfiguration(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Path.EndsWith(".json", StringComparison.Ordinal) ? file.Read(JsonReader.Instance) : file.Read(HclReader.Instance);
        facts.AddReading(document, Id);
        var writer = new TerraformFacts(facts, RepositoryPath.Folder(file.Path));
        if (file.Path.EndsWith(".tfvars", StringComparison.Ordinal))
        {
            writer.WriteValues(document.Root, "value.");
        }
        else
        {
            writer.Write(document.Root);
        }
    }
}
