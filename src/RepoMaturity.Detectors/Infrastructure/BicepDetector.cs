using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>
/// Reads the heads of the declarations in Bicep files (https://learn.microsoft.com/azure/azure-resource-manager/bicep/file): resources by their type, and the modules of the repository
/// that a file uses.
/// </summary>
public sealed class BicepDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "bicep";

    /// <inheritdoc/>
    public string Summary => "Bicep files: resource types and modules.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Resource, FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".bicep", StringComparison.Ordinal) || path.EndsWith(".bicepparam", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var number = 0;
        foreach (var range in file.Source.Text.AsSpan().Split('\n'))
        {
            number++;
            var line = file.Source.Text.AsSpan(range).Trim();
            if (!line.StartsWith("resource ", StringComparison.Ordinal) && !line.StartsWith("module ", StringComparison.Ordinal) && !line.StartsWith("using ", StringComparison.Ordinal))
            {
                continue;
            }

            var words = line.ToString().Split('\'', 3);
            var head = words[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || words[1].Length == 0 || head.Length > 2)
            {
                continue;
            }

            var position = new Position(number);
            if (head[0] == "resource")
            {
                facts.Add(new Fact(FactKind.Resource, words[1].Split('@')[0], position, head.Length > 1 ? head[1] : null));
            }
            else if (words[1].StartsWith("br", StringComparison.Ordinal) || words[1].StartsWith("ts", StringComparison.Ordinal))
            {
                facts.Add(new Fact(FactKind.Key, "module", position, words[1]));
            }
            else
            {
                facts.Add(new Reference(ReferenceKinds.Script, words[1], position) { Folder = RepositoryPath.Folder(file.Path), Text = $"{head[0]} {words[1]}" });
            }
        }
    }
}
