using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Words a delta for people; what comes out is a stranger's text and goes through the encoder of its format.</summary>
internal static class DeltaWords
{
    /// <summary>What stands between before and after.</summary>
    public const string Arrow = " -> ";

    private const int MostInHeadline = 2;
    private const int MostOfName = 120;
    private const int MostOfPath = 40;
    private static readonly string[] Numbers = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The framework that speaks first; null where none has stages.</summary>
    public static FrameworkDelta? Headline(AssessmentDelta delta) =>
        delta.Frameworks.FirstOrDefault(framework => framework.Id == FrameworkWords.First) ?? delta.Frameworks.FirstOrDefault(framework => framework.HasStages);

    /// <summary>The stage: first half of the headline.</summary>
    public static string Stage(AssessmentDelta delta) => Headline(delta) is not { } framework ? $"{Short(delta.After.Repository)}, in no stage"
        : framework switch
        {
            { Before: { } before, After: { } after } when before.Index == after.Index => $"Stage {after.Index}{OfHighest(framework)}, {Short(after.Name)}, as before",
            { Before: { } before, After: { } after } => $"Stage {before.Index}{Arrow}{after.Index}{OfHighest(framework)}, {Short(after.Name)}",
            { Before: { } before } => $"Stage {before.Index}{Arrow}none: a repository of this kind is in none",
            { After: { } after } => $"Stage none{Arrow}{after.Index}{OfHighest(framework)}, {Short(after.Name)}",
            _ => "No stage, as before: a repository of this kind is in none",
        };

    /// <summary>What changes above all: second half of the headline, a sentence without its full stop.</summary>
    public static string Change(AssessmentDelta delta)
    {
        if (!delta.HasChanged)
        {
            return "Nothing changes";
        }

        var clauses = Clauses(delta).ToList();
        if (Headline(delta) is { } framework && Blockers(framework) is { } blockers)
        {
            clauses.Add(blockers);
        }

        return clauses.Count > 0 ? FrameworkWords.Capital(string.Join("; ", clauses))
            : delta.Practices.Concat(delta.Aspects).Select(claim => (claim.Name, Words: Beside(claim))).FirstOrDefault(each => each.Words.Length > 0) is { Words: { } words, Name: var name } ? $"{Short(name)}: {words}"
            : "No practice changes its level";
    }

    /// <summary>Those whose level changed: losses first, then the greatest gains.</summary>
    public static IEnumerable<ClaimDelta> ByWeight(IEnumerable<ClaimDelta> claims) => claims.Where(claim => claim.From != claim.To)
        .OrderBy(claim => claim.To > claim.From).ThenByDescending(claim => Math.Max((int)claim.From, (int)claim.To)).ThenByDescending(claim => Math.Abs(claim.To - claim.From));

    /// <summary><c>adds data validation (Great Expectations, started by train.yml): implemented -> automated</c>.</summary>
    public static string Clause(ClaimDelta claim)
    {
        var proof = (claim.To > claim.From ? claim.Came : claim.Went).Select(moved => moved.Evidence).FirstOrDefault();
        string?[] known = [proof?.Technology is { } technology ? Short(technology) : null, proof is { Chain: [var trigger, ..] } ? $"started by {Name(trigger.Path)}" : proof?.Path is { } path ? Name(path) : null];
        var brackets = string.Join(", ", known.OfType<string>());
        return $"{Verb(claim)} {FrameworkWords.Lowered(Short(claim.Name))}{(brackets.Length > 0 ? $" ({brackets})" : string.Empty)}: {Levels(claim)}";
    }

    /// <summary><c>implemented -> automated</c>.</summary>
    public static string Levels(ClaimDelta claim) => $"{Level(claim.Before)}{Arrow}{Level(claim.After)}";

    /// <summary>The level; that the model knows no such thing where it does not.</summary>
    public static string Level(ClaimState? state) => state is null ? "not known" : Words.Of(state.Level);

    /// <summary>What changed beside the level: reach, what it could be, what is attested; empty where nothing did.</summary>
    public static string Beside(ClaimDelta claim)
    {
        var (before, after) = (claim.Before ?? ClaimState.Absent, claim.After ?? ClaimState.Absent);
        var words = new List<string>();
        if (before.Reach != after.Reach)
        {
            words.Add($"in {Reach(before.Reach)}{Arrow}{Reach(after.Reach)} entry points");
        }

        if (before.CouldBe != after.CouldBe && (before.CouldBe > before.Level || after.CouldBe > after.Level))
        {
            words.Add($"could be {Words.Of(before.CouldBe)}{Arrow}{Words.Of(after.CouldBe)}");
        }

        if (before.Attested != after.Attested)
        {
            words.Add($"attested {Words.Of(before.Attested)}{Arrow}{Words.Of(after.Attested)}");
        }

        return string.Join(", ", words);
    }

    /// <summary><c>two of three blockers of Automated MLOps are gone</c>; null where there is nothing to say, or the stage says it.</summary>
    public static string? Blockers(FrameworkDelta framework) => framework is not { IsOtherStage: false, Blockers: { } blockers } ? null
        : (blockers.Gone.Length, blockers.Left.Length, blockers.Added.Length) switch
        {
            (0, _, 0) => null,
            (0, _, var added) => $"{Number(added)} more {(added == 1 ? "blocker" : "blockers")}{OfStage(blockers)}",
            var (gone, left, added) => $"{Number(gone)} of {Number(gone + left)} {(gone + left == 1 ? "blocker" : "blockers")}{OfStage(blockers)} {(gone == 1 ? "is" : "are")} gone{(added > 0 ? $", {Number(added)} came" : string.Empty)}",
        };

    /// <summary>Of <c>Manual MLOps: 2 gone, 1 left</c>.</summary>
    public static string BlockerCounts(BlockersDelta blockers) => string.Join(", ", new[] { (blockers.Gone.Length, "gone"), (blockers.Left.Length, "left"), (blockers.Added.Length, "new") }
        .Where(count => count.Item1 > 0).Select(count => $"{count.Item1} {count.Item2}"));

    /// <summary><c> of Manual MLOps</c>; empty where the stage is not named.</summary>
    public static string OfStage(BlockersDelta blockers) => blockers.Stage is { } stage ? $" of {Short(stage.Name)}" : string.Empty;

    /// <summary><c>RepoMaturity's reading of NAME (YEAR)</c>.</summary>
    public static string Reading(FrameworkDelta framework) => $"RepoMaturity's reading of {Short(framework.Name)} ({framework.Year})";

    /// <summary>The stage before and after; how many items changed where there is none.</summary>
    public static string Stages(FrameworkDelta framework) => framework.HasStages
        ? $"stage {Index(framework.Before)}{(framework.IsOtherStage ? Arrow + Index(framework.After) : string.Empty)}"
        : "without stages";

    public static string Index(StageResult? stage) => Index(stage?.Index);

    /// <summary>The number of a stage; <c>none</c> where there is none.</summary>
    public static string Index(int? stage) => stage?.ToString(CultureInfo.InvariantCulture) ?? "none";

    /// <summary>What came or went: its place, what is there, and what starts it.</summary>
    /// <param name="moved">The evidence.</param>
    /// <param name="came">Whether it came.</param>
    /// <param name="place">Writes a place.</param>
    /// <param name="plain">Writes any other text.</param>
    public static string Say(DeltaEvidence moved, bool came, Func<string, string> place, Func<string, string> plain)
    {
        var evidence = moved.Evidence;
        var where = evidence.Path is null ? plain(EvidenceWords.Place(evidence)) : place(EvidenceWords.Place(evidence));
        var said = $"{where} {plain(Short(EvidenceWords.Say(evidence)))}";
        var start = evidence.Chain is [var trigger, ..] ? $"started by {place($"{trigger.Path}{(trigger.Position is { } at ? $":{at}" : string.Empty)}")} {plain(Short(trigger.Text))}" : null;
        if (evidence.Path is null)
        {
            // What history says, it always says in other words.
            return came ? said : $"before: {said}";
        }

        if (!moved.IsOnBothSides && evidence.Chain is [var own, ..] && own.Path == evidence.Path && own.Position == evidence.Position)
        {
            // The evidence is the trigger itself.
            return came ? said : $"gone: {said}";
        }

        return (moved.IsOnBothSides, came, start) switch
        {
            (true, true, null) => $"{said} counts as {Words.Of(evidence.Level)} now",
            (true, false, null) => $"{said} no longer counts as {Words.Of(evidence.Level)}",
            (true, true, _) => $"{said} is now {start}",
            (true, false, _) => $"{said} is no longer {start}",
            (false, true, _) => start is null ? said : $"{said}, {start}",
            (false, false, _) => start is null ? $"gone: {said}" : $"gone: {said}, {start}",
        };
    }

    /// <summary>What keeps the two from being compared as they are; empty where nothing does.</summary>
    public static ImmutableArray<string> Cautions(AssessmentDelta delta)
    {
        var cautions = ImmutableArray.CreateBuilder<string>();
        if (delta.IsOfModelOnly)
        {
            cautions.Add(delta.HasChanged
                ? "Only the model changed (rules and detectors): the same commit was read. What follows says nothing new about the repository."
                : "Only the model changed (rules and detectors), and both find the same.");
        }
        else if (delta.Causes.HasFlag(DeltaCauses.Model))
        {
            cautions.Add("The model changed (rules and detectors), so not all that differs comes from the repository. Scan both with one version to tell the causes apart.");
        }

        if (delta.Before.Repository != delta.After.Repository)
        {
            cautions.Add($"Two repositories were read, or parts of one: {Short(delta.Before.Repository)} and {Short(delta.After.Repository)}.");
        }

        if (delta.Causes.HasFlag(DeltaCauses.Reading))
        {
            cautions.AddRange(Unread("before", delta.Before, delta.After));
            cautions.AddRange(Unread("now", delta.After, delta.Before));
        }

        return cautions.ToImmutable();
    }

    /// <summary>What of one side was not read and is not said of the other; empty where that is nothing.</summary>
    private static ImmutableArray<string> Unread(string when, DeltaSide side, DeltaSide other) => side.Incompleteness.Except(other.Incompleteness, StringComparer.Ordinal).ToList() switch
    {
        [] => [],
        [var only] => [$"Not all was read {when}: {Short(only, 300)}"],
        [var first, .. var more] => [$"Not all was read {when}: {Short(first, 300)} (and {more.Count} more)"],
    };

    /// <summary>How many items are met now, are no longer, or changed otherwise.</summary>
    public static string ItemCounts(FrameworkDelta framework)
    {
        var (met, lost) = (framework.Items.Count(item => item.After == ItemStatus.Met), framework.Items.Count(item => item.Before == ItemStatus.Met));
        string?[] counts = [met > 0 ? $"{Completeness.Count(met, "item")} met now" : null, lost > 0 ? $"{Completeness.Count(lost, "item")} no longer met" : null, framework.Items.Length - met - lost is > 0 and var others ? $"{others} changed otherwise" : null];
        return string.Join(", ", counts.OfType<string>().DefaultIfEmpty("no item changed"));
    }

    /// <summary>The items: those that are no longer met, those that are now, the others.</summary>
    public static IEnumerable<ItemDelta> ByWeight(IEnumerable<ItemDelta> items) => items.OrderBy(item => item.Before == ItemStatus.Met ? 0 : item.After == ItemStatus.Met ? 1 : 2);

    /// <summary>The frameworks, the one that speaks first before the others.</summary>
    public static IEnumerable<FrameworkDelta> InOrder(AssessmentDelta delta) => delta.Frameworks.OrderBy(framework => framework == Headline(delta) ? 0 : 1);

    /// <summary>A side: how it was asked for, and its commit.</summary>
    public static string Side(DeltaSide side)
    {
        var commit = side.Commit is { } id ? $"commit {id[..Math.Min(10, id.Length)]}" : "no commit";
        var asked = side.Asked is { } words && side.Commit?.StartsWith(words, StringComparison.Ordinal) != true ? $"{Short(words)}, " : string.Empty;
        return $"{asked}{commit}{(side.IsDirty ? " with changes" : string.Empty)}";
    }

    /// <summary>A text that a line has room for.</summary>
    public static string Short(string text, int most = MostOfName) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 4]) ? most - 4 : most - 3)] + "...";

    /// <summary>A path that a headline has room for; the table has the whole.</summary>
    private static string Name(string path) => path.Length <= MostOfPath || path.LastIndexOf('/') is not (> 0 and var slash) ? Short(path) : Short(path[(slash + 1)..]);

    private static IEnumerable<string> Clauses(AssessmentDelta delta)
    {
        if (delta.IsOtherKind)
        {
            yield return $"the kind of repository is {Short(delta.After.KindName)}, no longer {Short(delta.Before.KindName)}";
        }

        var claims = ByWeight(delta.Practices).ToList();
        claims = claims.Count > 0 ? claims : [.. ByWeight(delta.Aspects)];
        foreach (var claim in claims.Take(MostInHeadline))
        {
            yield return Clause(claim);
        }

        if (claims.Count > MostInHeadline)
        {
            yield return $"{claims.Count - MostInHeadline} more below";
        }

        if (claims.Count > 0)
        {
            yield break;
        }

        var technologies = ByWeight(delta.Technologies).ToLookup(technology => technology.To > technology.From, technology => Short(technology.Name));
        if (technologies[false].Any())
        {
            yield return $"less of {List(technologies[false])}";
        }

        if (technologies[true].Any())
        {
            yield return $"more of {List(technologies[true])}";
        }
    }

    private static string List(IEnumerable<string> names) => names.Count() is var count and > 3 ? $"{string.Join(", ", names.Take(3))} and {count - 3} more" : string.Join(", ", names);

    private static string Verb(ClaimDelta claim) => (claim.From, claim.To) switch
    {
        (Rules.Level.Implemented, Rules.Level.Automated) => "automates",
        (Rules.Level.Absent, Rules.Level.Declared) => "declares",
        (Rules.Level.Automated, Rules.Level.Implemented) => "no longer automates",
        (Rules.Level.Declared, Rules.Level.Absent) => "no longer declares",
        var (from, to) => to > from ? "adds" : "removes",
    };

    private static string OfHighest(FrameworkDelta framework) => framework.Highest is { } highest ? $" of {highest}" : string.Empty;

    private static string Number(int number) => number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    private static string Reach(Spread? spread) => spread is null ? "none" : $"{spread.Units} of {spread.Of}";
}
