using System.Globalization;

namespace RepoMaturity.Core.Facts;

/// <summary>Where in a file something stands.</summary>
/// <param name="Line">Line, from 1; in a notebook, the line inside the cell.</param>
/// <param name="Cell">Number of the notebook cell, from 1; null in every other file.</param>
public readonly record struct Position(int Line, int? Cell = null) : IComparable<Position>
{
    /// <summary>Order of reading: by cell, then by line.</summary>
    public int CompareTo(Position other)
    {
        var byCell = (Cell ?? 0).CompareTo(other.Cell ?? 0);
        return byCell != 0 ? byCell : Line.CompareTo(other.Line);
    }

    /// <summary><c>44</c>, or <c>cell 3:7</c> in a notebook.</summary>
    public override string ToString() => Cell is { } cell
        ? string.Create(CultureInfo.InvariantCulture, $"cell {cell}:{Line}")
        : Line.ToString(CultureInfo.InvariantCulture);
}
