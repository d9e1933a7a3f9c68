using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Make;

/// <summary>What the reader found in a makefile.</summary>
/// <param name="maximum">How many prerequisites and lines of recipes it may have over all targets: a rule gives them to each of its targets.</param>
internal sealed class Makefile(int maximum)
{
    private int room = maximum;

    private readonly Dictionary<string, MakeTarget> byName = new(StringComparer.Ordinal);
    private readonly List<MakeTarget> targets = [];

    /// <summary>The targets, in order; each name once.</summary>
    public IReadOnlyList<MakeTarget> Targets => targets;

    /// <summary>The files that it includes, with the lines that say so.</summary>
    public List<(int Line, string Path)> Included { get; } = [];

    /// <summary>What <c>.DEFAULT_GOAL</c> names; null for the first target.</summary>
    public string? DefaultGoal { get; set; }

    /// <summary>What could not be read.</summary>
    public List<ReadProblem> Problems { get; } = [];

    /// <summary>Whether the makefile has a target of this name.</summary>
    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>Takes room for more entries; false, with a problem, once there is none left.</summary>
    public bool HasRoom(int entries, int line)
    {
        if (room >= entries)
        {
            room -= entries;
            return true;
        }

        if (room >= 0)
        {
            room = -1;
            Problems.Add(new ReadProblem(line, "More prerequisites and commands than the limit allows: the rest was not read."));
        }

        return false;
    }

    /// <summary>The target of a name; made when there is none yet.</summary>
    public MakeTarget Target(string name, int line)
    {
        if (!byName.TryGetValue(name, out var target))
        {
            byName.Add(name, target = new MakeTarget(name, line));
            targets.Add(target);
        }

        return target;
    }
}
