namespace RepoMaturity.Core.Evaluation;

/// <summary>What became of a gate, best first.</summary>
public enum GateVerdict
{
    /// <summary>It holds, or on a comparison the change makes it no worse.</summary>
    Passed,

    /// <summary>It depends on what was not read or seen.</summary>
    Undecided,

    /// <summary>It fails.</summary>
    Failed,
}
