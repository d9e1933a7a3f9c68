namespace RepoMaturity.Core.Snapshots;

/// <summary>What an entry of a tree is, as git distinguishes it.</summary>
public enum FileKind
{
    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A regular file with the executable bit.</summary>
    Executable,

    /// <summary>A symbolic link: named, never followed; its content is the path it points to.</summary>
    SymbolicLink,

    /// <summary>A submodule: named, never entered; its blob id is the commit it points to.</summary>
    Submodule,
}
