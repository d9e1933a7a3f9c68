using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads <c>rules/practices.yml</c>.</summary>
internal static class PracticeReader
{
    public static IEnumerable<PracticeRule> Read(RuleNode root)
    {
        root.Expect("practices");
        return root.Items("practices").Select(ReadPractice);
    }

    private static PracticeRule ReadPractice(RuleNode node)
    {
        node.Expect("id", "name", "area", "means", "why", "start", "effort", "visibility", "highest", "shown-by-tests", "hints", "aspects");
        var id = node.Text("id");
        return new PracticeRule(
            id,
            node.Text("name"),
            node.Text("area"),
            ReadMeans(node),
            node.Text("why"),
            node.Text("start"),
            node.Word("visibility", Visibility.Repository),
            node.Word("highest", Level.Automated),
            node.Flag("shown-by-tests"),
            [.. node.Texts("hints")],
            [.. node.Items("aspects").Select(aspect => ReadAspect(id, aspect))])
        {
            Effort = StepReader.ReadEffort(node),
        };
    }

    private static ImmutableArray<string> ReadMeans(RuleNode node)
    {
        if (node.Child("means") is not { } means)
        {
            node.Fail("'means' is missing: say what declared, implemented and automated mean.");
            return [];
        }

        means.Expect("declared", "implemented", "automated");
        return [means.Text("declared"), means.Text("implemented"), means.Text("automated")];
    }

    private static AspectRule ReadAspect(string practice, RuleNode node)
    {
        node.Expect("id", "name", "means", "start", "effort");
        return new AspectRule($"{practice}/{node.Text("id")}", node.Text("name"), node.Text("means"), node.Text("start")) { Effort = StepReader.ReadEffort(node) };
    }
}
