using System.CommandLine;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.GitHub;
using RepoMaturity.GitHub.Transport;
using Serilog.Core;

namespace RepoMaturity.Cli;

/// <summary>The options by which GitHub is asked what it knows of a repository. Without them nothing of the network is used.</summary>
internal sealed class HostOption
{
    /// <summary>Fewer than forty, whatever a repository has.</summary>
    public const int MostCalls = 39;

    private readonly Option<string?> repository = new("--github")
    {
        Description = "Ask GitHub what it knows of this repository: protection, environments, releases, and whether its workflows run. Token: GITHUB_TOKEN.",
        HelpName = "OWNER/REPO",
    };

    private readonly Option<string?> cache = new("--github-cache") { Description = "Keep GitHub's answers in this folder: what has not changed costs nothing of the rate limit.", HelpName = "DIR" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(repository);
        command.Options.Add(cache);
    }

    /// <summary>Refuses what makes no sense, before anything is read.</summary>
    public void Check(ParseResult result)
    {
        _ = Asked(result);
        if (result.GetValue(cache) is not null && result.GetValue(repository) is null)
        {
            throw new UsageException("--github-cache keeps answers of GitHub: give --github OWNER/REPO, too.");
        }
    }

    /// <summary>What GitHub says of the subject; null where nobody asks.</summary>
    public HostFacts? Read(ParseResult result, Subject subject, Logger log)
    {
        if (Asked(result) is not { } asked)
        {
            return null;
        }

        var store = result.GetValue(cache) is { } folder ? new FolderAnswerStore(folder) : null;
        using var github = GitHubEnvironment.Connect(log, store: store, longestWait: TimeSpan.FromSeconds(30), mostCalls: MostCalls);
        var facts = new HostFactsReader(github, TimeProvider.System).ReadAsync(asked, subject.Snapshot, CancellationToken.None).GetAwaiter().GetResult();
        foreach (var unknown in facts.Unknown)
        {
            log.Warning("{Unknown:l}", unknown);
        }

        return facts;
    }

    private RepositoryName? Asked(ParseResult result) => result.GetValue(repository) is not { } text ? null
        : RepositoryName.Parse(text) ?? throw new UsageException($"'{text}' is no repository of GitHub: give OWNER/REPO.");
}
