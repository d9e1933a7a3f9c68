using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>Goes from a commit to its ancestors, newest first as <c>git log</c> does.</summary>
internal static class HistoryWalk
{
    /// <summary>Most commits that are counted: the newest ones.</summary>
    public const int MostCommits = 20_000;

    /// <summary>Counts over a commit and its ancestors.</summary>
    /// <param name="shallow">Commits whose parents are not in this clone.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static HistoryFacts Count(
        IObjectReader reader, CommitRecord start, IReadOnlySet<string> shallow, int mostCommits, CancellationToken cancellation)
    {
        var tally = new HistoryTally();
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.Id };
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

            foreach (var id in commit.Parents)
            {
                if (!seen.Add(id))
                {
                    continue;
                }

                if (reader.ReadCommit(id) is { } parent)
                {
                    waiting.Enqueue(parent, (-parent.CommitTime, seen.Count));
                }
                else
                {
                    isIncomplete = true;
                }
            }
        }

        return tally.Count(isCut, isIncomplete || waiting.Count > 0);
    }
}
