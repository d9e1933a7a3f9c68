using System.Collections.Immutable;
using RepoMaturity.Git;

namespace RepoMaturity.Fleet.Sources;

/// <summary>A folder with clones in it, bare ones or work trees.</summary>
/// <param name="folder">The folder.</param>
/// <param name="origin">The source, as it was written.</param>
public sealed class FolderSource(string folder, string origin) : IRepositorySource
{
    /// <inheritdoc/>
    public Task<ImmutableArray<FleetRepository>> ListAsync(CancellationToken cancellation)
    {
        ImmutableArray<FleetRepository> found = [.. RepositoryLook.Find(folder).Select(path => new FleetRepository(PlaceName.Of(path, folder), path, origin))];
        return found.IsEmpty ? throw new FleetException($"There is no git repository in '{folder}'.") : Task.FromResult(found);
    }
}
