using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>One unit runs, imports or starts another.</summary>
/// <param name="From">The unit that names the other.</param>
/// <param name="To">The unit that is named.</param>
/// <param name="Position">Where in the file of <paramref name="From"/> it is named.</param>
/// <param name="Text">How it is named there (<c>make train</c>).</param>
/// <param name="ByTestRunner">Whether a test runner stands between.</param>
public sealed record Edge(UnitKey From, UnitKey To, Position Position, string Text, bool ByTestRunner = false)
{
    /// <summary>Whether the other unit is only imported: what it does when run by itself need not happen.</summary>
    public bool IsImport { get; init; }

    /// <summary>Whether the other file is loaded for something in it: its main block does not run.</summary>
    public bool IsLoad { get; init; }

    /// <summary>Whether both units are parts of one module, and a chain need not tell the step.</summary>
    public bool IsInner { get; init; }
}
