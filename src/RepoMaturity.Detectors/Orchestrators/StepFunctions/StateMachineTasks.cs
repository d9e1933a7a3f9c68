using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Orchestrators.StepFunctions;

/// <summary>
/// Finds the services that a state machine of AWS Step Functions calls, wherever its definition stands: a file, a template of one, a text inside a resource.
/// Syntax: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html.
/// </summary>
internal static class StateMachineTasks
{
    private const string Mark = ":states:::";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:-");

    /// <summary>Whether a text may call a service.</summary>
    public static bool AreIn(string text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Writes an action for each call: <c>aws-states/sagemaker:createTrainingJob</c>.</summary>
    /// <param name="text">The definition, or a part of it.</param>
    /// <param name="line">Line on which the text begins.</param>
    /// <param name="scope">The unit whose definition it is; null for the whole file.</param>
    /// <param name="facts">Takes the actions.</param>
    public static void Write(string text, int line, string? scope, FactWriter facts)
    {
        var counted = 0;
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + Mark.Length, StringComparison.Ordinal))
        {
            line += text.AsSpan(counted, at - counted).Count('\n');
            counted = at;
            var rest = text.AsSpan(at + Mark.Length);
            var length = rest.IndexOfAnyExcept(NameCharacters);
            var name = (length < 0 ? rest : rest[..length]).ToString();
            if (name.Contains(':', StringComparison.Ordinal) && !IsRemark(text.AsSpan(0, at)))
            {
                // The SDK of AWS is called by names of its own: aws-sdk:sagemaker:createModel.
                name = name.StartsWith("aws-sdk:", StringComparison.Ordinal) ? name["aws-sdk:".Length..] : name;
                facts.Add(new Fact(FactKind.Action, "aws-states/" + name, new Position(line), null, scope));
            }
        }
    }

    /// <summary>Whether what comes before, in its last line, makes a remark of the rest: YAML and templates have such.</summary>
    private static bool IsRemark(ReadOnlySpan<char> before) => before[(before.LastIndexOf('\n') + 1)..].TrimStart().StartsWith('#');

    /// <summary>Writes what the texts inside a resource's body call.</summary>
    public static void Write(DocumentNode body, string scope, FactWriter facts)
    {
        foreach (var node in body.Whole())
        {
            if (node.Value is { } value && AreIn(value))
            {
                Write(value, node.Line, scope, facts);
            }
        }
    }
}
