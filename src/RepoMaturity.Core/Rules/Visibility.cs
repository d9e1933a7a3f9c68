namespace RepoMaturity.Core.Rules;

/// <summary>Where what a practice or item asks for can be seen.</summary>
public enum Visibility
{
    /// <summary>In the files of the repository: no trace means not there.</summary>
    Repository,

    /// <summary>Often kept in other repositories or services: a pointer to them makes it unknown.</summary>
    Elsewhere,

    /// <summary>In no file: unknown unless it is attested.</summary>
    Never,
}
