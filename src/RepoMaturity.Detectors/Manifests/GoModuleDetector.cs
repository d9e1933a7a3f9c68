using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads go.mod (https://go.dev/ref/mod#go-mod-file).</summary>
public sealed class GoModuleDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "go-module";

    /// <inheritdoc/>
    public string Summary => "go.mod: the modules that a Go module requires directly.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == "go.mod";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var isBlock = false;
        var number = 0;
        foreach (var line in file.Source.Text.Split('\n'))
        {
            number++;
            var text = line.Trim();
            if (text.StartsWith("require (", StringComparison.Ordinal))
            {
                isBlock = true;
            }
            else if (text == ")")
            {
                isBlock = false;
            }
            else if ((isBlock || text.StartsWith("require ", StringComparison.Ordinal)) && !text.EndsWith("// indirect", StringComparison.Ordinal))
            {
                var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var first = isBlock ? 0 : 1;
                if (words.Length > first + 1 && words[first].Contains('.', StringComparison.Ordinal))
                {
                    facts.Add(new Fact(FactKind.Dependency, words[first], new Position(number), words[first + 1]));
                }
            }
        }
    }
}
