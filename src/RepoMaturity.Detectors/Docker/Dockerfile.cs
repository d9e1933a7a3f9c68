using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Docker;

/// <summary>The instructions of a Dockerfile, in order.</summary>
/// <param name="Instructions">The instructions.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record Dockerfile(IReadOnlyList<DockerInstruction> Instructions, IReadOnlyList<ReadProblem> Problems);
