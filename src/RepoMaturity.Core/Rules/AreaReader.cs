namespace RepoMaturity.Core.Rules;

/// <summary>Reads <c>rules/areas.yml</c>.</summary>
internal static class AreaReader
{
    public static AreaRules Read(RuleNode root)
    {
        root.Expect("areas", "bridges");
        return new AreaRules([.. root.Items("areas").Select(ReadArea)], [.. root.Items("bridges").Select(ReadBridge)]);
    }

    private static AreaRule ReadArea(RuleNode node)
    {
        node.Expect("id", "name", "always", "practices", "otherwise");
        return new AreaRule(
            node.Text("id"), node.Text("name"), new PathTerm(node.Texts("always")), [.. node.Texts("practices")], new PathTerm(node.Texts("otherwise")));
    }

    private static BridgeRule ReadBridge(RuleNode node)
    {
        node.Expect("id", "name", "areas");
        return new BridgeRule(node.Text("id"), node.Text("name"), [.. node.Texts("areas")]);
    }
}
