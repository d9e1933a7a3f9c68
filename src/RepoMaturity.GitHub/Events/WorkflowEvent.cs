using System.Text.Json;
using RepoMaturity.GitHub.Comments;
using RepoMaturity.GitHub.Transport;

namespace RepoMaturity.GitHub.Events;

/// <summary>The event that started a workflow, as the file has it that GITHUB_EVENT_PATH names. GitHub writes that file, not the pull request.</summary>
/// <param name="Repository">The repository in which the workflow runs.</param>
/// <param name="PullRequest">The pull request of the event; null where it is of none, or does not say which.</param>
/// <param name="Head">Of the end of another workflow's run, what that had run on; null for other events.</param>
/// <param name="Run">Of the same, the number and attempt of that run.</param>
public sealed record WorkflowEvent(RepositoryName? Repository, int? PullRequest, RunHead? Head, RunOrder? Run)
{
    /// <summary>Reads an event.</summary>
    /// <returns>Null where the text is none.</returns>
    public static WorkflowEvent? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(document.RootElement) : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    private static WorkflowEvent Of(JsonElement root)
    {
        var repository = RepositoryName.Parse(root.Part("repository")?.OptionalText("full_name"));
        if (root.Part("workflow_run") is { } run)
        {
            var head = new RunHead(run.Text("event"), RepositoryName.Parse(run.Part("head_repository")?.OptionalText("full_name")), run.OptionalText("head_branch") ?? string.Empty, run.Text("head_sha"));
            return new WorkflowEvent(repository, null, head, new RunOrder(run.LongNumber("run_number"), run.OptionalNumber("run_attempt") ?? 1));
        }

        return new WorkflowEvent(repository, root.Part("pull_request")?.OptionalNumber("number"), null, null);
    }
}
