namespace RepoMaturity.Core.Rules;

/// <summary>Reads <c>rules/contexts.yml</c>.</summary>
internal static class ContextReader
{
    public static IEnumerable<ContextRule> Read(RuleNode root)
    {
        root.Expect("contexts");
        return root.Items("contexts").Select(ReadContext);
    }

    private static ContextRule ReadContext(RuleNode node)
    {
        node.Expect("id", "highest", "paths", "attribute", "only", "except", "except-steps");
        return new ContextRule(
            node.Text("id"),
            node.Word("highest", Level.Absent),
            node.Has("paths") ? new PathTerm(node.Texts("paths")) : null,
            node.OptionalText("attribute"),
            [.. node.Texts("only")],
            [.. node.Texts("except")],
            node.OptionalText("except-steps") == "true");
    }
}
