using System.Collections.Immutable;
using System.CommandLine;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary>The way from the options to the assessments of many commits.</summary>
internal sealed partial class AssessmentOptions
{
    /// <summary>So many commits are assessed before what was read of them is written, and forgotten.</summary>
    private const int CommitsBetweenWrites = 1_000;

    private const string FewerCommits = "Look at fewer commits with --every or --since, or raise it with --limit.";

    /// <summary>Adds to a command what says which line of commits is followed and by which rules.</summary>
    public void AddLineTo(Command command)
    {
        command.Arguments.Add(path);
        foreach (var option in new Option[] { revision, rules, plugins.Option, git, limits.Option }.Concat(configured.All).Concat(caching.All))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Assesses commits of the line of first parents, oldest first. What one has in common with the one before is not looked at again.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="choose">Given all commits, the places of those that are looked at.</param>
    /// <param name="check">Given the rules before anything is scanned, to refuse what they do not know.</param>
    /// <param name="ask">Says what of the subject is asked for, such as its frameworks.</param>
    public Timeline Follow(ParseResult result, Func<ImmutableArray<LineCommit>, IReadOnlyList<int>> choose, Action<RuleSet> check, Func<Subject, Subject> ask)
    {
        var place = CheckedPlace(result);

        configured.Check(result);
        caching.Check(result);
        var bounds = LimitOption.Read(result);
        var added = plugins.Load(result);
        using var log = common.CreateLog(result);
        var known = RuleSource.Load(result.GetValue(rules));
        check(known);
        using var clone = Clone(place, result, bounds, log);
        var limitsOfAll = common.Watch.BeginScan(bounds, FewerCommits, clone is null ? null : clone.Dispose);
        using var line = RepositoryOpener.OpenLine(clone?.Folder ?? place, new OpenOptions { Revision = result.GetValue(revision), Git = Implementations[result.GetValue(git)!] });
        var places = choose(line.Commits);
        log.Information("Reading {Repository} by {Implementation}: {Chosen} of {Commits} commits", line.Name, line.Implementation, places.Count, line.Commits.Length);

        // A shelf of its own: who scans a commit need not read what a thousand others were.
        var cache = OpenCache(result, added, clone is null ? line.Place : place, log, "\nhistory");
        var scanner = ScanCommand.CreateScanner(known, bounds.OfFile, limitsOfAll, cache, added);
        var timeline = Follow(line, places, scanner, limitsOfAll, () => CacheOptions.Save(cache, log), known, result, ask, out var recalled);
        log.Information("Assessed {Commits} commits, {Recalled} of them as the one before", places.Count, recalled);
        return timeline;
    }

    private Timeline Follow(
        OpenedLine line, IReadOnlyList<int> places, Scanner scanner, ScanLimits bounds, Action save, RuleSet known, ParseResult result, Func<Subject, Subject> ask, out int recalled)
    {
        var timeline = new TimelineBuilder(known);
        using var progress = common.ShowsProgress(result) ? new ProgressLine(common.Terminal.Error, "Reading commits") : null;
        var memory = new ScanMemory();
        for (var i = 0; i < places.Count; i++)
        {
            var commit = line.Commits[places[i]];
            var (snapshot, history) = line.At(places[i]);
            var subject = new Subject(snapshot, line.Name, history) { Configuration = configured.Find(snapshot, commit.Time, known, result) };
            timeline.Add(commit, places[i], scanner.ScanNext(ask(subject), memory));
            if (bounds.End.IsCancellationRequested)
            {
                throw new RepositoryException($"Nothing is reported: {bounds.WhyEnded()}. {FewerCommits}");
            }

            if ((i + 1) % CommitsBetweenWrites == 0 || i + 1 == places.Count)
            {
                save();
            }

            progress?.Report(i + 1, places.Count);
        }

        recalled = memory.Recalled;
        return timeline.ToTimeline(line.Name, scanner.ModelHash, line.Commits.Length, line.IsTruncated) with { Address = Forge.Of(line.Address) is null ? null : line.Address };
    }
}
