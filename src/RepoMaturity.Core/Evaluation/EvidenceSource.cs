namespace RepoMaturity.Core.Evaluation;

/// <summary>Where evidence comes from, strongest first.</summary>
public enum EvidenceSource
{
    /// <summary>A file of the repository.</summary>
    File,

    /// <summary>Its history.</summary>
    History,

    /// <summary>What the hosting service says.</summary>
    Host,

    /// <summary>What people state in the configuration.</summary>
    Statement,
}
