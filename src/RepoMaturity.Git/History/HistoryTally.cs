using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>Counts people and pull requests while commits pass by; the commits themselves are not kept.</summary>
internal sealed class HistoryTally
{
    private const int Automation = -1;

    private readonly People people = new();
    private readonly Dictionary<string, int> authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> writersByPullRequest = new(StringComparer.Ordinal);

    /// <summary>Takes a commit in, once each.</summary>
    public void Add(CommitRecord commit)
    {
        authors[commit.Id] = Identity.IsAutomation(commit.AuthorName, commit.AuthorEmail)
            ? Automation
            : people.Add(commit.AuthorName, commit.AuthorEmail);

        if (PullRequestMark.Find(commit.Message) is { } number)
        {
            // Who presses the button writes the merge commit; who wrote the branch is the author of its last commit.
            writersByPullRequest.TryAdd(number, commit.Parents.Count > 1 ? commit.Parents[1] : commit.Id);
        }
    }

    /// <summary>The counts.</summary>
    public HistoryFacts Count(bool isShallow, bool isTruncated)
    {
        var pullRequests = 0;
        var writers = new HashSet<int>();
        foreach (var commit in writersByPullRequest.Values)
        {
            var isKnown = authors.TryGetValue(commit, out var author);
            if (isKnown && author == Automation)
            {
                continue;
            }

            pullRequests++;
            if (isKnown)
            {
                writers.Add(this.people.Person(author));
            }
        }

        var people = authors.Values.Where(author => author != Automation).Select(this.people.Person).Distinct().Count();
        return new HistoryFacts(people, pullRequests, writers.Count, isShallow, isTruncated);
    }
}
