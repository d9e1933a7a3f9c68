using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>Finds where two lines of history part, as <c>git merge-base</c> does.</summary>
internal sealed class MergeBase
{
    private readonly IObjectReader reader;
    private readonly IReadOnlySet<string> shallow;
    private readonly Dictionary<string, Reached> reached = new(StringComparer.Ordinal);
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private readonly PriorityQueue<CommitRecord, (long NewestFirst, int Order)> queue = new();
    private readonly List<CommitRecord> common = [];

    /// <summary>How many of those that wait may still lead to a common commit.</summary>
    private int open;

    private MergeBase(IObjectReader reader, IReadOnlySet<string> shallow)
    {
        this.reader = reader;
        this.shallow = shallow;
    }

    /// <summary>From where a commit was reached.</summary>
    [Flags]
    private enum Reached
    {
        Nowhere = 0,
        One = 1,
        Other = 2,
        Both = One | Other,

        /// <summary>Behind a common commit: common too, but not the nearest.</summary>
        Behind = 4,
    }

    /// <summary>The newest commit that both have behind them and that is behind no other such; null where there is none, or this clone does not have it.</summary>
    /// <param name="reader">Reads commits.</param>
    /// <param name="one">One end.</param>
    /// <param name="other">The other.</param>
    /// <param name="shallow">Commits whose parents are not in this clone.</param>
    public static string? Find(IObjectReader reader, CommitRecord one, CommitRecord other, IReadOnlySet<string> shallow)
    {
        var search = new MergeBase(reader, shallow);
        search.Reach(one.Id, Reached.One);
        search.Reach(other.Id, Reached.Other);
        search.Walk(toTheEnd: false);
        if (search.Nearest.Skip(1).Any())
        {
            // Where clocks do not agree, one may still be behind another.
            search.Walk(toTheEnd: true);
        }

        return search.Nearest.MaxBy(commit => commit.CommitTime)?.Id;
    }

    private IEnumerable<CommitRecord> Nearest => common.Where(commit => !reached[commit.Id].HasFlag(Reached.Behind));

    private void Walk(bool toTheEnd)
    {
        while ((toTheEnd || open > 0) && queue.TryDequeue(out var commit, out _))
        {
            waiting.Remove(commit.Id);
            var from = reached[commit.Id];
            if (!from.HasFlag(Reached.Behind))
            {
                open--;
                if (from == Reached.Both)
                {
                    common.Add(commit);
                    from |= Reached.Behind;
                }
            }

            foreach (var parent in shallow.Contains(commit.Id) ? [] : commit.Parents)
            {
                Reach(parent, from);
            }
        }
    }

    private void Reach(string id, Reached from)
    {
        var before = reached.GetValueOrDefault(id);
        if ((before & from) == from)
        {
            return;
        }

        reached[id] = before | from;
        if (waiting.Contains(id))
        {
            open -= !before.HasFlag(Reached.Behind) && from.HasFlag(Reached.Behind) ? 1 : 0;
        }
        else if (reader.ReadCommit(id) is { } commit)
        {
            waiting.Add(id);
            queue.Enqueue(commit, (-commit.CommitTime, reached.Count));
            open += (before | from).HasFlag(Reached.Behind) ? 0 : 1;
        }
    }
}
