using System.Collections.Immutable;
using RepoMaturity.Core.Fleets;

namespace RepoMaturity.Web;

/// <summary>What is known of a store at one time.</summary>
/// <param name="Repositories">The repositories that sources still name, in ordinal order of their names.</param>
/// <param name="Fleet">How all of them stand.</param>
/// <param name="Runs">The runs, the newest first.</param>
/// <param name="Tag">Names all of it.</param>
internal sealed record FleetState(ImmutableArray<KnownRepository> Repositories, RollUp Fleet, ImmutableArray<KnownRun> Runs, string Tag)
{
    private readonly Dictionary<string, KnownRepository> byName = Repositories.ToDictionary(repository => repository.State.Repository, StringComparer.Ordinal);

    /// <summary>A repository by its name; null where there is none.</summary>
    public KnownRepository? Find(string name) => byName.GetValueOrDefault(name);
}
