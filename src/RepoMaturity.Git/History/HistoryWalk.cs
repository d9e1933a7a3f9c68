using System.Text;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>Goes from a commit to its ancestors, newest first as <c>git log</c> does.</summary>
internal static class HistoryWalk
{
    /// <summary>Most commits that are counted: the newest ones.</summary>
    public const int MostCommits = 20_000;

    private const int LargestMailmap = 1024 * 1024;

    /// <summary>Counts over a commit and its ancestors.</summary>
    /// <param name="shallow">Commits whose parents are not in this clone.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static WalkedHistory Count(
        IObjectReader reader, CommitRecord start, IReadOnlySet<string> shallow, int mostCommits, CancellationToken cancellation)
    {
        var mailmap = ReadMailmap(reader, start.Tree);
        var tally = new HistoryTally(mailmap);
        var trees = new Dictionary<string, string>(StringComparer.Ordinal) { [start.Id] = start.Tree };
        var changes = new List<CommitRecord>();
        var waiting = new PriorityQueue<CommitRecord, (long NewestFirst, int Order)>();
        waiting.Enqueue(start, (-start.CommitTime, 0));
        var isCut = false;
        var isIncomplete = false;
        var count = 0;
        for (; count < mostCommits && waiting.TryDequeue(out var commit, out _); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            tally.Add(commit);
            if (shallow.Contains(commit.Id))
            {
                isCut = true;
                continue;
            }

            if (commit.Parents.Count < 2 && !tally.IsAutomation(commit.Id))
            {
                changes.Add(commit with { AuthorName = string.Empty, AuthorEmail = string.Empty, Message = string.Empty });
            }

            foreach (var id in commit.Parents)
            {
                if (!trees.TryAdd(id, string.Empty))
                {
                    continue;
                }

                if (reader.ReadCommit(id) is { } parent)
                {
                    trees[id] = parent.Tree;
                    waiting.Enqueue(parent, (-parent.CommitTime, trees.Count));
                }
                else
                {
                    isIncomplete = true;
                }
            }
        }

        var facts = tally.Count(isCut, isIncomplete || waiting.Count > 0) with { MayChange = isIncomplete || mailmap.IsUnread };
        return new WalkedHistory(start, tally, changes, trees, facts);
    }

    /// <summary>The people of a tree as it names them itself.</summary>
    public static Mailmap ReadMailmap(IObjectReader reader, string tree)
    {
        var item = reader.ReadTree(tree)?.FirstOrDefault(item => item.Name == ".mailmap" && !GitMode.IsTree(item.Mode)) ?? default;
        if (item.Id is not { } id || GitMode.Kind(item.Mode) is not (FileKind.Regular or FileKind.Executable))
        {
            return Mailmap.Empty;
        }

        var content = reader.ReadBlob(id, LargestMailmap);
        return content.Unread switch
        {
            null => Mailmap.Read(Encoding.UTF8.GetString(content.Bytes.Span)),
            UnreadReason.TooLarge => Mailmap.Empty,
            _ => Mailmap.Unread,
        };
    }
}
