using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Shell;

/// <summary>The commands of a shell text, those of functions, branches, loops and substitutions included.</summary>
/// <param name="Commands">The commands; one in a substitution comes before the one that uses its output.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record ShellDocument(IReadOnlyList<ShellCommand> Commands, IReadOnlyList<ReadProblem> Problems);
