using System.Collections.Immutable;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Settings;

/// <summary>
/// What the people of a repository say of it: which kind it is, what is left aside, what they aim at, and what they do that no file shows. What is wrong or has expired in the file is
/// listed and counts for nothing.
/// </summary>
/// <param name="Path">Its file, for people.</param>
/// <param name="JudgedOn">The day by which entries have expired or not.</param>
public sealed record Configuration(string Path, DateOnly JudgedOn)
{
    /// <summary>Where a repository keeps it: in one of these places.</summary>
    public static ImmutableArray<string> Places { get; } = [".repomaturity.yml", ".github/repomaturity.yml"];

    /// <summary>The kind of the repository; null where it is inferred.</summary>
    public KindRule? Kind { get; init; }

    /// <summary>The stage that is aimed at; null where none is.</summary>
    public Target? Target { get; init; }

    /// <summary>Files that count as not there.</summary>
    public PathSelection Exclude { get; init; } = PathSelection.None;

    /// <summary>The parts of a repository of several; null where they are looked for.</summary>
    public ImmutableArray<PartSetting>? Parts { get; init; }

    /// <summary>Ids of the frameworks that are reported, or <c>all</c>; empty for those that need not be asked for.</summary>
    public ImmutableArray<string> Frameworks { get; init; } = [];

    /// <summary>What its people do not want it to fall below.</summary>
    public ImmutableArray<Gate> Gates { get; init; } = [];

    /// <summary>Evidence that does not count.</summary>
    public ImmutableArray<Suppression> Suppressions { get; init; } = [];

    /// <summary>What people attest.</summary>
    public ImmutableArray<Attestation> Attestations { get; init; } = [];

    /// <summary>How many attestations are left out because only evidence was asked for.</summary>
    public int LeftOut { get; init; }

    /// <summary>Mistakes, in order of lines.</summary>
    public ImmutableArray<RuleProblem> Problems { get; init; } = [];

    /// <summary>Entries that have expired, in order of lines.</summary>
    public ImmutableArray<RuleProblem> Expired { get; init; } = [];

    /// <summary>Names what it was read from: with one origin, and the same rules and files of the repository, it says the same. Null where nobody knows.</summary>
    internal string? Origin { get; init; }

    /// <summary>The same without attestations.</summary>
    public Configuration EvidenceOnly() => this with { Attestations = [], LeftOut = Attestations.Length, Origin = Origin is null ? null : $"evidence of {Origin}" };

    /// <summary>
    /// What counts where another configuration lies below this one, such as that of an organisation: what this one says, and what the other says where this one says nothing. Suppressions
    /// and gates of both count; of attestations, those of this one where both speak of the same.
    /// </summary>
    public Configuration Over(Configuration below)
    {
        ArgumentNullException.ThrowIfNull(below);
        var attested = Attestations.Select(attestation => attestation.Id).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Path = $"{Path} over {below.Path}",
            Origin = Origin is null || below.Origin is null ? null : $"{Origin} over {below.Origin}",
            Kind = Kind ?? below.Kind,
            Target = Target ?? below.Target,
            Exclude = PathSelection.Of(Exclude.Patterns.Concat(below.Exclude.Patterns).Distinct(StringComparer.Ordinal)),
            Parts = Parts ?? below.Parts,
            Frameworks = Frameworks.IsEmpty ? below.Frameworks : Frameworks,
            Gates = [.. Gates.Concat(below.Gates).DistinctBy(gate => gate.Text)],
            Suppressions = [.. Suppressions, .. below.Suppressions],
            Attestations = [.. Attestations, .. below.Attestations.Where(attestation => !attested.Contains(attestation.Id))],
            LeftOut = LeftOut + below.LeftOut,
            Problems = [.. Problems, .. below.Problems],
            Expired = [.. Expired, .. below.Expired],
        };
    }

    /// <summary>Whether nothing at this path speaks for the practice or aspect.</summary>
    /// <param name="claim">The practice or aspect.</param>
    /// <param name="path">A file; null for the history.</param>
    internal bool Suppresses(string claim, string? path) => Suppressions.Any(suppression => suppression.Removes(claim, null, path));

    /// <summary>The same for this tree: a part without a file that counts is a mistake, and none.</summary>
    public Configuration For(ISnapshot snapshot) => For(new NarrowedSnapshot(snapshot, this).Files.Select(entry => entry.Path));

    /// <summary>The same for a tree of these files.</summary>
    /// <param name="paths">The files that count.</param>
    internal Configuration For(IEnumerable<string> paths)
    {
        if (Parts is not { IsEmpty: false } parts)
        {
            return this;
        }

        var all = paths.ToList();
        var empty = parts.Where(part => !all.Exists(path => path.StartsWith(part.Path + "/", StringComparison.Ordinal))).ToList();
        return this with
        {
            Parts = [.. parts.Where(part => !empty.Contains(part))],
            Problems = [.. Problems.Concat(empty.Select(part => new RuleProblem(Path, part.Line, $"The part '{part.Path}' is no folder with files that count."))).OrderBy(problem => problem.Line)],
        };
    }
}
