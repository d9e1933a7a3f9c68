namespace RepoMaturity.Core.Settings;

/// <summary>What a gate asks for.</summary>
public enum GateMeasure
{
    /// <summary>The stage in a framework.</summary>
    Stage,

    /// <summary>The stage of a dimension of a framework.</summary>
    Dimension,

    /// <summary>The level of a practice or aspect.</summary>
    Practice,

    /// <summary>The share of the entry points that a practice covers.</summary>
    Spread,

    /// <summary>That nothing is lower than it was.</summary>
    Regression,

    /// <summary>That all was read.</summary>
    Incomplete,

    /// <summary>That what should run by itself was seen to run.</summary>
    Observed,
}
