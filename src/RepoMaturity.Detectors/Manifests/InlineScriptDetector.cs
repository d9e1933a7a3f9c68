using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads what a Python script says of itself in comments (PEP 723, https://packaging.python.org/en/latest/specifications/inline-script-metadata/).</summary>
public sealed class InlineScriptDetector : IDetector
{
    private const string Beginning = "# /// script";
    private const string End = "# ///";

    /// <inheritdoc/>
    public string Id => "inline-script";

    /// <inheritdoc/>
    public string Summary => "Python scripts: dependencies in the comment block at their head.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".py", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var text = file.Source.Text;
        var start = text.IndexOf(Beginning, StringComparison.Ordinal);
        if (start < 0 || (start > 0 && text[start - 1] != '\n'))
        {
            return;
        }

        // The lines before the block stay, empty, so that lines keep their numbers.
        var block = new List<string>(Enumerable.Repeat(string.Empty, text.AsSpan(0, start).Count('\n') + 1));
        foreach (var line in text[start..].Split('\n').Skip(1).Select(line => line.TrimEnd()))
        {
            if (line == End)
            {
                Write(string.Join('\n', block), file.Limits, facts);
                return;
            }

            if (!line.StartsWith('#'))
            {
                return;
            }

            block.Add(line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : line[1..]);
        }
    }

    private static void Write(string text, ReadLimits limits, FactWriter facts)
    {
        foreach (var item in TomlReader.Instance.Read(SourceText.Of(text), limits).Root["dependencies"]?.OneOrMany() ?? [])
        {
            if (PythonRequirement.Parse(item.Value) is { } requirement)
            {
                facts.Add(new Fact(FactKind.Dependency, requirement.Name, new Position(item.Line), requirement.Specifier));
            }
        }
    }
}
