namespace RepoMaturity.Core.Rules;

/// <summary>How sure it is that a framework says an item in these terms.</summary>
public enum Provenance
{
    /// <summary>Seen in the primary text or a close copy of it.</summary>
    Published,

    /// <summary>Seen in somebody else's summary of the primary text.</summary>
    Secondary,

    /// <summary>Background knowledge without a source at hand.</summary>
    Recalled,

    /// <summary>This project's own operationalisation.</summary>
    Operationalised,
}
