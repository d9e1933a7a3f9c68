using System.Collections.Immutable;

namespace RepoMaturity.Core.Facts;

/// <summary>
/// Something that runs: a workflow job, a make target, a pipeline stage, the entry point of an image. What it runs is said by the facts and
/// references whose scope is its id.
/// </summary>
/// <param name="Id">Id within the file (<c>job:train</c>); the empty text is the file itself, run as a whole.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name as people know it.</param>
/// <param name="Position">Where it begins.</param>
public sealed record Unit(string Id, UnitKind Kind, string Name, Position Position)
{
    /// <summary>What starts it, as far as the file itself says.</summary>
    public ImmutableArray<Trigger> Triggers { get; init; } = [];

    /// <summary>Why it never runs (<c>if: false</c>); null when nothing in the file forbids it. Facts in a disabled unit declare at most.</summary>
    public string? Disabled { get; init; }

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && Id == other.Id && Kind == other.Kind && Name == other.Name
        && Position == other.Position && Disabled == other.Disabled && Triggers.AsSpan().SequenceEqual(other.Triggers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Kind, Name, Position, Disabled);
}
