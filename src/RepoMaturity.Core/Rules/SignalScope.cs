namespace RepoMaturity.Core.Rules;

/// <summary>Within what the parts of a condition must meet.</summary>
public enum SignalScope
{
    /// <summary>One file.</summary>
    File,

    /// <summary>One unit or function of a file.</summary>
    Unit,

    /// <summary>The files of one folder, not of those below it.</summary>
    Folder,
}
