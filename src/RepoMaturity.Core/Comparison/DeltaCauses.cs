namespace RepoMaturity.Core.Comparison;

/// <summary>Why two assessments may differ.</summary>
[Flags]
public enum DeltaCauses
{
    /// <summary>They may not.</summary>
    None = 0,

    /// <summary>Another tree was read, or it cannot be told that it was the same.</summary>
    Repository = 1,

    /// <summary>Other rules or detectors read it.</summary>
    Model = 2,

    /// <summary>More or less of it could be read.</summary>
    Reading = 4,
}
