using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Runs;

/// <summary>Looks at repositories wherever they are.</summary>
public interface IRepositoryReader
{
    /// <summary>The commit that the main branch of a repository is at; null where it has none.</summary>
    /// <exception cref="ScanFailedException">It cannot be had.</exception>
    Task<string?> HeadAsync(FleetRepository repository, CancellationToken cancellation);

    /// <summary>Scans a repository.</summary>
    /// <exception cref="ScanFailedException">It cannot be scanned.</exception>
    Task<RepositoryReading> ScanAsync(FleetRepository repository, CancellationToken cancellation);
}
