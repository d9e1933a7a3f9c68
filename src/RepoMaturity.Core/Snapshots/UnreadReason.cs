namespace RepoMaturity.Core.Snapshots;

/// <summary>Why the bytes of a file could not be had.</summary>
public enum UnreadReason
{
    /// <summary>The object is not in the store: a partial clone or a snapshot without large files.</summary>
    MissingBlob,

    /// <summary>The file is larger than the limit.</summary>
    TooLarge,

    /// <summary>The file system or the object store refused or failed.</summary>
    Failed,
}
