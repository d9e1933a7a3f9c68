namespace RepoMaturity.Core.Evaluation;

/// <summary>Whether what should run by itself does, as the hosting service saw it; from worst to best, so that a gate can ask for "at least".</summary>
public enum Observed
{
    /// <summary>It is switched off.</summary>
    Disabled,

    /// <summary>It should have run, and has not for long.</summary>
    Stale,

    /// <summary>Nobody could say.</summary>
    Unknown,

    /// <summary>It ran lately.</summary>
    Running,
}
