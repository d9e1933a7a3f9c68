using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Settings;

/// <summary>
/// Reads the keys of configuration files in YAML, TOML, JSON and INI. Lock files, workflows that other detectors read, and data that merely has the form of
/// a configuration (large, or a list) are left out.
/// </summary>
public sealed class SettingsDetector : IDetector
{
    private const int MostNodesOfJson = 2000;

    /// <inheritdoc/>
    public string Id => "settings";

    /// <inheritdoc/>
    public string Summary => "Configuration files in YAML, TOML, JSON and INI: keys to depth three.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        if (ReaderOf(path) is null || path.StartsWith(".github/workflows/", StringComparison.Ordinal))
        {
            return false;
        }

        var name = RepositoryPath.Name(path);
        return !name.Contains("-lock.", StringComparison.OrdinalIgnoreCase)
            && !name.Contains(".lock.", StringComparison.OrdinalIgnoreCase)
            && name is not ("npm-shrinkwrap.json" or "package.json" or "pyproject.toml" or "setup.cfg");
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var isJson = file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (!SharedFormat.IsWritten(file) || (isJson && file.Source.Text.AsSpan().TrimStart().StartsWith('[')) || ReaderOf(file.Path) is not { } reader)
        {
            return;
        }

        var document = file.Read(reader);
        facts.AddReading(document, Id);
        if (isJson && (document.Roots.Count > 1 || HasMoreNodes(document.Root, MostNodesOfJson)))
        {
            return;
        }

        var keys = new KeyFacts(facts);
        foreach (var root in document.Roots)
        {
            keys.Write(root);
        }
    }

    private static IReader<StructuredDocument>? ReaderOf(string path)
    {
        var name = RepositoryPath.Name(path);
        var dot = name.LastIndexOf('.');
        return (dot < 0 ? string.Empty : name[dot..].ToLowerInvariant()) switch
        {
            ".yml" or ".yaml" => YamlReader.Instance,
            ".toml" => TomlReader.Instance,
            ".json" or ".jsonc" => JsonReader.Instance,
            ".ini" or ".cfg" or ".flake8" or ".coveragerc" => IniReader.Instance,
            _ => null,
        };
    }

    private static bool HasMoreNodes(DocumentNode root, int most)
    {
        var open = new Stack<DocumentNode>([root]);
        var count = 0;
        while (open.TryPop(out var node))
        {
            count += 1 + node.Items.Count + node.Entries.Count;
            if (count > most)
            {
                return true;
            }

            foreach (var item in node.Items)
            {
                open.Push(item);
            }

            foreach (var entry in node.Entries)
            {
                open.Push(entry.Value);
            }
        }

        return false;
    }
}
