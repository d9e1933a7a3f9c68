namespace RepoMaturity.Core.Documents;

/// <summary>The three shapes of a node in a structured document.</summary>
public enum NodeKind
{
    /// <summary>Keys with values, in the order written, duplicate keys kept.</summary>
    Mapping,

    /// <summary>A list of nodes.</summary>
    Sequence,

    /// <summary>A text, number, boolean or null, kept as written.</summary>
    Scalar,
}
