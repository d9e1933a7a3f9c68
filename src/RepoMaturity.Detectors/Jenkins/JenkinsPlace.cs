using System.Collections.Immutable;

namespace RepoMaturity.Detectors.Jenkins;

/// <summary>Where steps of a pipeline stand.</summary>
/// <param name="Unit">Id of the unit that runs them.</param>
/// <param name="Stage">Name of the stage; empty outside of stages.</param>
/// <param name="Folder">Folder in which they run; null when it is not known.</param>
/// <param name="Constants">Variables of the environment that the file sets.</param>
/// <param name="IsApproved">Whether a person had said yes before the unit began.</param>
internal sealed record JenkinsPlace(string Unit, string Stage, string? Folder, ImmutableDictionary<string, string> Constants, bool IsApproved);
