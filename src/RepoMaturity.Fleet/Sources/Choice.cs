namespace RepoMaturity.Fleet.Sources;

/// <summary>Whether repositories of a sort are wanted.</summary>
public enum Choice
{
    /// <summary>With the others.</summary>
    With,

    /// <summary>Not.</summary>
    Without,

    /// <summary>They alone.</summary>
    Only,
}
