using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>Names a unit in the repository: a node of the graph of what runs what.</summary>
/// <param name="Path">Path of its file.</param>
/// <param name="Unit">Its id within the file; empty for the file itself.</param>
public readonly record struct UnitKey(string Path, string Unit) : IComparable<UnitKey>
{
    /// <summary>The file at <paramref name="path"/> as a whole.</summary>
    public static UnitKey File(string path) => new(path, string.Empty);

    /// <summary>What a scope stands for: the unit with that id where the file has one, else the file itself.</summary>
    public static UnitKey Of(FileFacts file, string? scope)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new UnitKey(file.Path, file.FindUnit(scope)?.Id ?? string.Empty);
    }

    /// <summary>The unit with an id in a file; where that was not read, the file itself, which may hold it. Null where there is neither.</summary>
    public static UnitKey? In(FileFacts? file, string id) =>
        file is null ? null : file.FindUnit(id) is { } unit ? new UnitKey(file.Path, unit.Id) : file.IsUnread ? File(file.Path) : null;

    /// <summary>Ordinal by path, then by unit.</summary>
    public int CompareTo(UnitKey other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : string.CompareOrdinal(Unit, other.Unit);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var path = Path.GetHashCode(StringComparison.Ordinal);
        return Unit.Length == 0 ? path : (path * 31) + Unit.GetHashCode(StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool Equals(UnitKey other) => Unit == other.Unit && Path == other.Path;
}
