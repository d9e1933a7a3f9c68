namespace RepoMaturity.Fleet.Results;

/// <summary>What happened.</summary>
public enum EntryKind
{
    /// <summary>A run began.</summary>
    Begun,

    /// <summary>A run came to its end.</summary>
    Ended,

    /// <summary>A repository was scanned: there is a result that was not there before.</summary>
    Scanned,

    /// <summary>A repository is at a commit again of which there is a result.</summary>
    Returned,

    /// <summary>A repository is where it was, and something else about it changed.</summary>
    Unchanged,

    /// <summary>A repository could not be scanned.</summary>
    Failed,

    /// <summary>A source no longer names a repository.</summary>
    Gone,
}
