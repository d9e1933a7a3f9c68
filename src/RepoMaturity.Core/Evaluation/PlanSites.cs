using System.Buffers;
using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Knows where in a repository a practice stands: the file that shows it, and the file or command that runs it.</summary>
/// <param name="links">What runs what.</param>
/// <param name="files">All files, with their facts.</param>
/// <param name="practices">Practices with their evidence.</param>
internal sealed class PlanSites(LinkGraph links, RepositoryFacts files, ImmutableArray<PracticeResult> practices)
{
    /// <summary>Of so much evidence the strongest says enough.</summary>
    private const int MostUnits = 20;

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/+@ ");

    /// <summary>Calls at the top of a module that run nothing of it.</summary>
    private static readonly List<string> Preparations = ["logging.", "os.", "sys.", "dotenv.", "pathlib.", "typing.", "warnings.", "structlog.", "loguru.", "collections.", "dataclasses.", "re."];

    private static readonly List<string> OddNames = ["util", "helper", "report", "plot", "visual", "demo", "example", "dashboard", "common"];

    private readonly Dictionary<(string Claim, Func<string, bool> Fits), string?> runs = [];
    private readonly Dictionary<(string Claim, Func<string, bool> Fits), string?> starts = [];

    /// <summary>Those of a repository of which nothing is known but levels.</summary>
    public static PlanSites None { get; } = new(new LinkGraph(new RepositoryFacts([], []), new LinkWriter()), new RepositoryFacts([], []), []);

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => files.HasFile(path);

    /// <summary>Whether there is such a file, and it is no link that leads to another.</summary>
    public bool IsRegular(string path) => files.IsRegular(path);

    /// <summary>The same with other evidence.</summary>
    public PlanSites With(ImmutableArray<PracticeResult> others) => new(links, files, others);

    /// <summary>The file with the shortest path, then the first, that fits.</summary>
    public string? Find(Func<string, bool> fits) => files.Entries.Select(entry => entry.Path).Where(path => Fits(path, fits)).OrderBy(path => path.Count(character => character == '/')).ThenBy(path => path, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The file with the strongest evidence of a claim.</summary>
    /// <param name="claim">The practice or aspect.</param>
    /// <param name="least">The least level of the evidence.</param>
    /// <param name="fits">Which files may show it.</param>
    public string? Shown(string claim, Level least, Func<string, bool> fits) =>
        EvidenceOf(claim).Where(found => found.Level >= least && found.Path is { } path && Fits(path, fits)).Select(found => found.Path).FirstOrDefault();

    /// <summary>The file that shows a claim when it is run as a whole: that of its evidence, or one that leads to it; null where running no file leads there.</summary>
    public string? RunBy(string claim, Func<string, bool> fits)
    {
        if (!runs.TryGetValue((claim, fits), out var known))
        {
            runs.Add((claim, fits), known = UnitsOf(claim).Select(unit => RunOf(unit, fits)).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(Oddness).FirstOrDefault());
        }

        return known;
    }

    /// <summary>The file some part of which, a job or a stage, runs what shows a claim.</summary>
    public string? StartedBy(string claim, Func<string, bool> fits)
    {
        if (!starts.TryGetValue((claim, fits), out var known))
        {
            starts.Add((claim, fits), known = links.Reaching(UnitsOf(claim)).Units.Select(unit => unit.Path).Where(path => Fits(path, fits)).Order(StringComparer.Ordinal).FirstOrDefault());
        }

        return known;
    }

    /// <summary>Whether a file fits and its name can stand in a command and in YAML as it is: people paste what a plan says, and strangers name files.</summary>
    private static bool Fits(string path, Func<string, bool> fits) => !path.StartsWith('-') && !path.AsSpan().ContainsAnyExcept(PlainCharacters) && fits(path);

    private string? RunOf(UnitKey unit, Func<string, bool> fits)
    {
        if (Fits(unit.Path, fits) && IsScript(unit.Path) && links.Reached(links.Run(unit.Path)).Contains(unit))
        {
            return unit.Path;
        }

        var folder = RepositoryPath.Folder(unit.Path);
        return links.Reaching([unit]).Units.Where(each => Fits(each.Path, fits) && links.Run(each.Path) == each && IsScript(each.Path))
            .Select(each => each.Path).Distinct(StringComparer.Ordinal)
            .OrderBy(path => RepositoryPath.Folder(path) == folder ? 0 : 1)
            .ThenBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Whether the file is there to be run: it has a main block, or calls something at its top and is imported by nobody. A module that only defines is no script.</summary>
    private bool IsScript(string path) => links.Run(path) != UnitKey.File(path)
        || (links.Reaching([UnitKey.File(path)]).Units.All(each => each.Path == path || !each.Path.EndsWith(".py", StringComparison.Ordinal)) && CallsAtItsTop(path));

    private bool CallsAtItsTop(string path) => files[path]?.Facts.Any(fact => fact.Kind == FactKind.Call && fact.Scope is null && !Preparations.Exists(start => fact.Name.StartsWith(start, StringComparison.Ordinal))) ?? false;

    /// <summary>What is named for helping, looking or showing is seldom what somebody would start; a main block is meant to be started.</summary>
    private int Oddness(string path) => (OddNames.Exists(name => RepositoryPath.Name(path).Contains(name, StringComparison.OrdinalIgnoreCase)) ? 2 : 0) + (links.Run(path) == UnitKey.File(path) ? 1 : 0);

    private IEnumerable<UnitKey> UnitsOf(string claim) =>
        EvidenceOf(claim).Where(found => found is { Level: >= Level.Implemented, Unit: not null }).Take(MostUnits).Select(found => found.Unit!.Value);

    private ImmutableArray<Evidence> EvidenceOf(string claim)
    {
        foreach (var practice in practices)
        {
            if (practice.Practice.Id == claim)
            {
                return practice.Evidence;
            }

            if (practice.Aspects.FirstOrDefault(aspect => aspect.Aspect.Id == claim) is { } found)
            {
                return found.Evidence;
            }
        }

        return [];
    }
}
