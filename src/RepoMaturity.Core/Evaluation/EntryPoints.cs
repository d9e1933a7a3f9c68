using System.Collections.Immutable;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Core.Evaluation;

/// <summary>The files that train, serve or orchestrate when they are run, and how many of them a practice covers.</summary>
/// <param name="links">What runs what.</param>
/// <param name="units">The units that show each practice.</param>
internal sealed class EntryPoints(LinkGraph links, ILookup<string, UnitKey> units)
{
    /// <summary>Practices whose evidence marks entry points: what trains, serves or orchestrates.</summary>
    private static readonly string[] Practices = ["training-as-code", "model-serving", "workflow-orchestration"];

    /// <summary>Of more files than this none is left out because another runs it: to ask each of each other costs too much.</summary>
    private const int MostPlaces = 300;

    /// <summary>Files that show such a practice and that no other such file runs, in order.</summary>
    /// <param name="pathsOf">The files that show a practice.</param>
    public IReadOnlyList<Place> Find(Func<string, HashSet<string>> pathsOf)
    {
        var places = Practices.SelectMany(practice => Units(practice, pathsOf(practice))).GroupBy(unit => unit.Path, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Place(group.Key, [.. group.Distinct()], [.. group.Append(links.Run(group.Key)).Select(links.NumberOf)])).ToList();
        if (places.Count > MostPlaces)
        {
            return places;
        }

        var running = places.ConvertAll(place => RunningOf(place.Shows, places));
        return [.. places.Where((_, at) => !Enumerable.Range(0, places.Count).Any(other => other != at && running[at][other] && !running[other][at]))];
    }

    /// <summary>How many of the entry points a practice covers; null when there are none.</summary>
    /// <param name="practice">Id of the practice.</param>
    /// <param name="paths">The files that show it.</param>
    /// <param name="places">The entry points.</param>
    public Spread? SpreadOf(string practice, HashSet<string> paths, IReadOnlyList<Place> places)
    {
        if (places.Count == 0)
        {
            return null;
        }

        return new Spread(RunningOf([.. Units(practice, paths)], places).Count(runs => runs), places.Count);
    }

    private IEnumerable<UnitKey> Units(string practice, HashSet<string> paths) => units[practice].Where(unit => paths.Contains(unit.Path));

    /// <summary>
    /// Of the entry points those that lead, when the file or what makes it one is run, to one of the units; its own do not need to be led to. Asked from the units
    /// backwards: a file may have thousands of starts.
    /// </summary>
    private bool[] RunningOf(IReadOnlyCollection<UnitKey> any, IReadOnlyList<Place> places)
    {
        var paths = any.Select(unit => unit.Path).ToHashSet(StringComparer.Ordinal);
        var reaching = links.Reaching(any);
        return [.. places.Select(place => paths.Contains(place.Path) || place.Starts.Any(reaching.Contains))];
    }

    /// <summary>A file that is an entry point.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Shows">The units in it that make it one.</param>
    /// <param name="Starts">Numbers of these units, and of what stands for running the file.</param>
    public sealed record Place(string Path, ImmutableArray<UnitKey> Shows, ImmutableArray<int> Starts);
}
