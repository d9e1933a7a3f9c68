using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads a file of <c>rules/technologies</c> or <c>rules/conventions</c>.</summary>
internal static class RuleReader
{
    public static Rule? Read(RuleNode node, bool isTechnology)
    {
        if (!node.IsMapping)
        {
            node.Fail("A rule has the keys id, name, signals and examples: 'rules new' writes one to begin with.");
            return null;
        }

        node.Expect("id", "name", "homepage", "signals", "history", "steps", "examples", "seen");
        var (id, homepage) = (node.Text("id"), isTechnology ? node.Text("homepage") : node.OptionalText("homepage"));
        CheckWords(node, id, homepage);
        var signals = node.Items("signals").Select(ReadSignal).OfType<Signal>().ToImmutableArray();
        var history = node.Items("history").Select(ReadHistory).ToImmutableArray();
        if (signals.IsEmpty && history.IsEmpty && IsEmpty(node.Child("signals")) && IsEmpty(node.Child("history")))
        {
            node.Fail("A rule needs at least one signal: say under 'signals' what it shows, and by what.");
        }

        return new Rule(
            id, node.Text("name"), homepage, isTechnology, node.Path, signals, history, ReadExamples(node))
        {
            Steps = StepReader.Read(node, isTechnology),
            Seen = ReadSighting(node),
        };
    }

    private static void CheckWords(RuleNode node, string id, string? homepage)
    {
        if (id.Length > 0 && !Rule.IsId(id))
        {
            node.Child("id")!.Fail($"'{id}' is no id: take lower case, digits and hyphens, as in acme-tracker.");
        }

        if (homepage is { Length: > 0 } && !homepage.StartsWith("https://", StringComparison.Ordinal) && !homepage.StartsWith("http://", StringComparison.Ordinal))
        {
            node.Child("homepage")!.Fail($"'{homepage}' is no address: begin it with https://.");
        }
    }

    /// <summary>Whether nothing stands there; what stands there wrongly has been noted.</summary>
    private static bool IsEmpty(RuleNode? list) => list is null || (list.IsSequence && !list.OneOrMany().Any()) || (list.IsScalar && string.IsNullOrEmpty(list.Scalar));

    private static Signal? ReadSignal(RuleNode node)
    {
        node.Expect("practice", "level", "highest", "scope", "requires", "of-tests", "because", "any", "all", "none");
        if (ConditionReader.ReadGroups(node) is not { } condition)
        {
            node.Fail("A signal needs 'any', 'all' or 'none': a list of what shows it, as in 'any: [{ call: acme.log }]'.");
            return null;
        }

        if (condition is Condition.None)
        {
            node.Fail("A signal needs something that is there: add 'any' or 'all'.");
        }

        var level = node.Word("level", Level.Implemented);
        if (level == Level.Absent)
        {
            node.Child("level")!.Fail("A signal shows something: 'level' is declared, implemented or automated.");
        }

        return new Signal(
            node.OptionalText("practice"),
            level,
            condition,
            node.Word("scope", SignalScope.File),
            [.. node.Texts("requires")],
            node.Word("highest", Level.Automated),
            node.OptionalText("because"))
        {
            OfTests = node.Flag("of-tests"),
            Line = node.Line,
        };
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
