using System.Collections.Immutable;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Counts the changes of each area, and the people who made them.</summary>
internal sealed class AreaTally
{
    private const long Year = 365L * 24 * 60 * 60;

    private readonly AreaRules rules;
    private readonly HashSet<int>[] people;
    private readonly int[] changes;
    private readonly int[] changesInLastYear;
    private readonly long?[] lastChanges;

    /// <summary>Counts.</summary>
    /// <param name="rules">The areas.</param>
    /// <param name="map">Tells the area of a file.</param>
    /// <param name="facts">The changes.</param>
    /// <param name="folder">The folder of which files count; empty for all.</param>
    public AreaTally(AreaRules rules, AreaMap map, ChangeFacts facts, string folder)
    {
        this.rules = rules;
        var count = rules.Areas.Length;
        people = [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];
        changes = new int[count];
        changesInLastYear = new int[count];
        lastChanges = new long?[count];
        Compared = facts.Changes.Length;
        IsLimited = facts.Changes.Length < facts.ChangesTotal;
        OldestCompared = facts.Changes.IsEmpty ? null : facts.Changes.Min(change => change.Time);
        var prefix = folder.Length == 0 ? string.Empty : folder + "/";
        var touched = new HashSet<int>();
        foreach (var change in facts.Changes)
        {
            touched.Clear();
            foreach (var path in change.Paths)
            {
                if (path.StartsWith(prefix, StringComparison.Ordinal) && map.Of(path) is { } area)
                {
                    touched.Add(area);
                }
            }

            foreach (var place in touched)
            {
                people[place].Add(change.Person);
                changes[place]++;
                changesInLastYear[place] += change.Time > facts.Time - Year ? 1 : 0;
                lastChanges[place] = Math.Max(change.Time, lastChanges[place] ?? change.Time);
            }
        }
    }

    /// <summary>Changes whose files were compared.</summary>
    public int Compared { get; }

    /// <summary>Whether there are older changes, whose files were not compared.</summary>
    public bool IsLimited { get; }

    /// <summary>When the oldest compared change was committed, in seconds since 1970; null where there is none.</summary>
    public long? OldestCompared { get; }

    /// <summary>The areas, in the order of the rules.</summary>
    public ImmutableArray<AreaResult> Areas =>
        [.. rules.Areas.Select((area, place) => new AreaResult(area, people[place].Count, changes[place], changesInLastYear[place], Days.Of(lastChanges[place])))];

    /// <summary>How many people changed all of some areas.</summary>
    public int PeopleOf(ImmutableArray<string> areas)
    {
        var found = rules.Areas.Select((area, place) => (area.Id, place)).Where(entry => areas.Contains(entry.Id)).Select(entry => people[entry.place]).ToList();
        return found.Count == 0 ? 0 : found[0].Count(person => found.TrueForAll(others => others.Contains(person)));
    }
}
