using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators.Snakemake;

/// <summary>Reads workflows of Snakemake: rules, what they run, and the files that they include. Syntax: Snakemake's grammar of rules.</summary>
public sealed class SnakefileDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "snakemake";

    /// <inheritdoc/>
    public string Summary => "Snakemake workflows: rules with their shell commands, scripts and notebooks";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage, FactKind.Command, FactKind.Call, FactKind.Import];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "Snakefile" or "snakefile" || path.EndsWith(".smk", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var folder = RepositoryPath.Folder(file.Path);
        facts.Add(new Unit(PipelineFiles.Whole, UnitKind.Pipeline, file.Path, new Position(1)));
        string? rule = null;
        var scripts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in SnakefileReader.Read(file.Source.Text))
        {
            var position = new Position(part.Line);
            switch (part.Keyword)
            {
                case "rule" or "checkpoint":
                    rule = "rule:" + part.Name;
                    scripts.Clear();
                    facts.Add(new Unit(rule, UnitKind.Stage, part.Name, position));
                    facts.Add(new Reference(ReferenceKinds.Unit, "#" + rule, position, PipelineFiles.Whole) { Text = $"rule {part.Name}" });
                    facts.Add(new Fact(FactKind.Stage, part.Name, position, null, rule));
                    break;
                case "include":
                    facts.Add(new Reference(PipelineFiles.Kind, part.Text, position, PipelineFiles.Whole) { Folder = folder, Text = $"include {part.Text}" });
                    break;
                case "input" or "params":
                    foreach (var (name, path) in SnakefileReader.Scripts(part.Text))
                    {
                        scripts[$"{{{part.Keyword}.{name}}}"] = path;
                    }

                    break;
                case "shell" when rule is not null:
                    // Wildcards and inputs stand in braces; doubled ones are the shell's own.
                    var text = scripts.Aggregate(part.Text, (known, script) => known.Replace(script.Key, script.Value, StringComparison.Ordinal));
                    var command = text.Replace("{{", "\u0001", StringComparison.Ordinal).Replace("{", "${", StringComparison.Ordinal)
                        .Replace("\u0001", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
                    CommandInterpreter.Interpret(command, position, rule, null, facts);
                    break;
                case "script" or "notebook" when rule is not null && part.Text.Length > 0:
                    facts.Add(new Reference(ReferenceKinds.Script, part.Text, position, rule) { Folder = folder, Text = $"{part.Keyword} {part.Text}" });
                    break;
                case "run" when rule is not null:
                    EmbeddedPython.Write(part.Text, position, facts, rule);
                    break;
            }
        }
    }
}
