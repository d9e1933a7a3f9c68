namespace RepoMaturity.Core.Settings;

/// <summary>Why evidence does not count.</summary>
public enum SuppressionReason
{
    /// <summary>The rule is wrong here: the file does not do what it says.</summary>
    FalsePositive,

    /// <summary>It shows others how something is done.</summary>
    Example,

    /// <summary>It serves tests only.</summary>
    Test,

    /// <summary>A program wrote it.</summary>
    Generated,

    /// <summary>It is somebody else's, kept here.</summary>
    Vendored,

    /// <summary>It is there still, but no longer in use.</summary>
    Retired,

    /// <summary>It belongs to something else than what is judged.</summary>
    OutOfScope,
}
