namespace RepoMaturity.Core.Links;

/// <summary>
/// Finds what references of some format mean, from the facts and references of all files, never from bytes. Stands beside its detector. Pure.
/// </summary>
public interface IResolver
{
    /// <summary>Stable id, lower case with hyphens.</summary>
    string Id { get; }

    /// <summary>Adds edges, triggers and ways out of the repository.</summary>
    void Resolve(RepositoryFacts repository, LinkWriter links);
}
