namespace RepoMaturity.Core.Documents;

/// <summary>What a reader of YAML, JSON or TOML found in a file.</summary>
/// <param name="Roots">The documents of the stream, in order; those before an error are kept. Empty for an empty file.</param>
/// <param name="Problems">What could not be read, in the order met; empty when all was read.</param>
/// <param name="IsTemplated">Whether template text (<c>{{ }}</c>, <c>{% %}</c>, <c>&lt;% %&gt;</c>) was masked before reading.</param>
public sealed record StructuredDocument(IReadOnlyList<DocumentNode> Roots, IReadOnlyList<ReadProblem> Problems, bool IsTemplated = false)
{
    /// <summary>The first document; an empty scalar when there is none.</summary>
    public DocumentNode Root => Roots.Count > 0 ? Roots[0] : DocumentNode.Absent;
}
