using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>The line of first parents from a commit back, and what is counted over all commits that are reachable from each of it.</summary>
internal sealed class LineWalk
{
    /// <summary>Most commits of a line: the newest ones.</summary>
    public const int MostOfLine = 50_000;

    /// <summary>Most commits that are counted in all.</summary>
    private const int MostCounted = 500_000;

    private readonly IObjectReader reader;
    private readonly IReadOnlySet<string> shallow;
    private readonly HistoryTally tally;
    private readonly HashSet<string> counted = new(StringComparer.Ordinal);
    private int next;
    private bool isCut;
    private bool isIncomplete;

    /// <summary>Follows the line.</summary>
    public LineWalk(IObjectReader reader, CommitRecord? start, IReadOnlySet<string> shallow)
    {
        this.reader = reader;
        this.shallow = shallow;
        tally = new HistoryTally(start is null ? null : HistoryWalk.ReadMailmap(reader, start.Tree));
        var line = new List<CommitRecord>();
        for (var commit = start; commit is not null;)
        {
            line.Add(commit with { AuthorName = string.Empty, AuthorEmail = string.Empty, Message = CommitSubject.Of(commit.Message) });
            if (shallow.Contains(commit.Id) || commit.Parents.Count == 0)
            {
                break;
            }

            if (line.Count == MostOfLine)
            {
                isIncomplete = true;
                break;
            }

            commit = reader.ReadCommit(commit.Parents[0]);
            isIncomplete |= commit is null;
        }

        line.Reverse();
        Line = line;
    }

    /// <summary>The commits, oldest first; their messages are cut to the subject, without the people.</summary>
    public IReadOnlyList<CommitRecord> Line { get; }

    /// <summary>Whether older commits are there, or should be, and are not read.</summary>
    public bool IsTruncated => isIncomplete;

    /// <summary>The counts over a commit of the line and its ancestors. To be asked from the oldest commit to the newest.</summary>
    /// <param name="place">Its place in <see cref="Line"/>.</param>
    public HistoryFacts CountTo(int place)
    {
        for (; next <= place; next++)
        {
            Count(Line[next].Id);
        }

        return tally.Count(isCut, isIncomplete);
    }

    /// <summary>Counts a commit and those of its ancestors that no older one of the line has.</summary>
    private void Count(string id)
    {
        var waiting = new Stack<string>([id]);
        while (waiting.TryPop(out var each))
        {
            if (!counted.Add(each))
            {
                continue;
            }

            if (counted.Count > MostCounted || reader.ReadCommit(each) is not { } commit)
            {
                isIncomplete = true;
                continue;
            }

            tally.Add(commit);
            if (shallow.Contains(each))
            {
                isCut = true;
                continue;
            }

            // What lies before a line that was cut is not looked for through the back door.
            foreach (var parent in isIncomplete && each == Line[0].Id ? [] : commit.Parents)
            {
                waiting.Push(parent);
            }
        }
    }
}
