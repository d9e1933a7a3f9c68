using System.CommandLine;
using RepoMaturity.GitHub;
using RepoMaturity.GitHub.Comments;
using RepoMaturity.GitHub.Events;

namespace RepoMaturity.Cli;

/// <summary>The options that say on which pull request a comment goes, and the way from the event of a workflow to it.</summary>
internal sealed class CommentTarget
{
    /// <summary>GitHub sends no larger event.</summary>
    private const int LargestEvent = 32 * 1024 * 1024;

    private readonly Option<string?> repository = new("--repository") { Description = "The repository of the pull request; else that of GITHUB_REPOSITORY.", HelpName = "OWNER/NAME" };
    private readonly Option<int?> pullRequest = new("--pull-request") { Description = "Its number; else that of the event.", HelpName = "N" };
    private readonly Option<string?> eventFile = new("--event") { Description = "The event of the workflow as GitHub writes it; else that of GITHUB_EVENT_PATH.", HelpName = "FILE" };
    private readonly Option<long?> runNumber = new("--run-number") { Description = "The number of the run that compared: an older one never overwrites a newer. Else that of the event, or GITHUB_RUN_NUMBER.", HelpName = "N" };
    private readonly Option<int?> runAttempt = new("--run-attempt") { Description = "Its attempt; else that of the event, or GITHUB_RUN_ATTEMPT.", HelpName = "N" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { repository, pullRequest, eventFile, runNumber, runAttempt })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Where the comment goes; no place where the event is of no pull request, or of none that is open and still has this head.</summary>
    public async Task<(Place? Place, string WhyNone)> FindAsync(ParseResult result, IGitHub github, CancellationToken cancellation)
    {
        if (result.GetValue(pullRequest) is not null && result.GetValue(eventFile) is not null)
        {
            throw new UsageException("Give --pull-request or --event, not both.");
        }

        var number = result.GetValue(pullRequest);
        if (number is <= 0)
        {
            throw new UsageException("--pull-request is the number of a pull request, from 1.");
        }

        var started = number is null ? ReadEvent(result.GetValue(eventFile) ?? GitHubEnvironment.EventFile) : null;
        var of = RepositoryOf(result, started);
        var run = RunOf(result, started);
        if ((number ?? started?.PullRequest) is { } known)
        {
            return (new Place(of, known, run), string.Empty);
        }

        if (started?.Head is not { } head)
        {
            return (null, "the event is of no pull request");
        }

        var found = await PullRequestFinder.FindAsync(github, of, head, cancellation).ConfigureAwait(false);
        return found switch
        {
            [] => (null, "no open pull request has this run's branch and commit at its head"),
            [var only] => (new Place(of, only.Number, run), string.Empty),
            _ => (null, $"the pull requests {string.Join(", ", found.Select(each => each.Number))} have one head; --pull-request says which is meant"),
        };
    }

    private static WorkflowEvent ReadEvent(string? file)
    {
        if (file is null)
        {
            throw new UsageException("Nobody says which pull request is meant: give --pull-request N, or --event FILE, or run it in a workflow.");
        }

        if (!File.Exists(file))
        {
            throw new UsageException($"There is no event '{file}'.");
        }

        return (NamedFile.Read(file, LargestEvent) is { } bytes ? WorkflowEvent.Read(bytes) : null)
            ?? throw new UsageException($"'{file}' is no event as GitHub writes it.");
    }

    private RepositoryName RepositoryOf(ParseResult result, WorkflowEvent? started)
    {
        var text = result.GetValue(repository) ?? GitHubEnvironment.Repository;
        return text is null
            ? started?.Repository ?? throw new UsageException("Nobody says which repository is meant: give --repository OWNER/NAME.")
            : RepositoryName.Parse(text) ?? throw new UsageException($"'{text}' is no repository of GitHub: give OWNER/NAME.");
    }

    /// <summary>The run that compared: in the second of two workflows that is the first one's, which the event names.</summary>
    private RunOrder RunOf(ParseResult result, WorkflowEvent? started)
    {
        var number = result.GetValue(runNumber) ?? started?.Run?.Number ?? GitHubEnvironment.RunNumber
            ?? throw new UsageException("Nobody says which run this is: give --run-number N, or run it in a workflow. By it an older run never overwrites a newer.");
        var attempt = result.GetValue(runAttempt) ?? started?.Run?.Attempt ?? GitHubEnvironment.RunAttempt ?? 1;
        return number >= 0 && attempt >= 0 ? new RunOrder(number, attempt) : throw new UsageException("--run-number and --run-attempt are not below 0.");
    }

    /// <summary>Where a comment goes.</summary>
    /// <param name="Repository">The repository.</param>
    /// <param name="PullRequest">The pull request.</param>
    /// <param name="Run">The run that speaks.</param>
    internal sealed record Place(RepositoryName Repository, int PullRequest, RunOrder Run);
}
