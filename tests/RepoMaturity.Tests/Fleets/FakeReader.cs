using System.Collections.Concurrent;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Tests.Fleets;

/// <summary>Repositories that are read without git.</summary>
internal sealed class FakeReader : IRepositoryReader
{
    /// <summary>The commit of each repository.</summary>
    public ConcurrentDictionary<string, string> Heads { get; } = new(StringComparer.Ordinal);

    /// <summary>What goes wrong with a repository; null for nothing.</summary>
    public Func<FleetRepository, Exception?> Trouble { get; set; } = _ => null;

    /// <summary>The repositories that were scanned, in order.</summary>
    public ConcurrentQueue<string> Scanned { get; } = new();

    /// <summary>The repositories that were asked for their commits, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The report of a commit.</summary>
    public required Func<string, byte[]> Report { get; init; }

    public Task<string?> HeadAsync(FleetRepository repository, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Asked.Enqueue(repository.Name);
        return Task.FromResult(Heads.TryGetValue(repository.Name, out var head) ? head : null);
    }

    public Task<RepositoryReading> ScanAsync(FleetRepository repository, CancellationToken cancellation)
    {
        Scanned.Enqueue(repository.Name);
        return Trouble(repository) is { } trouble ? Task.FromException<RepositoryReading>(trouble) : Task.FromResult(new RepositoryReading(Heads[repository.Name], Report(Heads[repository.Name]), ["acme/ml"]));
    }
}
