using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>Says of commands, calls and actions which workflow of the repository they start through GitHub's API.</summary>
internal static class WorkflowSender
{
    private const string Before = "/actions/workflows/";
    private const string After = "/dispatches";

    /// <summary>The workflow that a fact starts: its file name or name; null where it starts none, or one of another repository.</summary>
    public static string? Started(Fact fact) => fact.Kind switch
    {
        FactKind.Command => OfAddress(fact.Name),
        FactKind.Call => OfAddress(fact.Value),
        FactKind.Constant => OfAddress(fact.Value),
        FactKind.Action => fact.Name switch
        {
            "benc-uk/workflow-dispatch" or "aurelien-baudet/workflow-dispatch" when IsOwn(Input(fact, "repo")) => Input(fact, "workflow"),
            "convictional/trigger-workflow-and-wait" => Input(fact, "workflow_file_name"),
            "actions/github-script" => OfScript(Input(fact, "script")),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether a text is the address of a workflow's start, which is no event of the repository.</summary>
    public static bool IsStart(string text) => text.Contains(Before, StringComparison.Ordinal);

    private static string? OfAddress(string? text)
    {
        var from = text?.IndexOf(Before, StringComparison.Ordinal) ?? -1;
        if (from < 0)
        {
            return null;
        }

        var rest = text![(from + Before.Length)..];
        var end = rest.IndexOf(After, StringComparison.Ordinal);
        return end > 0 ? rest[..end] : null;
    }

    /// <summary>The <c>workflow_id</c> of <c>createWorkflowDispatch</c>.</summary>
    private static string? OfScript(string? script)
    {
        var at = script?.IndexOf("createWorkflowDispatch", StringComparison.Ordinal) ?? -1;
        var id = at < 0 ? -1 : script!.IndexOf("workflow_id", at, StringComparison.Ordinal);
        if (id < 0)
        {
            return null;
        }

        var open = script!.AsSpan(id).IndexOfAny('\'', '"', '`');
        var rest = open < 0 ? default : script.AsSpan(id + open + 1);
        var close = rest.IndexOfAny('\'', '"', '`');
        return close > 0 ? rest[..close].ToString() : null;
    }

    private static bool IsOwn(string? repository) => repository is null || repository.Contains("github.repository", StringComparison.Ordinal);

    private static string? Input(Fact fact, string name) => fact.Arguments.FirstOrDefault(argument => argument.Name == name).Value;
}
