using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>One item of a framework: a principle, a cell of a table, an enabler of a stage.</summary>
/// <param name="Id">Id under which people cite it, or one of ours where it has none.</param>
/// <param name="Name">Its content in our own words.</param>
/// <param name="Provenance">How sure it is.</param>
/// <param name="Visibility">Whether a repository can show it.</param>
/// <param name="Dimension">The dimension it belongs to; null without dimensions.</param>
/// <param name="Stage">The stage of its dimension that it makes; null without.</param>
/// <param name="Met">What meets it; null where nothing visible can.</param>
/// <param name="NotFor">Kinds of repository to which it does not apply.</param>
public sealed record FrameworkItem(
    string Id,
    string Name,
    Provenance Provenance,
    Visibility Visibility,
    string? Dimension,
    int? Stage,
    Requirement? Met,
    ImmutableArray<string> NotFor)
{
    /// <summary>The section it belongs to; null without sections.</summary>
    public string? Section { get; init; }

    /// <summary>The edition of the publication that first says it, where not the one that the framework names; null else.</summary>
    public string? Edition { get; init; }
}
