using System.Collections.Immutable;

namespace RepoMaturity.Fleet.Work;

/// <summary>A run over a fleet.</summary>
/// <param name="Id">Tells it from others.</param>
/// <param name="Model">Names rules, detectors, and what the organisation adds to them.</param>
/// <param name="Begun">When it began.</param>
/// <param name="Sources">What names its repositories.</param>
public sealed record WorkRun(string Id, string Model, DateTimeOffset Begun, ImmutableArray<string> Sources);
