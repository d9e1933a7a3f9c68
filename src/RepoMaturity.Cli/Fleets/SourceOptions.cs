using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Git.Remotes;
using RepoMaturity.GitHub;
using Serilog.Core;

namespace RepoMaturity.Cli.Fleets;

/// <summary>What names the repositories of a fleet.</summary>
internal sealed class SourceOptions
{
    private const int LargestList = 64 * 1024 * 1024;

    /// <summary>A limit of GitHub begins anew every hour.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(65);

    private readonly Argument<string[]> sources = new("SOURCE")
    {
        Description = "github:OWNER, a file with an address or folder on each line, a folder with clones in it, or https://HOST/OWNER/NAME.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> gitHub = GitHubUrl();
    private readonly Option<string?> archived = Sort("--archived", "archived repositories", "without");
    private readonly Option<string?> forks = Sort("--forks", "forks", "without");
    private readonly Option<string?> templates = Sort("--templates", "templates", "with");
    private readonly Option<string[]> languages = new("--language") { Description = "Of github:OWNER, those that are mostly written in this language; repeatable.", HelpName = "LANGUAGE" };
    private readonly Option<string[]> topics = new("--topic") { Description = "Of github:OWNER, those of this topic; repeatable: one of them must be there.", HelpName = "TOPIC" };
    private readonly Option<string[]> visibilities = new("--visibility") { Description = "Of github:OWNER, public, private or internal ones; repeatable." };
    private readonly Option<string?> pushedSince = new("--pushed-since") { Description = "Of github:OWNER, those that somebody pushed to since this day.", HelpName = "YYYY-MM-DD" };

    public SourceOptions() => visibilities.AcceptOnlyFromAmong("public", "private", "internal");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(sources);
        foreach (var option in new Option[] { gitHub, archived, forks, templates, languages, topics, visibilities, pushedSince })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The sources, as they were written.</summary>
    public ImmutableArray<string> Named(ParseResult result) => [.. (result.GetValue(sources) ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>The sources; refuses what is none.</summary>
    public IReadOnlyList<IRepositorySource> Read(ParseResult result, Logger log, TextWriter told) => [.. Named(result).Select(named => Read(named, result, log, told))];

    /// <summary>What a server of clones knows us by: the token of GitHub, for the servers of the GitHub that is asked, where one is.</summary>
    public Func<Uri, string?> TokenOf(ParseResult result) =>
        Named(result).Any(named => named.StartsWith(GitHubSource.Prefix, StringComparison.Ordinal)) ? TokenOf(result.GetValue(gitHub)) : static _ => null;

    /// <summary>The same of whoever did not ask, and is told what to fetch.</summary>
    /// <param name="url">Where GitHub's REST interface is; null for the usual place.</param>
    public static Func<Uri, string?> TokenOf(string? url)
    {
        if (GitHubEnvironment.Token is not { } token)
        {
            return static _ => null;
        }

        var host = GitHubEnvironment.Api(url).Host;
        return address => address.Host == host || "api." + address.Host == host ? token : null;
    }

    /// <summary><c>--github-url</c>.</summary>
    public static Option<string?> GitHubUrl() => new("--github-url") { Description = "Where GitHub's REST interface is: https://HOST/api/v3 of a GitHub Enterprise Server. Token: GITHUB_TOKEN.", HelpName = "URL" };

    private static Option<string?> Sort(string name, string what, string usual)
    {
        var option = new Option<string?>(name) { Description = $"Of github:OWNER, with, without or only {what}; {usual} when not given." };
        option.AcceptOnlyFromAmong("with", "without", "only");
        return option;
    }

    private static Choice Chosen(string? word, Choice usual) => word is null ? usual : Words.Find<Choice>(word) ?? usual;

    private IRepositorySource Read(string named, ParseResult result, Logger log, TextWriter told)
    {
        if (named.StartsWith(GitHubSource.Prefix, StringComparison.Ordinal))
        {
            var owner = named[GitHubSource.Prefix.Length..];
            return RepositoryName.Parse($"{owner}/x") is null
                ? throw new UsageException($"'{named}' names no organisation of GitHub: give {GitHubSource.Prefix}OWNER.")
                : new GitHubSource(Client(result, log), owner, Filter(result), told.WriteLine);
        }

        if (Directory.Exists(named))
        {
            return new FolderSource(named, named);
        }

        if (RemoteAddress.IsMeant(named))
        {
            return new ListSource(named, Environment.CurrentDirectory, named);
        }

        var file = new FileInfo(named);
        return !file.Exists ? throw new UsageException($"There is no file or folder '{named}': give {GitHubSource.Prefix}OWNER, a list, a folder of clones or an address.")
            : file.Length > LargestList ? throw new UsageException($"'{named}' is too large for a list of repositories.")
            : new ListSource(File.ReadAllText(named), file.DirectoryName!, named);
    }

    private RestGitHub Client(ParseResult result, Logger log) => new(new GitHubOptions
    {
        Api = GitHubEnvironment.Api(result.GetValue(gitHub)),
        Token = GitHubEnvironment.Token,
        UserAgent = ToolIdentity.UserAgent,
        LongestWait = LongestWait,
        Told = call => log.Debug("{Call:l}", call),
    });

    private GitHubFilter Filter(ParseResult result) => new()
    {
        Archived = Chosen(result.GetValue(archived), Choice.Without),
        Forks = Chosen(result.GetValue(forks), Choice.Without),
        Templates = Chosen(result.GetValue(templates), Choice.With),
        Languages = [.. result.GetValue(languages) ?? []],
        Topics = [.. result.GetValue(topics) ?? []],
        Visibilities = [.. result.GetValue(visibilities) ?? []],
        PushedSince = result.GetValue(pushedSince) is { } day ? Day(day, "--pushed-since") : null,
    };

    /// <summary>The beginning of a day.</summary>
    public static DateTimeOffset Day(string text, string option) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
        : throw new UsageException($"'{text}' is no day: write {option} as 2026-11-22.");
}
