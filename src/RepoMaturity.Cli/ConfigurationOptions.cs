using System.CommandLine;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;
using Serilog.Core;

namespace RepoMaturity.Cli;

/// <summary>The options that say which configuration counts.</summary>
internal sealed class ConfigurationOptions
{
    private readonly Option<string?> file = new("--config") { Description = "Take this configuration instead of the repository's own.", HelpName = "FILE" };
    private readonly Option<string?> below = new("--base-config") { Description = "Take this configuration, such as an organisation's, where the repository's own says nothing; suppressions, attestations and gates of both count.", HelpName = "FILE" };
    private readonly Option<bool> none = new("--no-config") { Description = "Leave the configuration of the repository aside." };
    private readonly Option<bool> evidenceOnly = new("--evidence-only") { Description = "Leave out what people attest." };

    /// <summary>Whether a file that is given and lies in the repository is read as each commit has it: else who proposes a change would change what is asked of both sides.</summary>
    public bool IsOfCommit { get; set; }

    public IEnumerable<Option> All => [file, below, none, evidenceOnly];

    /// <summary>Refuses options that speak against each other, before anything is read.</summary>
    public void Check(ParseResult result)
    {
        if (result.GetValue(none) && result.GetValue(file) is not null)
        {
            throw new UsageException("Give --config or --no-config, not both.");
        }
    }

    /// <summary>The configuration that counts; null when none does.</summary>
    /// <param name="opened">The repository.</param>
    /// <param name="folder">The folder by which it was opened.</param>
    /// <param name="rules">The rules whose ids a configuration may name.</param>
    /// <param name="result">The command line.</param>
    /// <param name="log">Told what does not count.</param>
    public Configuration? Find(OpenedRepository opened, string folder, RuleSet rules, ParseResult result, Logger log)
    {
        if (result.GetValue(none))
        {
            return null;
        }

        var day = opened.CommittedOn ?? ConfigurationFile.Today;
        var configuration = result.GetValue(file) is { } given
            ? Committed(opened, folder, given, rules, day) ?? ReadSound(given, rules, day)
            : ConfigurationFinder.Find(opened.Snapshot, rules, day);
        configuration = WithBase(configuration, rules, day, result);
        if (configuration is null)
        {
            if (ConfigurationFile.Untracked(opened, folder) is { } untracked)
            {
                log.Warning("{Path} is there but not tracked by git, so it does not count: add it, or give it with --config", untracked);
            }

            return null;
        }

        configuration = configuration.For(opened.Snapshot);
        foreach (var problem in configuration.Problems.Concat(configuration.Expired))
        {
            log.Warning("{Problem}", problem);
        }

        var since = configuration.Attestations.Count(attestation => attestation.Expires < ConfigurationFile.Today)
            + configuration.Suppressions.Count(suppression => suppression.Expires < ConfigurationFile.Today);
        if (since > 0)
        {
            log.Warning("{Count} of the entries of {Path} have expired since the commit of {Day}. They count here, because the report speaks of that commit", since, configuration.Path, day);
        }

        return result.GetValue(evidenceOnly) ? configuration.EvidenceOnly() : configuration;
    }

    /// <summary>The configuration that counts for a commit of many; null when none does. What is wrong with it was said, or will be, where that commit alone is scanned.</summary>
    /// <param name="snapshot">The tree of the commit.</param>
    /// <param name="time">When it was committed, in seconds since 1970.</param>
    /// <param name="rules">The rules whose ids a configuration may name.</param>
    /// <param name="result">The command line.</param>
    public Configuration? Find(ISnapshot snapshot, long time, RuleSet rules, ParseResult result)
    {
        if (result.GetValue(none))
        {
            return null;
        }

        var day = RepositoryOpener.Day(time);
        var own = result.GetValue(file) is { } given ? ReadSound(given, rules, day) : ConfigurationFinder.Find(snapshot, rules, day);
        var configuration = WithBase(own, rules, day, result)?.For(snapshot);
        return result.GetValue(evidenceOnly) ? configuration?.EvidenceOnly() : configuration;
    }

    /// <summary>A configuration with the one below it, where one is given.</summary>
    private Configuration? WithBase(Configuration? own, RuleSet rules, DateOnly day, ParseResult result) =>
        result.GetValue(below) is { } given && ReadSound(given, rules, day) is var organisation ? own?.Over(organisation) ?? organisation : own;

    /// <summary>What the commit that is read has where the file lies; null where it has none, as a file from elsewhere.</summary>
    private Configuration? Committed(OpenedRepository opened, string folder, string given, RuleSet rules, DateOnly day)
    {
        if (!IsOfCommit || ConfigurationFile.Place(opened, folder, given) is not { } place)
        {
            return null;
        }

        // What a link leads to in another commit is not followed, and the file that it leads to now is not that commit's.
        return opened.Snapshot.Files.Any(entry => entry.Kind == FileKind.SymbolicLink && (entry.Path == place || place.StartsWith(entry.Path + "/", StringComparison.Ordinal)))
            ? throw new UsageException($"'{given}' is a link in a commit that is compared: give --config the file that it leads to.")
            : ConfigurationFinder.Find(opened.Snapshot, place, rules, day);
    }

    /// <summary>A file that somebody gives is wrong use when it has mistakes; one that a repository brings along is only reported.</summary>
    private static Configuration ReadSound(string file, RuleSet rules, DateOnly day)
    {
        var configuration = ConfigurationFile.Read(file, rules, day);
        return configuration.Problems.IsEmpty
            ? configuration
            : throw new UsageException(string.Join('\n', configuration.Problems.Select(problem => ConfigurationFile.Say(file, problem)).Prepend("The configuration has mistakes:")));
    }
}
