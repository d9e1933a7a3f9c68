using System.Collections.Immutable;

namespace RepoMaturity.Fleet.Sources;

/// <summary>Something that names repositories.</summary>
public interface IRepositorySource
{
    /// <summary>All repositories of it that are wanted.</summary>
    /// <exception cref="FleetException">It cannot say.</exception>
    Task<ImmutableArray<FleetRepository>> ListAsync(CancellationToken cancellation);
}
