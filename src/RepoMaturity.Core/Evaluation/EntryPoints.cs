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
    public IReadOnlyList<string> Find(Func<string, HashSet<string>> pathsOf)
    {
        var shown = Practices.SelectMany(practice => Units(practice, pathsOf(practice))).ToLookup(unit => unit.Path, StringComparer.Ordinal);
        var places = shown.Select(group => group.Key).Order(StringComparer.Ordinal).ToList();
        return places.Count > MostPlaces ? places : places.FindAll(place => !places.Exists(other => other != place && Runs(other, shown[place]) && !Runs(place, shown[other])));
    }

    /// <summary>How many of the entry points a practice covers; null when there are none.</summary>
    /// <param name="practice">Id of the practice.</param>
    /// <param name="paths">The files that show it.</param>
    /// <param name="places">The entry points.</param>
    public Spread? SpreadOf(string practice, HashSet<string> paths, IReadOnlyList<string> places)
    {
        if (places.Count == 0)
        {
            return null;
        }

        var shown = Units(practice, paths).ToHashSet();
        return new Spread(places.Count(place => shown.Count > 0 && Runs(place, shown)), places.Count);
    }

    private IEnumerable<UnitKey> Units(string practice, HashSet<string> paths) => units[practice].Where(unit => paths.Contains(unit.Path));

    private bool Runs(string path, IEnumerable<UnitKey> any) => any.Any(links.Reached(links.Run(path)).Contains);
}
