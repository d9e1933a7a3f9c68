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
            .Select(group => new Place(group.Key, [.. group.Distinct()])).ToList();
        return places.Count > MostPlaces ? places : places.FindAll(place => !places.Exists(other => other != place && Runs(other, place.Shows) && !Runs(place, other.Shows)));
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

        var shown = Units(practice, paths).ToHashSet();
        return new Spread(places.Count(place => Runs(place, shown)), places.Count);
    }

    private IEnumerable<UnitKey> Units(string practice, HashSet<string> paths) => units[practice].Where(unit => paths.Contains(unit.Path));

    /// <summary>Whether running the file, or what makes it an entry point, leads to one of the units; its own do not need to be led to.</summary>
    private bool Runs(Place place, IReadOnlyCollection<UnitKey> any) => any.Any(unit => unit.Path == place.Path)
        || place.Shows.Append(links.Run(place.Path)).Any(start => links.Reached(start) is var reached && any.Any(reached.Contains));

    /// <summary>A file that is an entry point.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Shows">The units in it that make it one.</param>
    public sealed record Place(string Path, ImmutableArray<UnitKey> Shows);
}
