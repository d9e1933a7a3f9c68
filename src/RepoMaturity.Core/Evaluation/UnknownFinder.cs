using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Finds named causes why a practice could stand higher: files that were not read, what they could run, and chains that leave the repository.</summary>
internal sealed class UnknownFinder(RuleSet rules, LinkGraph links, UnreadWays ways, ContextMap contexts)
{
    private static readonly char[] WordEnds = [' ', '/', '-', '_', '.', '@', ':', '\\', '"', '\''];

    /// <summary>What files that were not read could show themselves.</summary>
    public IReadOnlyList<Evidence> Held(RepositoryFacts repository) => [.. ways.Files.Where(file => repository[file.Path] is not null).SelectMany(Held)];

    /// <summary>The causes that lie in files that were not read.</summary>
    /// <param name="held">What those could show themselves.</param>
    /// <param name="proved">What is shown.</param>
    /// <param name="supposed">What the other files would show if those that were not read ran whatever they can.</param>
    public IEnumerable<Pointer> Unread(IReadOnlyList<Evidence> held, IEnumerable<Evidence> proved, IEnumerable<Evidence> supposed)
    {
        var levels = proved.Where(found => found.Claim is not null).GroupBy(found => found.Claim!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(found => found.Level), StringComparer.Ordinal);
        var higher = supposed.Where(found => found is { Claim: not null, Level: >= Level.Implemented } && found.Level > levels.GetValueOrDefault(found.Claim))
            .SelectMany(found => Behind(found, held).Select(path => (found.Claim, found.Level, Path: path)));
        return held.Select(found => (found.Claim, found.Level, Path: found.Path!)).Concat(higher).Distinct()
            .Select(found => new Pointer(found.Claim!, found.Level, $"{found.Path} was not read") { Path = found.Path, CoversAspects = false });
    }

    /// <summary>The causes that lie outside of the repository.</summary>
    public IEnumerable<Pointer> Outside(RepositoryFacts repository) => links.WaysOut.Where(way => repository[way.From.Path] is not null).SelectMany(Outside);

    /// <summary>The files that were not read and stand on the way to what is supposed, or could show what it asks for; else those that it could run.</summary>
    private List<string> Behind(Evidence found, IReadOnlyList<Evidence> held)
    {
        var near = held.Where(each => found.Requires.Contains(each.Claim!)).Select(each => each.Path!)
            .Concat((found.Chain?.Steps ?? []).Select(step => step.Path).Where(ways.Between.Contains).Take(1)).ToList();
        if (near.Count > 0)
        {
            return near;
        }

        var run = found.Unit is { } unit ? ways.Links.Reached(unit).Select(each => each.Path).ToHashSet(StringComparer.Ordinal) : [];
        var behind = ways.Between.Where(run.Contains).ToList();
        return behind.Count > 0 ? behind : [.. ways.Between];
    }

    /// <summary>A file that was claimed but not read could hold any fact of its detectors.</summary>
    private IEnumerable<Evidence> Held(UnreadFile file)
    {
        var isStarted = file.Kinds.Contains(FactKind.Trigger) || ways.CouldBeStarted(file);
        return rules.Index.Signals.Where(entry => entry.Signal is { Claim: not null, Level: >= Level.Implemented, Because: null }
                && FactKindsOf(entry.Signal.When).Any(kind => file.Kinds.Contains(kind) && (kind != FactKind.Key || NamesPath(entry.Signal.When, file.Path)))
                && (entry.Signal.Scope == SignalScope.Folder || CouldHold(entry.Signal.When, file.Path, file.Kinds)))
            .Select(entry => (entry.Signal.Claim, entry.Signal.OfTests)).Distinct()
            .Select(claim => (claim.Claim, Level: HighestOf(file, rules.Practice(claim.Claim!), claim.OfTests, isStarted)))
            .Where(claim => claim.Level >= Level.Implemented)
            .Select(claim => new Evidence(claim.Claim, claim.Level, EvidenceSource.File, file.Path, null, "was not read", string.Empty, null, null, null) { Unit = UnitKey.File(file.Path) });
    }

    private Level HighestOf(UnreadFile file, PracticeRule practice, bool ofTests, bool isStarted)
    {
        var highest = practice.Highest == Level.Automated && (isStarted || ((ofTests || practice.ShownByTests) && ways.CouldBeTested(file))) ? Level.Automated : Level.Implemented;
        return contexts.Lowering(file.Path, practice.Id, ofTests) is { } context && context.Highest < highest ? context.Highest : highest;
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
    private static bool CouldHold(Condition condition, string path, ImmutableHashSet<FactKind> kinds) => condition switch
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
