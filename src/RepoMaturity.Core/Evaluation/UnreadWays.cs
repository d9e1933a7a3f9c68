using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// What could run what, as far as files that were not read may say so: one that something runs, or that is there to be started, could run any file that its format can name.
/// </summary>
internal sealed class UnreadWays
{
    /// <summary>Stands for what a file that was not read says: the edges from each such file to all others are one to this place, and those from there.</summary>
    private static readonly UnitKey AnyCode = new(string.Empty, "what was not read");

    /// <summary>The same for what only files of a CI system start: jobs and workflows.</summary>
    private static readonly UnitKey AnyJob = new(string.Empty, "what was not read, jobs");

    private readonly HashSet<string> started = new(StringComparer.Ordinal);
    private readonly HashSet<string> tested = new(StringComparer.Ordinal);

    private UnreadWays(ImmutableArray<UnreadFile> files, ImmutableArray<string> between, LinkGraph links)
    {
        Files = files;
        Between = between;
        Links = links;
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in paths.Count == 0 ? [] : links.Units.Concat(paths.Select(UnitKey.File)).Where(unit => paths.Contains(unit.Path)))
        {
            if (links.IsAutomatic(unit))
            {
                started.Add(unit.Path);
            }
            else if (links.ByTests(unit) is not null)
            {
                tested.Add(unit.Path);
            }
        }
    }

    /// <summary>The files of which something was not read, in order.</summary>
    public ImmutableArray<UnreadFile> Files { get; }

    /// <summary>The paths of those among them that may stand in the middle of a chain, or at its beginning.</summary>
    public ImmutableArray<string> Between { get; }

    /// <summary>What could run what.</summary>
    public LinkGraph Links { get; }

    /// <summary>Whether something in the file could be started by a trigger that is no person.</summary>
    public bool CouldBeStarted(UnreadFile file) => started.Contains(file.Path);

    /// <summary>Whether tests could be what starts it.</summary>
    public bool CouldBeTested(UnreadFile file) => tested.Contains(file.Path);

    /// <summary>Finds what is not known of a repository.</summary>
    public static UnreadWays In(RepositoryFacts repository, LinkGraph links, IReadOnlyList<IDetector> detectors, RuleMatches matches)
    {
        var unread = repository.Files.Where(file => file.IsUnread).ToList();
        if (unread.Count == 0)
        {
            return new UnreadWays([], [], links);
        }

        var paths = unread.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var units = links.Units.Where(unit => paths.Contains(unit.Path)).ToLookup(unit => unit.Path, StringComparer.Ordinal);
        var files = UnreadFile.Of(unread, units, links, detectors);
        var contexts = new ContextMap(matches, repository);
        var between = files.Where(file => (file.MayRunAny || file.MayImport) && (file.IsStarted || file.IsRun)
            && Array.TrueForAll(contexts.Of(file.Path), context => context.Highest > Level.Absent || !context.Except.IsEmpty || !context.Only.IsEmpty)).ToList();
        return between.Count == 0 ? new UnreadWays(files, [], links) : new UnreadWays(files, [.. between.Select(file => file.Path)], links.With(Supposed(repository, between, units)));
    }

    private static LinkWriter Supposed(RepositoryFacts repository, List<UnreadFile> between, ILookup<string, UnitKey> units)
    {
        var writer = new LinkWriter();
        var languages = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in between)
        {
            var to = file.IsStarted ? AnyJob : AnyCode;
            if (!file.IsStarted && !file.MayRunAny)
            {
                var language = file.Unanswered.First(detector => detector.Finds.Contains(FactKind.Import)).Id;
                languages.Add(language);
                to = AnyOf(language);
            }

            foreach (var from in units[file.Path].Append(UnitKey.File(file.Path)).Distinct())
            {
                Connect(from, to);
            }

            if (file.IsStarted)
            {
                writer.Start(UnitKey.File(file.Path), new Trigger(TriggerKind.Event, "what was not read", default));
            }
        }

        Connect(AnyJob, AnyCode);
        foreach (var file in repository.Files)
        {
            Connect(AnyCode, UnitKey.File(file.Path));
            foreach (var unit in file.Units)
            {
                Connect(unit.Kind is UnitKind.Workflow or UnitKind.Job ? AnyJob : AnyCode, new UnitKey(file.Path, unit.Id));
            }

            foreach (var language in file.Claims.Where(languages.Contains))
            {
                Connect(AnyOf(language), UnitKey.File(file.Path));
                foreach (var unit in file.Units)
                {
                    Connect(AnyOf(language), new UnitKey(file.Path, unit.Id));
                }
            }
        }

        return writer;

        void Connect(UnitKey from, UnitKey to) => writer.Connect(new Edge(from, to, default, "what was not read"));
    }

    /// <summary>What is written in the language of a detector.</summary>
    private static UnitKey AnyOf(string detector) => AnyCode with { Unit = $"{AnyCode.Unit}, {detector}" };
}
