using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads DESCRIPTION of R packages (https://cran.r-project.org/doc/manuals/R-exts.html#The-DESCRIPTION-file) and the lock file of renv.</summary>
public sealed class RPackageDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "r-package";

    /// <inheritdoc/>
    public string Summary => "DESCRIPTION and renv.lock of R: dependencies.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is "DESCRIPTION" or "renv.lock";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (RepositoryPath.Name(file.Path) == "DESCRIPTION")
        {
            ReadDescription(file.Source.Text, facts);
            return;
        }

        var document = file.Read(JsonReader.Instance);
        facts.AddReading(document, Id);
        foreach (var (name, line, value) in document.Root["Packages"]?.Entries ?? [])
        {
            facts.Add(new Fact(FactKind.Dependency, name.ToLowerInvariant(), new Position(line), value["Version"]?.Value));
        }
    }

    /// <summary>Fields run on over lines that begin with a blank.</summary>
    private static void ReadDescription(string text, FactWriter facts)
    {
        string? scope = null;
        var isList = false;
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan(range);
            if (!line.IsEmpty && !char.IsWhiteSpace(line[0]))
            {
                var colon = line.IndexOf(':');
                var field = colon < 0 ? string.Empty : line[..colon].ToString();
                isList = field is "Imports" or "Depends" or "Suggests" or "LinkingTo" or "Enhances";
                scope = field is "Suggests" or "Enhances" ? "group:" + field.ToLowerInvariant() : null;
                line = line[(colon + 1)..];
            }

            if (isList)
            {
                WriteEach(line, number, scope, facts);
            }
        }
    }

    private static void WriteEach(ReadOnlySpan<char> line, int number, string? scope, FactWriter facts)
    {
        foreach (var range in line.Split(','))
        {
            var part = line[range].Trim();
            var bracket = part.IndexOf('(');
            var name = (bracket < 0 ? part : part[..bracket]).Trim();
            if (name.IsEmpty || name is "R" || !char.IsAsciiLetter(name[0]) || name.Contains(' '))
            {
                continue;
            }

            var version = bracket < 0 ? null : part[(bracket + 1)..].TrimEnd(')').Trim().ToString();
            facts.Add(new Fact(FactKind.Dependency, name.ToString().ToLowerInvariant(), new Position(number), version, scope));
        }
    }
}
