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
        var (counted, isRemark) = (0, IsRemark(text));
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, counted, StringComparison.Ordinal))
        {
            var passed = text.AsSpan(counted, at - counted);
            if (passed.LastIndexOf('\n') is >= 0 and var end)
            {
                line += passed.Count('\n');
                isRemark = IsRemark(passed[(end + 1)..]);
            }

            var rest = text.AsSpan(at + Mark.Length);
            var length = rest.IndexOfAnyExcept(NameCharacters);
            var name = (length < 0 ? rest : rest[..length]).ToString();
            counted = at + Mark.Length + name.Length;
            if (name.Contains(':', StringComparison.Ordinal) && !isRemark)
            {
                // The SDK of AWS is called by names of its own: aws-sdk:sagemaker:createModel.
                name = name.StartsWith("aws-sdk:", StringComparison.Ordinal) ? name["aws-sdk:".Length..] : name;
                facts.Add(new Fact(FactKind.Action, "aws-states/" + name, new Position(line), null, scope));
            }
        }
    }

    /// <summary>Whether a line is a remark: YAML and templates have such.</summary>
    private static bool IsRemark(ReadOnlySpan<char> line) => line.TrimStart().StartsWith('#');

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
