using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads Python requirements files, compiled ones too. Constraints are no dependencies: they install nothing.</summary>
public sealed class RequirementsDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "python-requirements";

    /// <inheritdoc/>
    public string Summary => "Python requirements files: dependencies, and the files that they include.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        var isText = path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
        if (!isText && !path.EndsWith(".in", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var name = RepositoryPath.Name(path);
        if (name.StartsWith("constraint", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return name.Contains("requirement", StringComparison.OrdinalIgnoreCase)
            || RepositoryPath.Name(RepositoryPath.Folder(path)).Equals("requirements", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (file.Source.IsBinary)
        {
            facts.AddProblem(null, "The file is not text.", Id);
            return;
        }

        foreach (var line in CompiledRequirements.Direct(Lines(file.Source.Text)))
        {
            RequirementLines.Write(line.Text, new Position(line.Line), file.Path, facts);
        }
    }

    /// <summary>The lines with their numbers, those that go on joined.</summary>
    private static List<RequirementLine> Lines(string whole)
    {
        var text = whole.AsSpan().TrimStart('\uFEFF');
        var lines = new List<RequirementLine>();
        var line = 0;
        var start = 1;
        var joined = string.Empty;
        foreach (var range in text.Split('\n'))
        {
            line++;
            var content = text[range].TrimEnd('\r');
            if (content.EndsWith('\\'))
            {
                // Of a long chain of continued lines, hashes for the most part, only the beginning names anything.
                joined = joined.Length < 1000 ? string.Concat(joined, content[..^1]) : joined;
                continue;
            }

            lines.Add(new RequirementLine(start, joined.Length > 0 ? string.Concat(joined, content) : content.ToString()));
            joined = string.Empty;
            start = line + 1;
        }

        lines.Add(new RequirementLine(start, joined));
        return lines;
    }
}
