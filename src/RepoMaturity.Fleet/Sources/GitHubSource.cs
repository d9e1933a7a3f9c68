using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Git.Remotes;
using RepoMaturity.GitHub;

namespace RepoMaturity.Fleet.Sources;

/// <summary>The repositories of an organisation or a person of GitHub.</summary>
/// <param name="github">GitHub.</param>
/// <param name="owner">The organisation or person.</param>
/// <param name="filter">Which are wanted.</param>
/// <param name="told">Told how many there are, and how many are left out and why.</param>
public sealed class GitHubSource(IGitHub github, string owner, GitHubFilter filter, Action<string> told) : IRepositorySource
{
    /// <summary>How such a source begins.</summary>
    public const string Prefix = "github:";

    /// <inheritdoc/>
    public async Task<ImmutableArray<FleetRepository>> ListAsync(CancellationToken cancellation)
    {
        var (total, leftOut) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        var listed = await github.GetRepositoriesOfAsync(owner, IsWanted, cancellation).ConfigureAwait(false);
        var because = string.Join(", ", leftOut.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Value} {reason.Key}")));
        told(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{owner} has {total} repositories{(because.Length > 0 ? $"; left out: {because}" : string.Empty)}"));
        return [.. listed.Select(Of).OfType<FleetRepository>().OrderBy(repository => repository.Name, StringComparer.Ordinal)];

        bool IsWanted(ListedRepository repository)
        {
            total++;
            if (filter.WhyNot(repository) is not { } reason)
            {
                return true;
            }

            leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
            return false;
        }
    }

    private FleetRepository? Of(ListedRepository listed) => RemoteAddress.Parse(listed.CloneUrl, out var wrong) is { } address
        ? new FleetRepository(PlaceName.Of(address), address.Url.AbsoluteUri, Prefix + owner)
        {
            Link = listed.Page,
            Topics = [.. listed.Topics.Order(StringComparer.Ordinal)],

            // Nothing of the main branch changes without a push, or without another branch becoming it.
            Mark = listed.PushedAt is { } pushed ? $"{listed.DefaultBranch} {pushed.ToString("O", CultureInfo.InvariantCulture)}" : null,
        }
        : throw new FleetException($"GitHub says that {listed.Name} is cloned from where nothing is cloned from: {wrong}");
}
