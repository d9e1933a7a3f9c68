namespace RepoMaturity.Core.Rules;

/// <summary>The effort of raising a practice or aspect, in points that only compare: 1 is a small change of one file, 5 is work of weeks.</summary>
/// <param name="Declared">From absent to declared.</param>
/// <param name="Implemented">From declared to implemented.</param>
/// <param name="Automated">From implemented to automated.</param>
public sealed record Effort(int Declared, int Implemented, int Automated)
{
    /// <summary>What holds where a rule says nothing.</summary>
    public static Effort Usual { get; } = new(1, 2, 1);

    /// <summary>The effort of the way from one level to another.</summary>
    public int Between(Level from, Level to) =>
        (from < Level.Declared && to >= Level.Declared ? Declared : 0)
        + (from < Level.Implemented && to >= Level.Implemented ? Implemented : 0)
        + (from < Level.Automated && to >= Level.Automated ? Automated : 0);
}
