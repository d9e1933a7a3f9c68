using System.Collections.Immutable;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Web;

/// <summary>A repository of a store.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Member">The same as roll-ups look at it.</param>
/// <param name="Results">Its results, the newest first.</param>
internal sealed record KnownRepository(RepositoryState State, FleetMember Member, ImmutableArray<KnownResult> Results);
