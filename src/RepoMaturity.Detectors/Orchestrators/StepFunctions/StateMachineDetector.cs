using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Orchestrators.StepFunctions;

/// <summary>
/// Reads definitions of state machines (Amazon States Language), also such as are templates still. What runs the file is for the resources that name it to say.
/// </summary>
public sealed class StateMachineDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "state-machines";

    /// <inheritdoc/>
    public string Summary => "definitions of AWS Step Functions: the services that their states call";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Action, FactKind.Resource];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".tpl", StringComparison.Ordinal) || path.EndsWith(".tftpl", StringComparison.Ordinal)
            || path.EndsWith(".asl", StringComparison.Ordinal) || YamlPath.IsYaml(path);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var text = file.Source.Text;

        // A template of CloudFormation has its machines inside its resources.
        if (!text.Contains("StartAt", StringComparison.Ordinal) || !text.Contains("States", StringComparison.Ordinal)
            || !StateMachineTasks.AreIn(text) || text.Contains("AWS::", StringComparison.Ordinal))
        {
            return;
        }

        facts.Add(new Fact(FactKind.Resource, "aws-states/definition", new Position(1)));
        StateMachineTasks.Write(text, 1, null, facts);
    }
}
