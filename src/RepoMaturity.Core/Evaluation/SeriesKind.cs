namespace RepoMaturity.Core.Evaluation;

/// <summary>What a series of a timeline is of.</summary>
public enum SeriesKind
{
    /// <summary>The kind of repository.</summary>
    Kind,

    /// <summary>The stage in a framework.</summary>
    Stage,

    /// <summary>The stage of a dimension of a framework.</summary>
    Dimension,

    /// <summary>A practice.</summary>
    Practice,

    /// <summary>An aspect of a practice.</summary>
    Aspect,

    /// <summary>A technology.</summary>
    Technology,

    /// <summary>An item of a framework.</summary>
    Item,
}
