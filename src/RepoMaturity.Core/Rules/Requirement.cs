using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>What a framework item asks for, over practices and aspects. Monotone: a higher level never makes it fail.</summary>
public abstract record Requirement
{
    /// <summary>All practices and aspects that it names, each with the level asked for, in its order.</summary>
    public IEnumerable<AtLeast> Leaves => this switch
    {
        Any any => any.Parts.SelectMany(part => part.Leaves),
        All all => all.Parts.SelectMany(part => part.Leaves),
        AtLeast least => [least],
        _ => [],
    };

    /// <summary>The same with every level at least this one.</summary>
    public Requirement RaisedTo(Level level) => this switch
    {
        Any any => new Any([.. any.Parts.Select(part => part.RaisedTo(level))]),
        All all => new All([.. all.Parts.Select(part => part.RaisedTo(level))]),
        AtLeast least when least.Level < level => least with { Level = level },
        _ => this,
    };

    /// <summary>At least one part is met.</summary>
    public sealed record Any(ImmutableArray<Requirement> Parts) : Requirement;

    /// <summary>Every part is met.</summary>
    public sealed record All(ImmutableArray<Requirement> Parts) : Requirement;

    /// <summary>A practice or aspect has at least the level.</summary>
    /// <param name="Claim">Id of the practice or aspect.</param>
    /// <param name="Level">The level asked for.</param>
    public sealed record AtLeast(string Claim, Level Level) : Requirement;
}
