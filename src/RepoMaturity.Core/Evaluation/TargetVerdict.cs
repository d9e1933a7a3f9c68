namespace RepoMaturity.Core.Evaluation;

/// <summary>How a stage stands to the one that is wanted.</summary>
public enum TargetVerdict
{
    /// <summary>Below it.</summary>
    NotYet,

    /// <summary>At it.</summary>
    Reached,

    /// <summary>Above it: more than is asked for.</summary>
    Beyond,
}
