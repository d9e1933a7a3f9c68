using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.CodeBuild;

/// <summary>
/// Reads AWS CodeBuild: build specifications, told by their shape (a version and phases). The service keeps the trigger, so one counts as started by a push when it
/// asks for the commit that a push gives, or when a template of the repository runs it in a pipeline. Syntax: the build specification reference of CodeBuild.
/// </summary>
public sealed class CodeBuildDetector : IDetector
{
    private static readonly SearchValues<string> Words = SearchValues.Create(["phases:", "AWS::CodeBuild::Project"], StringComparison.Ordinal);

    private static readonly string[] GivenByPush =
        ["CODEBUILD_RESOLVED_SOURCE_VERSION", "CODEBUILD_WEBHOOK_", "CODEBUILD_SOURCE_VERSION", "CODEBUILD_INITIATOR"];

    /// <inheritdoc/>
    public string Id => "codebuild";

    /// <inheritdoc/>
    public string Summary => "AWS CodeBuild: build specifications, and the templates that run them";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlPath.IsYaml(path) && !path.StartsWith(".github/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path) && RepositoryPath.Name(path).StartsWith("buildspec", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var text = file.Source.Text;
        if (!SharedFormat.IsWrittenWith(file, Words))
        {
            return;
        }

        var root = file.Read(YamlReader.Instance).Root;
        if (root["phases"] is { Kind: NodeKind.Mapping } phases && root["version"] is { Value: "0.1" or "0.2" })
        {
            ReadBuild(root, phases, Array.Find(GivenByPush, name => text.Contains(name, StringComparison.Ordinal)), facts);
        }
        else if (root["Resources"] is { Kind: NodeKind.Mapping } resources)
        {
            new CodeBuildTemplate(resources, facts).Read();
        }
    }

    private static void ReadBuild(DocumentNode root, DocumentNode phases, string? givenByPush, FactWriter facts)
    {
        new PipelineUnits(facts).AddBuild(new Position(root.Line), givenByPush);
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in root.Find("env", "variables")?.Entries ?? [])
        {
            if (variable.Value.Value is { Length: > 0 } value)
            {
                constants[variable.Key] = value;
            }
        }

        foreach (var phase in phases.Entries)
        {
            // The commands of a phase share one shell.
            var commands = (phase.Value["commands"]?.Items ?? []).Concat(phase.Value["finally"]?.Items ?? []);
            ScriptLines.Interpret(commands, new CommandContext(facts, string.Empty, string.Empty) { Prefix = $"phase {phase.Key}: ", Environment = constants });
        }
    }
}
