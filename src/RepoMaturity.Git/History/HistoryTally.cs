using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>Counts people and pull requests while commits pass by; the commits themselves are not kept.</summary>
/// <param name="mailmap">Gives authors their proper names.</param>
internal sealed class HistoryTally(Mailmap? mailmap = null)
{
    private const int Automation = -1;

    private readonly People people = new();
    private readonly Dictionary<string, int> authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> firstParents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> writersByPullRequest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> writersByMerge = new(StringComparer.Ordinal);

    /// <summary>Takes a commit in, once each.</summary>
    public void Add(CommitRecord commit)
    {
        authors[commit.Id] = AuthorOf(commit);
        firstParents[commit.Id] = commit.Parents.Count > 0 ? commit.Parents[0] : null;
        if (PullRequestMark.Find(commit.Message) is { } number)
        {
            // Who presses the button writes the merge commit; who wrote the branch is the author of its last commit.
            var writer = commit.Parents.Count > 1 ? commit.Parents[1] : commit.Id;
            writersByPullRequest.TryAdd(number, writer);
            writersByMerge.Add(commit.Id, writer);
        }
    }

    /// <summary>Whether a program wrote the commit, which was taken in.</summary>
    public bool IsAutomation(string commit) => authors[commit] == Automation;

    /// <summary>A number for the person who wrote the commit, which was taken in; to be asked when all commits were.</summary>
    public int PersonOf(string commit) => people.Person(authors[commit]);

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

    /// <summary>Follows the line of first parents: the changes of people on it, and how many of them are merged pull requests.</summary>
    public (int Changes, int PullRequests) CountMainline(string start)
    {
        var (changes, requests) = (0, 0);
        for (string? id = start; id is not null && authors.TryGetValue(id, out var author); id = firstParents[id])
        {
            var isRequest = writersByMerge.TryGetValue(id, out var writer);
            if ((isRequest ? authors.GetValueOrDefault(writer!, author) : author) == Automation)
            {
                continue;
            }

            changes++;
            requests += isRequest ? 1 : 0;
        }

        return (changes, requests);
    }

    private int AuthorOf(CommitRecord commit)
    {
        var (name, email) = (mailmap ?? Mailmap.Empty).Map(commit.AuthorName, commit.AuthorEmail);
        return Identity.IsAutomation(commit.AuthorName, commit.AuthorEmail) || Identity.IsAutomation(name, email) ? Automation : people.Add(name, email);
    }
}
