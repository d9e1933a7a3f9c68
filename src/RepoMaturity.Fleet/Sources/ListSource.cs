using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Fleet.Sources;

/// <summary>A list of addresses and folders, one a line; empty lines and those that begin with # say nothing.</summary>
/// <param name="text">The list.</param>
/// <param name="folder">What paths begin at.</param>
/// <param name="origin">The source, as it was written.</param>
public sealed class ListSource(string text, string folder, string origin) : IRepositorySource
{
    private const int MostNamed = 10;

    /// <inheritdoc/>
    public Task<ImmutableArray<FleetRepository>> ListAsync(CancellationToken cancellation)
    {
        var (found, wrong) = (new List<FleetRepository>(), new List<string>());
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() is { Length: > 0 } line && line[0] != '#')
            {
                if (Read(line, out var why) is { } repository)
                {
                    found.Add(repository);
                }
                else
                {
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{origin}:{i + 1}: {why}"));
                }
            }
        }

        return wrong.Count > 0 ? throw new FleetException(string.Join('\n', wrong.Take(MostNamed)))
            : found.Count == 0 ? throw new FleetException($"'{origin}' names no repository: write an address or a folder on each line.")
            : Task.FromResult(found.DistinctBy(repository => repository.Name, StringComparer.Ordinal).ToImmutableArray());
    }

    private FleetRepository? Read(string line, out string? why)
    {
        if (RemoteAddress.IsMeant(line))
        {
            return RemoteAddress.Parse(line, out why) is { } address
                ? new FleetRepository(PlaceName.Of(address), address.Url.AbsoluteUri, origin) { Link = address.Url.AbsoluteUri }
                : null;
        }

        why = null;
        return new FleetRepository(line.Replace('\\', '/').TrimEnd('/'), Path.TrimEndingDirectorySeparator(Path.GetFullPath(line, folder)), origin);
    }
}
