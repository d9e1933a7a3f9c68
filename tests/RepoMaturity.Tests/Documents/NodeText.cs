using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Documents;

/// <summary>Documents as short texts: <c>{a: 1, b: [x, "y"]}</c>, with <c>@line</c> after each scalar where lines are asked for.</summary>
internal static class NodeText
{
    public static string Of(StructuredDocument document, bool withLines = false) => string.Join(" / ", document.Roots.Select(root => Of(root, withLines)));

    public static string Of(DocumentNode node, bool withLines = false)
    {
        var tag = node.Tag is null ? string.Empty : node.Tag + " ";
        var line = withLines ? "@" + node.Line : string.Empty;
        return node.Kind switch
        {
            NodeKind.Mapping => tag + "{" + string.Join(", ", node.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value, withLines)}")) + "}",
            NodeKind.Sequence => tag + "[" + string.Join(", ", node.Items.Select(item => Of(item, withLines))) + "]",
            _ => tag + (node.IsQuoted ? "\"" + node.Value + "\"" : node.Value) + line,
        };
    }

    public static string Problems(StructuredDocument document) => string.Join('|', document.Problems.Select(problem => $"{problem.Line}: {problem.Message}"));
}
