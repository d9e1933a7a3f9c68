using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads the <c>steps</c> of a rule, and the efforts of practices.</summary>
internal static class StepReader
{
    public static ImmutableArray<StepRule> Read(RuleNode node, bool isTechnology) =>
        [.. node.Items("steps").Select(step => Read(node.OptionalText("id") ?? string.Empty, step) with { IsOfTechnology = isTechnology })];

    /// <summary>The efforts under <c>effort</c>; what is not given is as usual.</summary>
    public static Effort ReadEffort(RuleNode node)
    {
        if (node.Child("effort") is not { } effort)
        {
            return Effort.Usual;
        }

        effort.Expect("declared", "implemented", "automated");
        var usual = Effort.Usual;
        return new Effort(effort.Integer("declared", usual.Declared), effort.Integer("implemented", usual.Implemented), effort.Integer("automated", usual.Automated));
    }

    private static StepRule Read(string rule, RuleNode node)
    {
        node.Expect("practice", "from", "to", "with", "needs", "default", "effort", "text", "file", "edit", "under", "snippet");
        var edit = node.Word("edit", StepEdit.Create);
        if (node.Has("under") != (edit == StepEdit.Under))
        {
            node.Fail("'under' names the key for 'edit: under', and only for that.");
        }

        var from = node.Word("from", Level.Absent);
        var to = node.Word("to", Level.Implemented);
        if (to <= from)
        {
            node.Fail("'to' must be above 'from'.");
        }

        ImmutableArray<string> claims = [.. node.Texts("practice")];
        if (claims.IsEmpty)
        {
            node.Fail("'practice' is missing: say which practices or aspects the step raises.");
        }

        ImmutableArray<string> files = [.. node.Texts("file")];
        if (files.IsEmpty)
        {
            node.Fail("'file' is missing: say which file the snippet goes to.");
        }

        return new StepRule(rule, claims, from, to, [.. node.Texts("with")], [.. node.Texts("needs")], node.Text("text"), files, edit, node.OptionalText("under"), node.Text("snippet"))
        {
            IsDefault = node.Flag("default"),
            Effort = node.Integer("effort", 0),
            Line = node.Line,
        };
    }
}
