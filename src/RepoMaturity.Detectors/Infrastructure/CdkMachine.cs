using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>
/// The state machine that a file of the AWS CDK declares: its tasks become the calls of services that they are in the definition
/// (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_stepfunctions_tasks-readme.html), and the clock or event that has it as its target starts it.
/// </summary>
/// <param name="facts">Takes what is found.</param>
internal sealed class CdkMachine(FactWriter facts)
{
    private const string Id = "states";

    /// <summary>Services by which the names of tasks begin.</summary>
    private static readonly (string Beginning, string Service)[] Services =
        [("SageMaker", "sagemaker"), ("Glue", "glue"), ("Athena", "athena"), ("Emr", "elasticmapreduce"), ("CodeBuild", "codebuild"), ("Bedrock", "bedrock")];

    private readonly List<(string Action, Position Position)> actions = [];
    private bool isTarget;

    /// <summary>Takes what a call declares.</summary>
    /// <param name="name">The resolved name of what is called.</param>
    /// <param name="argument">The constant text of one of its named arguments; null where it has none.</param>
    /// <param name="position">Where it stands.</param>
    public void Find(string name, Func<string, string?> argument, Position position)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        if (last is "SfnStateMachine" or "StepFunctionsStartExecution" && name.Contains("targets", StringComparison.Ordinal))
        {
            isTarget = true;
        }
        else if (!name.Contains("stepfunctions_tasks", StringComparison.Ordinal) && !name.Contains("stepfunctions-tasks", StringComparison.Ordinal))
        {
            return;
        }
        else if (last == "CallAwsService")
        {
            if (argument("service") is { } service && argument("action") is { } action)
            {
                actions.Add(($"{service}:{action}", position));
            }
        }
        else if (Array.Find(Services, known => last.StartsWith(known.Beginning, StringComparison.Ordinal)) is { Beginning: { } beginning } called && last.Length > beginning.Length)
        {
            actions.Add(($"{called.Service}:{char.ToLowerInvariant(last[beginning.Length])}{last[(beginning.Length + 1)..]}", position));
        }
    }

    /// <summary>Writes the machine, where the file declares its tasks.</summary>
    /// <param name="start">The clock or event of the file; null where there is none.</param>
    public void End(Trigger? start)
    {
        if (actions.Count == 0)
        {
            return;
        }

        facts.Add(new Unit(Id, UnitKind.Pipeline, "state machine", actions[0].Position) { Triggers = isTarget && start is { } trigger ? [trigger] : [] });
        foreach (var (action, position) in actions)
        {
            facts.Add(new Fact(FactKind.Action, "aws-states/" + action, position, null, Id));
        }
    }
}
