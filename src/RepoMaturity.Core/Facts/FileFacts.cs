using System.Collections.Immutable;

namespace RepoMaturity.Core.Facts;

/// <summary>All that the detectors say of one file: the value that the cache keeps, "nothing found" included.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Facts">Facts, in order of detector and position.</param>
/// <param name="Units">Units, each id once.</param>
/// <param name="References">References, in order of detector and position.</param>
/// <param name="Problems">What could not be read.</param>
/// <param name="Claims">Ids of the detectors that claimed the file, so that an unread file is known to have carried something.</param>
public sealed record FileFacts(
    string Path,
    ImmutableArray<Fact> Facts,
    ImmutableArray<Unit> Units,
    ImmutableArray<Reference> References,
    ImmutableArray<Problem> Problems,
    ImmutableArray<string> Claims)
{
    private UnitIndex? index;

    /// <summary>Whether the file, or a part of it, was claimed by a detector but not read.</summary>
    public bool IsUnread => !Problems.IsEmpty;

    /// <summary>Bytes that were read of it.</summary>
    public int Bytes { get; init; }

    /// <summary>Whether another reading of the same content could say otherwise: it could not be read, or a detector failed.</summary>
    public bool MayChange { get; init; }

    /// <summary>Whether its content was not there, which its one problem says.</summary>
    public bool IsMissing => Problems is [{ Message: FileAnalyzer.MissingContent }];

    /// <summary>Whether it was not read because it is larger than what people write.</summary>
    public bool IsBulk { get; init; }

    /// <summary>Whether only a pointer of Git LFS stands in its place, which its one problem says.</summary>
    internal bool IsPointer => Problems is [{ Message: FileAnalyzer.PointerOnly }];

    /// <summary>How many facts, units and references it gives.</summary>
    public int Count => Facts.Length + Units.Length + References.Length;

    /// <summary>Whether template text was masked before reading: the file is a model of files, not one that runs.</summary>
    public bool IsTemplated { get; init; }

    /// <summary>The unit with this id, for a method (<c>def:Trainer.fit</c>) that of its class; null when the file has none such.</summary>
    public Unit? FindUnit(string? id)
    {
        if (id is null || Units.IsEmpty)
        {
            return null;
        }

        // A copy made by "with" takes the index along, but may have other units.
        if (index is null || index.Units != Units)
        {
            index = new UnitIndex(Units, Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal));
        }

        return index.ById.TryGetValue(id, out var unit) ? unit
            : id.LastIndexOf('.') is > 0 and var dot ? index.ById.GetValueOrDefault(id[..dot])
            : null;
    }

    /// <summary>Whether other facts of a file say the same in the same order, wherever in the file it stands.</summary>
    internal bool SaysAs(FileFacts other) =>
        Path == other.Path && IsTemplated == other.IsTemplated
        && Facts.Length == other.Facts.Length && Units.Length == other.Units.Length && References.Length == other.References.Length && Problems.Length == other.Problems.Length
        && Claims.AsSpan().SequenceEqual(other.Claims.AsSpan())
        && Facts.SequenceEqual(other.Facts, PlaceBlind.Comparer)
        && Units.Zip(other.Units).All(pair => SaysAs(pair.First, pair.Second))
        && References.SequenceEqual(other.References, PlaceBlind.Comparer)
        && Problems.Zip(other.Problems).All(pair => pair.First == pair.Second with { Line = pair.First.Line });

    private static bool SaysAs(Unit one, Unit other) => one.Equals(other with { Position = one.Position, Triggers = one.Triggers })
        && one.Triggers.Length == other.Triggers.Length
        && one.Triggers.Zip(other.Triggers).All(pair => pair.First == pair.Second with { Position = pair.First.Position });

    /// <summary>Facts of a file in which nothing was found.</summary>
    public static FileFacts Nothing(string path) => new(path, [], [], [], [], []);

    /// <summary>The units of a file by their ids.</summary>
    private sealed record UnitIndex(ImmutableArray<Unit> Units, Dictionary<string, Unit> ById);
}
