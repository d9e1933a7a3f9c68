using System.CommandLine;
using RepoMaturity.Core.Reports;
using RepoMaturity.GitHub;
using RepoMaturity.GitHub.Comments;
using Serilog.Core;

namespace RepoMaturity.Cli;

/// <summary><c>comment DELTA</c>.</summary>
internal sealed class CommentCommand
{
    private const string Auto = "auto";
    private const string Always = "always";
    private const string Never = "never";

    private readonly CommonOptions common;
    private readonly CommentTarget target = new();
    private readonly Argument<string> delta = new("DELTA") { Description = "What 'diff BASE HEAD --format json' wrote." };
    private readonly Option<string> when = new("--when") { Description = "auto: where something changed, or a comment is there that says so; always; never.", DefaultValueFactory = _ => Auto };
    private readonly Option<string> id = new("--id") { Description = "Which comment it is, where there are several on one pull request: such as the folder that is assessed.", HelpName = "TEXT", DefaultValueFactory = _ => string.Empty };
    private readonly Option<string?> api = new("--api") { Description = "Address of GitHub's REST interface; else that of GITHUB_API_URL.", HelpName = "URL" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Write the comment to stdout, and nothing to GitHub." };

    private CommentCommand(CommonOptions common)
    {
        this.common = common;
        when.AcceptOnlyFromAmong(Auto, Always, Never);
    }

    public static Command Create(CommonOptions common)
    {
        var comment = new CommentCommand(common);
        var command = new Command("comment", "Say on a pull request what it changes: one comment, edited from run to run. The token is taken from GITHUB_TOKEN.") { comment.delta };
        comment.target.AddTo(command);
        foreach (var option in new Option[] { comment.when, comment.id, comment.api, comment.dryRun })
        {
            command.Options.Add(option);
        }

        command.SetAction(comment.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        if (result.GetValue(when) == Never)
        {
            return ExitCode.Done;
        }

        using var log = common.CreateLog(result);
        var isDry = result.GetValue(dryRun);
        if (GitHubEnvironment.Token is null && !isDry)
        {
            throw new UsageException($"{GitHubEnvironment.TokenName} is empty: a comment needs a token that may write on pull requests.");
        }

        using var github = GitHubEnvironment.Connect(log, result.GetValue(api));
        var news = DeltaFile.Read(result.GetValue(delta)!);
        try
        {
            var (found, whyNone) = await target.FindAsync(result, github, cancellation).ConfigureAwait(false);
            if (found is null)
            {
                Say($"none: {whyNone}");
                return ExitCode.Done;
            }

            var marker = new CommentMarker(CommentMarker.IdOf(result.GetValue(id)!), found.Run);
            var post = new CommentPost(found.Repository, found.PullRequest, marker, news.Write(CommentPost.LongestText), news.IsNews || result.GetValue(when) == Always);
            await WriteAsync(post, new CommentWriter(github), isDry, cancellation).ConfigureAwait(false);
        }
        catch (GitHubException denied) when (denied.IsDenied)
        {
            Warn(log, denied);
        }

        return ExitCode.Done;
    }

    private static string Word(CommentAction action) => action switch
    {
        CommentAction.Created => "created",
        CommentAction.Edited => "edited",
        CommentAction.Unchanged => "unchanged",
        CommentAction.LeftToNewer => "newer: a later run has commented already",
        _ => "none: nothing changed",
    };

    /// <summary>A token that may only read is no mistake of the pull request: those of forks and of Dependabot are such.</summary>
    private static void Warn(Logger log, GitHubException denied)
    {
        var why = denied.Failure == GitHubFailure.Locked
            ? "the conversation is locked"
            : "this token may not: it needs 'pull-requests: write', which runs of forks and of Dependabot never have (docs/github.md says what to do)";
        log.Warning("No comment was written, for {Why:l}. {Message:l}", why, denied.Message);
    }

    private async Task WriteAsync(CommentPost post, CommentWriter writer, bool isDry, CancellationToken cancellation)
    {
        if (isDry)
        {
            Say($"would be {Word(GitHubEnvironment.Token is null ? CommentAction.Created : await writer.PreviewAsync(post, cancellation).ConfigureAwait(false))}");
            common.Terminal.Text.Write(post.Body);
            return;
        }

        var outcome = await writer.WriteAsync(post, cancellation).ConfigureAwait(false);
        Say(outcome.Comment?.Address is { } address ? $"{Word(outcome.Action)} {address}" : Word(outcome.Action));
    }

    private void Say(string line) => common.Terminal.Text.WriteLine(TerminalText.Safe(line));
}
