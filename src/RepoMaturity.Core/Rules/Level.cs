namespace RepoMaturity.Core.Rules;

/// <summary>Level of a practice or aspect: the words of the codebook.</summary>
public enum Level
{
    /// <summary>No trace.</summary>
    Absent = 0,

    /// <summary>Named but not practised: a dependency that nothing uses, a stub, an example, documentation.</summary>
    Declared = 1,

    /// <summary>Code or configuration that carries the practice out is there; a person starts it.</summary>
    Implemented = 2,

    /// <summary>Implemented, and a trigger that is no person starts it.</summary>
    Automated = 3,
}
