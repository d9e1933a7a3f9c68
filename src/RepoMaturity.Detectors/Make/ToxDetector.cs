using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Make;

/// <summary>Reads the environments of tox from its own files (https://tox.wiki/en/latest/config.html).</summary>
public sealed class ToxDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "tox";

    /// <inheritdoc/>
    public string Summary => "tox.ini and tox.toml: environments with their dependencies and commands";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command, FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "tox.ini" or "tox.toml";
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (file.Path.EndsWith(".toml", StringComparison.Ordinal))
        {
            var tables = file.Read(TomlReader.Instance);
            facts.AddReading(tables, Id);
            ToxFacts.WriteTables(tables.Root, file.Path, facts);
            return;
        }

        var document = file.Read(IniReader.Instance);
        facts.AddReading(document, Id);
        ToxFacts.WriteSections(document.Root, "tox", file.Path, facts);
    }
}
