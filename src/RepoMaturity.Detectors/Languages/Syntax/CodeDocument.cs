using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Languages.Syntax;

/// <summary>Source code as tokens whose brackets know their partners. What a grammar would make of them is for those who walk it.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record CodeDocument(CodeToken[] Tokens, IReadOnlyList<ReadProblem> Problems)
{
    public static CodeDocument Empty { get; } = new([], []);
}
