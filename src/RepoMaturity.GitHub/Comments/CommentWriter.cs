using System.Collections.Immutable;

namespace RepoMaturity.GitHub.Comments;

/// <summary>
/// Keeps one comment on a pull request: found by its marker, written once, edited after, never turned back by an older run. Where runs beside each other wrote several, the newest stays.
/// </summary>
public sealed class CommentWriter(IGitHub github)
{
    /// <summary>How often it begins anew where somebody deletes the comment meanwhile, or a connection breaks while it is written.</summary>
    private const int MostRounds = 3;

    /// <summary>Who writes with the token that a workflow has of itself: meant where GitHub does not say whose token it is.</summary>
    private const string WorkflowLogin = "github-actions[bot]";

    private string? login;

    /// <summary>Brings the comment up to date.</summary>
    /// <exception cref="GitHubException">It cannot.</exception>
    public async Task<CommentOutcome> WriteAsync(CommentPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (post.Text.Length > CommentPost.LongestText)
        {
            throw new ArgumentException($"A comment has {CommentPost.LongestBody} characters at most.", nameof(post));
        }

        for (var round = 1; ; round++)
        {
            try
            {
                return await TryAsync(post, cancellation).ConfigureAwait(false);
            }
            catch (GitHubException lost) when (lost.Failure is GitHubFailure.Uncertain or GitHubFailure.NotFound && round < MostRounds)
            {
                // What was written is there or not, and what was to be edited is gone: it is looked for again.
            }
        }
    }

    /// <summary>What <see cref="WriteAsync"/> would do now.</summary>
    public async Task<CommentAction> PreviewAsync(CommentPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return Choose(post, Newest(await OwnAsync(post, cancellation).ConfigureAwait(false)));
    }

    private static CommentAction Choose(CommentPost post, IssueComment? there) => there switch
    {
        null => post.IsNews ? CommentAction.Created : CommentAction.NothingToSay,
        _ when RunOf(there).CompareTo(post.Marker.Run) > 0 => CommentAction.LeftToNewer,
        _ when IsSame(there.Body, post.Body) => CommentAction.Unchanged,
        _ => CommentAction.Edited,
    };

    private static bool IsSame(string one, string other) => one.ReplaceLineEndings("\n").TrimEnd() == other.ReplaceLineEndings("\n").TrimEnd();

    private static RunOrder RunOf(IssueComment comment) => CommentMarker.Read(comment.Body)?.Run ?? default;

    /// <summary>The one that stays: of the newest run, and of these the oldest. Every run chooses alike, so no two delete each other's.</summary>
    private static IssueComment? Newest(ImmutableArray<IssueComment> comments) => comments.OrderByDescending(RunOf).ThenBy(comment => comment.Id).FirstOrDefault();

    private async Task<CommentOutcome> TryAsync(CommentPost post, CancellationToken cancellation)
    {
        var own = await OwnAsync(post, cancellation).ConfigureAwait(false);
        var there = Newest(own);
        if (there is not null)
        {
            // As it is now: the list may have taken many pages.
            there = await github.GetCommentAsync(post.Repository, there.Id, cancellation).ConfigureAwait(false);
        }

        switch (Choose(post, there))
        {
            case CommentAction.Created:
                return await CreateAsync(post, cancellation).ConfigureAwait(false);
            case CommentAction.Edited:
                var edited = await github.EditCommentAsync(post.Repository, there!.Id, post.Body, cancellation).ConfigureAwait(false);
                return new CommentOutcome(CommentAction.Edited, edited, await DeleteOthersAsync(post, own, there, cancellation).ConfigureAwait(false));
            case var action:
                return new CommentOutcome(action, there, await DeleteOthersAsync(post, own, there, cancellation).ConfigureAwait(false));
        }
    }

    private async Task<CommentOutcome> CreateAsync(CommentPost post, CancellationToken cancellation)
    {
        var created = await github.CreateCommentAsync(post.Repository, post.PullRequest, post.Body, cancellation).ConfigureAwait(false);
        login ??= created.Author;
        var own = await OwnAsync(post, cancellation).ConfigureAwait(false);
        own = own.Any(comment => comment.Id == created.Id) ? own : own.Add(created);
        var stays = Newest(own)!;
        var deleted = await DeleteOthersAsync(post, own, stays, cancellation).ConfigureAwait(false);
        if (stays.Id == created.Id)
        {
            return new CommentOutcome(CommentAction.Created, stays, deleted);
        }

        if (Choose(post, stays) != CommentAction.Edited)
        {
            return new CommentOutcome(Choose(post, stays), stays, deleted);
        }

        // Another job of the same run was first: the last word is the one that is written last.
        return new CommentOutcome(CommentAction.Edited, await github.EditCommentAsync(post.Repository, stays.Id, post.Body, cancellation).ConfigureAwait(false), deleted);
    }

    private async Task<int> DeleteOthersAsync(CommentPost post, ImmutableArray<IssueComment> own, IssueComment? stays, CancellationToken cancellation)
    {
        var deleted = 0;
        foreach (var other in own.Where(comment => comment.Id != stays?.Id))
        {
            try
            {
                await github.DeleteCommentAsync(post.Repository, other.Id, cancellation).ConfigureAwait(false);
                deleted++;
            }
            catch (GitHubException denied) when (denied.IsDenied)
            {
                // The other run was faster, or the token may not: then two stay, and the newer is the one that is edited.
            }
        }

        return deleted;
    }

    /// <summary>
    /// The comments that begin with this marker and are by whoever the token is. Anybody can write a marker, and so can another program that repeats what it is told: what it wrote is neither
    /// ours to edit, nor does the run that it names count. Whose the token is, is asked once, and only where a comment has the marker.
    /// </summary>
    private async Task<ImmutableArray<IssueComment>> OwnAsync(CommentPost post, CancellationToken cancellation)
    {
        var comments = await github.GetCommentsAsync(post.Repository, post.PullRequest, cancellation).ConfigureAwait(false);
        var marked = comments.Where(comment => CommentMarker.Read(comment.Body)?.Id == post.Marker.Id).ToImmutableArray();
        if (marked.IsEmpty)
        {
            return [];
        }

        login ??= await github.GetLoginAsync(cancellation).ConfigureAwait(false) ?? WorkflowLogin;
        return [.. marked.Where(comment => comment.Author == login)];
    }
}
