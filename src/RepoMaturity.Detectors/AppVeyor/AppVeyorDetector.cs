using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.AppVeyor;

/// <summary>Reads AppVeyor (https://www.appveyor.com/docs/appveyor-yml/): the phases of a build, and where it deploys.</summary>
public sealed class AppVeyorDetector : IDetector
{
    private static readonly string[] Phases =
    [
        "init", "install", "before_build", "build_script", "after_build", "before_test", "test_script", "after_test", "before_package", "before_deploy", "deploy_script", "after_deploy",
        "on_success", "on_finish",
    ];

    /// <inheritdoc/>
    public string Id => "appveyor";

    /// <inheritdoc/>
    public string Summary => "AppVeyor: the phases of a build and its deployments";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Action];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "appveyor.yml" or ".appveyor.yml" or "appveyor.yaml" or ".appveyor.yaml";
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        if (document.Root.Kind != NodeKind.Mapping)
        {
            return;
        }

        var root = document.Root;
        var start = new Position(root.Line);
        var units = new PipelineUnits(facts);
        var isStarted = !file.Path.Contains('/', StringComparison.Ordinal);
        units.Add(new Unit(PipelineUnits.Pipeline, UnitKind.Workflow, "build", start) { Triggers = isStarted ? [new Trigger(TriggerKind.Push, "push", start)] : [] });
        foreach (var phase in Phases)
        {
            foreach (var line in All(root[phase]))
            {
                Interpret(line, phase, facts);
            }
        }

        // Without a script of its own a build runs MSBuild over the project that it names.
        if (root["build"]?["project"] is { Value: { Length: > 0 } project } named)
        {
            CommandInterpreter.Interpret("dotnet build " + project.Replace('\\', '/'), new Position(named.Line), PipelineUnits.Pipeline, string.Empty, facts);
        }

        foreach (var target in All(root["deploy"]))
        {
            if (target["provider"] is { Value: { Length: > 0 } provider } place)
            {
                facts.Add(new Fact(FactKind.Action, "appveyor/deploy/" + provider.ToLowerInvariant(), new Position(place.Line), null, PipelineUnits.Pipeline));
            }
        }
    }

    private static IReadOnlyList<DocumentNode> All(DocumentNode? node) => node is null ? [] : node.Kind == NodeKind.Sequence ? node.Items : [node];

    /// <summary>A line is for the shell of the machine, or names its shell: <c>ps: ./build.ps1</c>.</summary>
    private static void Interpret(DocumentNode line, string phase, FactWriter facts)
    {
        foreach (var command in line.Kind == NodeKind.Mapping ? line.Entries.Where(entry => entry.Key is "ps" or "pwsh" or "cmd" or "sh").Select(entry => entry.Value) : [line])
        {
            if (command.Value is { Length: > 0 } text)
            {
                CommandInterpreter.Interpret(
                    PowerShellText.AsShell(text), new Position(command.Line), new CommandContext(facts, PipelineUnits.Pipeline, string.Empty) { Prefix = phase + ": " });
            }
        }
    }
}
