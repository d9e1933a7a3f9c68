namespace RepoMaturity.Core.Evaluation;

/// <summary>Status of an item of a framework.</summary>
public enum ItemStatus
{
    /// <summary>Proved.</summary>
    Met,

    /// <summary>Known not to be there.</summary>
    NotMet,

    /// <summary>Cannot be seen, or could be met for a named cause.</summary>
    Unknown,

    /// <summary>Does not apply to this kind of repository.</summary>
    NotApplicable,
}
