using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads conda environments (https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html), by shape: a list of dependencies beside a name, channels or a prefix.</summary>
public sealed class CondaEnvironmentDetector : IDetector
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" =<>!~[");

    /// <inheritdoc/>
    public string Id => "conda-environment";

    /// <inheritdoc/>
    public string Summary => "Conda environment files: dependencies, those of pip included.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        if (!path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var name = RepositoryPath.Name(path);
        return !name.Contains("lock", StringComparison.OrdinalIgnoreCase)
            && (name.Contains("env", StringComparison.OrdinalIgnoreCase)
                || name.Contains("conda", StringComparison.OrdinalIgnoreCase)
                || name.Contains("dependencies", StringComparison.OrdinalIgnoreCase)
                || name.Contains("requirements", StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        var root = document.Root;
        if (root["dependencies"] is not { Kind: NodeKind.Sequence } dependencies
            || (root["name"] is null && root["channels"] is null && root["prefix"] is null))
        {
            return;
        }

        facts.IsTemplated |= document.IsTemplated;
        foreach (var item in dependencies.Items)
        {
            if (item.Value is { } specification)
            {
                Write(specification, item.Line, facts);
                continue;
            }

            foreach (var requirement in item["pip"]?.OneOrMany() ?? [])
            {
                RequirementLines.Write(requirement.Value, new Position(requirement.Line), file.Path, facts);
            }
        }
    }

    // CHANNEL::NAME VERSION, with or without signs and build: https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html
    private static void Write(string specification, int line, FactWriter facts)
    {
        var text = specification.AsSpan();
        var channel = text.IndexOf("::", StringComparison.Ordinal);
        text = (channel < 0 ? text : text[(channel + 2)..]).Trim();
        var end = text.IndexOfAny(NameEnds);
        var name = PackageName.OfPython(end < 0 ? text : text[..end]);
        if (name.Length == 0 || name is "python" or "pip")
        {
            return;
        }

        var version = end < 0 ? [] : text[end..].Trim();
        facts.Add(new Fact(FactKind.Dependency, name, new Position(line), version.IsEmpty || version[0] == '[' ? null : version.ToString()));
    }
}
