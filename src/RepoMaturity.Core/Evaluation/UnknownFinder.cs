using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Finds named causes why a practice could stand higher: files that were not read, and chains that leave the repository.</summary>
internal sealed class UnknownFinder(RuleSet rules, IReadOnlyList<IDetector> detectors, LinkGraph links, ContextMap contexts)
{
    private static readonly char[] WordEnds = [' ', '/', '-', '_', '.', '@', ':', '\\', '"', '\''];

    /// <summary>All causes of a repository, in order.</summary>
    public ImmutableArray<Pointer> Find(RepositoryFacts repository) =>
        [.. repository.Files.Where(file => file.IsUnread).SelectMany(Unread), .. links.WaysOut.Where(way => repository[way.From.Path] is not null).SelectMany(Outside)];

    /// <summary>A file that was claimed but not read could hold any fact of its detectors.</summary>
    private IEnumerable<Pointer> Unread(FileFacts file)
    {
        var unread = file.Problems.Select(problem => problem.Detector).Distinct().ToList();
        var kinds = detectors.Where(detector => file.Claims.Contains(detector.Id) && (unread.Contains(null) || unread.Contains(detector.Id)))
            .SelectMany(detector => detector.Finds).ToHashSet();
        var isStarted = kinds.Contains(FactKind.Trigger) || links.Automatic(UnitKey.File(file.Path)) is not null;
        var claims = rules.Index.Signals.Where(entry => entry.Signal is { Claim: not null, Level: >= Level.Implemented, Because: null }
                && FactKindsOf(entry.Signal.When).Any(kind => kinds.Contains(kind) && (kind != FactKind.Key || NamesPath(entry.Signal.When, file.Path)))
                && (entry.Signal.Scope == SignalScope.Folder || CouldHold(entry.Signal.When, file.Path, kinds)))
            .Select(entry => entry.Signal.Claim!).Distinct(StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            var practice = rules.Practice(claim);
            var highest = isStarted && practice.Highest == Level.Automated ? Level.Automated : Level.Implemented;
            var lowered = contexts.Lowering(file.Path, practice.Id) is { } context && context.Highest < highest ? context.Highest : highest;
            if (lowered >= Level.Implemented)
            {
                yield return new Pointer(claim, lowered, $"{file.Path} was not read") { Path = file.Path, CoversAspects = false };
            }
        }
    }

    /// <summary>What a started chain names outside could carry the practices that its words hint at.</summary>
    private IEnumerable<Pointer> Outside(WayOut way)
    {
        if (links.Automatic(way.From) is null)
        {
            yield break;
        }

        var words = way.Text.ToLowerInvariant().Split(WordEnds, StringSplitOptions.RemoveEmptyEntries);
        foreach (var practice in rules.Practices.Where(practice => practice.Hints.Any(words.Contains)))
        {
            yield return new Pointer(practice.Id, Level.Automated, $"{way.From.Path}:{way.Position} goes on outside this repository: {way.Text}") { Path = way.From.Path };
        }
    }

    /// <summary>Whether facts of these kinds in a file at this path could make the condition hold, with whatever else the repository shows.</summary>
    private static bool CouldHold(Condition condition, string path, HashSet<FactKind> kinds) => condition switch
    {
        Condition.Any any => any.Parts.Any(part => CouldHold(part, path, kinds)),
        Condition.All all => all.Parts.All(part => CouldHold(part, path, kinds)),
        Condition.HasFact fact => kinds.Contains(fact.Term.Kind),
        Condition.HasPath term => term.Term.Matches(path),
        _ => true,
    };

    /// <summary>
    /// Whether the condition itself asks for this path: any settings file may hold any key, so a key alone makes nothing of an unread one.
    /// </summary>
    private static bool NamesPath(Condition condition, string path) => condition switch
    {
        Condition.Any any => any.Parts.Any(part => NamesPath(part, path)),
        Condition.All all => all.Parts.Any(part => NamesPath(part, path)),
        Condition.HasPath term => term.Term.Matches(path),
        _ => false,
    };

    private static IEnumerable<FactKind> FactKindsOf(Condition condition) => condition switch
    {
        Condition.Any any => any.Parts.SelectMany(FactKindsOf),
        Condition.All all => all.Parts.SelectMany(FactKindsOf),
        Condition.HasFact fact => [fact.Term.Kind],
        _ => [],
    };
}
