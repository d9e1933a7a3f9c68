using System.Collections.Immutable;
using RepoMaturity.Core.Comparison;

namespace RepoMaturity.Core.Fleets;

/// <summary>A repository of a fleet, with what was found in it.</summary>
/// <param name="Name">What tells it from all others.</param>
/// <param name="Link">Where people find it; null where nobody says.</param>
/// <param name="Teams">Whose it is.</param>
/// <param name="Topics">What it is filed under.</param>
/// <param name="Found">What was found; null where it was never scanned.</param>
/// <param name="Failure">Why it could not be scanned when it was last tried; null where it could.</param>
public sealed record FleetMember(string Name, string? Link, ImmutableArray<string> Teams, ImmutableArray<string> Topics, AssessmentDigest? Found, string? Failure);
