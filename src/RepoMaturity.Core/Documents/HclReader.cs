namespace RepoMaturity.Core.Documents;

/// <summary>
/// Reads HCL 2 (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md), tolerantly, into the shape that its JSON form has: a block is a mapping under its type
/// and labels, and each block is an entry of its own. A text keeps its <c>${ }</c>; what <c>jsonencode</c> is given is read as it stands; any other expression stays
/// the unquoted text that is written. A line that cannot be read is a problem, and reading goes on with the next one.
/// </summary>
public sealed class HclReader : IReader<StructuredDocument>
{
    private HclReader()
    {
    }

    /// <summary>The one reader there is.</summary>
    public static HclReader Instance { get; } = new();

    /// <inheritdoc/>
    public StructuredDocument Read(SourceText source, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        return Admission.Refuse(source, limits)
            ?? TemplateMask.Read(Admission.WithoutMark(source.Text), TemplateMask.Style.Words, (text, _) => new HclParser(text, limits).Parse());
    }
}
