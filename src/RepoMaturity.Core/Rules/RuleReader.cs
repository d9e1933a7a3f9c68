using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads a file of <c>rules/technologies</c> or <c>rules/conventions</c>.</summary>
internal static class RuleReader
{
    public static Rule Read(RuleNode node, bool isTechnology)
    {
        node.Expect("id", "name", "homepage", "signals", "history", "steps", "examples", "seen");
        var signals = node.Items("signals").Select(ReadSignal).OfType<Signal>().ToImmutableArray();
        var history = node.Items("history").Select(ReadHistory).ToImmutableArray();
        if (signals.IsEmpty && history.IsEmpty)
        {
            node.Fail("A rule needs at least one signal.");
        }

        return new Rule(
            node.Text("id"), node.Text("name"), isTechnology ? node.Text("homepage") : node.OptionalText("homepage"), isTechnology, node.Path, signals, history, ReadExamples(node))
        {
            Steps = StepReader.Read(node, isTechnology),
            Seen = ReadSighting(node),
        };
    }

    private static Signal? ReadSignal(RuleNode node)
    {
        node.Expect("practice", "level", "highest", "scope", "requires", "because", "any", "all", "none");
        if (ConditionReader.ReadGroups(node) is not { } condition)
        {
            node.Fail("A signal needs 'any', 'all' or 'none'.");
            return null;
        }

        if (condition is Condition.None)
        {
            node.Fail("A signal needs something that is there: add 'any' or 'all'.");
        }

        return new Signal(
            node.OptionalText("practice"),
            node.Word("level", Level.Implemented),
            condition,
            node.Word("scope", SignalScope.File),
            [.. node.Texts("requires")],
            node.Word("highest", Level.Automated),
            node.OptionalText("because"));
    }

    private static HistorySignal ReadHistory(RuleNode node)
    {
        node.Expect("practice", "level", "authors", "merged-pull-requests", "pull-request-authors", "area", "people");
        if (node.Has("area") != node.Has("people"))
        {
            node.Fail("'area' and 'people' go together: how many people changed it.");
        }

        return new HistorySignal(
            node.Text("practice"),
            node.Word("level", Level.Implemented),
            node.Integer("authors", 0),
            node.Integer("merged-pull-requests", 0),
            node.Integer("pull-request-authors", 0))
        {
            Areas = [.. node.Texts("area")],
            People = node.Integer("people", 0),
        };
    }

    private static Sighting? ReadSighting(RuleNode node)
    {
        if (node.Child("seen") is not { } seen)
        {
            return null;
        }

        if (!Sighting.TryRead(seen.AsText(), out var sighting))
        {
            seen.Fail("'seen' must be 'owner/name@commit:path:line', with the full id of the commit.");
        }

        return sighting;
    }

    private static ImmutableArray<RuleExample> ReadExamples(RuleNode node)
    {
        if (node.Child("examples") is not { } examples)
        {
            return [];
        }

        examples.Expect("match", "nomatch");
        return [.. examples.Items("match").Select(item => ReadExample(item, isMatch: true)),
            .. examples.Items("nomatch").Select(item => ReadExample(item, isMatch: false))];
    }

    private static RuleExample ReadExample(RuleNode node, bool isMatch)
    {
        node.Expect("path", "text", "files", "practice", "level");
        var files = node.Child("files")?.Children().Select(child => KeyValuePair.Create(child.Key, child.Value.AsText() ?? string.Empty)).ToImmutableArray()
            ?? [KeyValuePair.Create(node.Text("path"), node.OptionalText("text") ?? string.Empty)];
        return new RuleExample(files, isMatch, node.OptionalText("practice"), node.Has("level") ? node.Word("level", Level.Implemented) : null, node.Path, node.Line);
    }
}
