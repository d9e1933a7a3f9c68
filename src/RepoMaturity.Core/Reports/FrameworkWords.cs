using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Words what a framework says for people. It is always this project's reading, never the publication's own verdict.</summary>
internal static class FrameworkWords
{
    public const string First = "kaizen-2023";

    /// <summary>That nothing needs to be raised where the stage that is wanted is reached; null where it is not, or none is wanted.</summary>
    public static string? NothingToRaise(FrameworkResult result) => result is { NextSteps.IsEmpty: true, Target.Verdict: not TargetVerdict.NotYet } ? "The stage that is wanted is reached: nothing needs to be raised." : null;

    /// <summary>The framework that speaks first; null where there is none.</summary>
    public static FrameworkResult? Headline(Assessment assessment) =>
        assessment.Frameworks.FirstOrDefault(result => result.Framework.Id == First) ?? assessment.Frameworks.FirstOrDefault();

    /// <summary><c>RepoMaturity's reading of NAME (YEAR)</c>.</summary>
    public static string Reading(FrameworkRule framework) => $"RepoMaturity's reading of {framework.Name} ({framework.Year})";

    /// <summary><c>stage 2 of 5, DataOps</c>.</summary>
    public static string Stage(FrameworkResult result) => result.Stage is { } stage
        ? $"stage {stage.Index} of {result.Framework.Stages[^1].Index}, {stage.Name}"
        : "no stage";

    /// <summary>The stage above the one reached; null at the highest or without stages.</summary>
    public static FrameworkStage? Next(FrameworkResult result) =>
        result.Stage is { } stage ? result.Framework.Stages.FirstOrDefault(next => next.Index > stage.Index) : null;

    /// <summary>What the next stage asks of each dimension; null where it asks for items alone.</summary>
    public static string? Asks(FrameworkResult result)
    {
        if (Next(result) is not { Dimensions.Count: > 0 } next)
        {
            return null;
        }

        var asked = result.Framework.Dimensions.Where(dimension => next.Dimensions.ContainsKey(dimension.Id)).Select(dimension => (Least: next.Dimensions[dimension.Id], dimension.Name)).ToList();
        var isEvery = asked.Count == result.Framework.Dimensions.Length && asked.TrueForAll(each => each.Least == asked[0].Least);
        return $"Stage {next.Index}, {next.Name}, asks for at least {(isEvery ? $"{asked[0].Least} in every dimension" : string.Join(", ", asked.Select(each => $"{each.Least} in {each.Name}")))}.";
    }

    /// <summary>What is missing, without brackets around the whole of it.</summary>
    public static string Clause(string missing)
    {
        var depth = 0;
        for (var i = 0; i < missing.Length - 1; i++)
        {
            depth += missing[i] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return missing;
            }
        }

        return missing.Length > 2 && missing[^1] == ')' ? missing[1..^1] : missing;
    }

    /// <summary>Why the stage is no higher, as the end of a sentence.</summary>
    public static string Why(FrameworkResult result)
    {
        if (Next(result) is not { } next)
        {
            return ": all that its stages ask for was found";
        }

        var more = result.Blockers.Length > 1 ? $" (and {result.Blockers.Length - 1} more, below)" : string.Empty;
        return result.Blockers.IsEmpty ? string.Empty : $": not yet {next.Name}, because {Clause(result.Blockers[0].Why)}{more}";
    }

    /// <summary>What the stage could be and why, as the end of a sentence; always at least the full stop.</summary>
    public static string CouldBe(FrameworkResult result) => result.Stage is { } stage && stage.CouldBe > stage.Index
        ? $". It could be stage {stage.CouldBe}, {result.Framework.Stages.First(known => known.Index == stage.CouldBe).Name}: {Causes(stage.CouldBeBecause)}."
        : ".";

    /// <summary>The stage with what people attest, as a sentence after that by evidence; empty where it is the same.</summary>
    public static string Attested(FrameworkResult result) => result is { WithAttestations: { Stage: { } attested } with, Stage: { } stage } && attested.Index != stage.Index
        ? $" That is by evidence alone: with what people attest, {Stage(with)}."
        : string.Empty;

    /// <summary><c>, attested 3</c>: what a dimension has with what people attest; empty where it is the same.</summary>
    public static string Attested(FrameworkResult result, DimensionResult dimension) =>
        result.WithAttestations?.Dimensions.FirstOrDefault(other => other.Dimension.Id == dimension.Dimension.Id) is { } attested && attested.Stage > dimension.Stage
            ? $", {attested.Stage} with attestations"
            : string.Empty;

    /// <summary>What holds a dimension back: the first thing, and how many more.</summary>
    public static string HeldBack(DimensionResult dimension) => dimension.HeldBackBy is { } heldBack
        ? $"{Clause(heldBack)}{(dimension.HeldBackByMore > 0 ? $" (and {dimension.HeldBackByMore} more)" : string.Empty)}"
        : "the highest stage";

    /// <summary><c>; could be 3: CAUSE</c>; empty where nothing is unknown.</summary>
    public static string CouldBe(DimensionResult dimension) => dimension.CouldBe > dimension.Stage && dimension.IsVisible
        ? $"; could be {dimension.CouldBe}: {Causes(dimension.CouldBeBecause)}"
        : string.Empty;

    /// <summary>The stage of a dimension; a question mark where no repository can show it.</summary>
    public static string StageOf(DimensionResult dimension) => dimension.IsVisible ? dimension.Stage.ToString(CultureInfo.InvariantCulture) : "?";

    /// <summary>The first cause, and how many more there are.</summary>
    public static string Causes(ImmutableArray<string> causes) => causes.IsEmpty
        ? "not all was seen"
        : $"{causes[0]}{(causes.Length > 1 ? $" (and {causes.Length - 1} more)" : string.Empty)}";

    /// <summary>How many items are met and how many are not, for a framework without stages.</summary>
    public static string Counts(FrameworkResult result)
    {
        var byStatus = result.Items.ToLookup(Status, StringComparer.Ordinal);
        return $"It defines no stage. Of its {result.Items.Length} items {byStatus["met"].Count()} are met and {byStatus["not met"].Count()} not met"
            + $"{Counted(byStatus["unknown"].Count(), "unknown")}{Counted(byStatus["not visible"].Count(), "not visible in a repository")}.";
    }

    /// <summary>Which share of a framework a repository can show at all, and how sure its items are.</summary>
    public static string Share(FrameworkRule framework)
    {
        var coverage = FrameworkCoverage.Of(framework);
        var words = coverage.ByProvenance.Where(count => count.Value > 0).Select(count => $"{count.Value} {Words.Of(count.Key)}");
        return $"A repository can show {coverage.Items - coverage.NotVisible} of its {coverage.Items} items; {string.Join(", ", words)}.";
    }

    /// <summary>The status of an item in words.</summary>
    public static string Status(ItemResult item) => item.Status switch
    {
        ItemStatus.Met => "met",
        ItemStatus.NotMet => "not met",
        ItemStatus.Unknown => item.Item.Visibility == Visibility.Never ? "not visible" : "unknown",
        _ => "not applicable",
    };

    /// <summary>Provenance of an item, with the edition that says it where that is another one.</summary>
    public static string Source(FrameworkItem item) => item.Edition is { } edition ? $"{Words.Of(item.Provenance)}, text of {edition}" : Words.Of(item.Provenance);

    /// <summary><c>Score 0.5, could be 3: ...</c></summary>
    public static string Score(ScoreResult score)
    {
        var could = score.Points.High > score.Points.Low ? $"; what cannot be seen could make it {Number(score.Points.High)}: {score.HighMeans}" : string.Empty;
        return $"Score {Number(score.Points.Low)}, that of the lowest section: {score.LowMeans}{could}.";
    }

    /// <summary><c>Data: 1.5 of 7, could be 4</c></summary>
    public static string Score(SectionScore section) =>
        $"{section.Section.Name}: {Number(section.Points.Low)} of {Number(section.Most)}{(section.Points.High > section.Points.Low ? $", could be {Number(section.Points.High)}" : string.Empty)}";

    /// <summary>What a stricter reading of the stage asks for as well.</summary>
    public static string Strict(ItemResult item) => $"A stricter reading asks for more: {item.Item.Name} ({item.Why})";

    /// <summary>The stage that is wanted, and how the repository stands to it.</summary>
    public static string Target(TargetStanding target)
    {
        var stages = target.From == target.To ? target.From.Name : $"{target.From.Name} or {target.To.Name}";
        var why = target.Desired switch
        {
            null => "as asked for",
            { RegulatoryCompliance: true, OperationalExcellence: true } => "as regulatory compliance and operational excellence are required",
            { RegulatoryCompliance: true } => "as regulatory compliance is required",
            { OperationalExcellence: true } => "as operational excellence is required",
            _ => "as nothing special is required",
        };
        return $"Desired stage: {stages}, {why}: " + target.Verdict switch
        {
            TargetVerdict.NotYet => target.CouldBe ? "not yet, as far as was seen; it could be reached." : "not yet.",
            TargetVerdict.Beyond => "more than that is in place; it need not be higher.",
            _ => "reached.",
        };
    }

    /// <summary>How the repository stands to the stage that is wanted with what people attest, as a sentence after that by evidence; empty where that is the same.</summary>
    public static string AttestedTarget(FrameworkResult result) => result is { Target: { } target, WithAttestations.Target: { } attested } && attested.Verdict != target.Verdict
        ? $" With what people attest: {(attested.Verdict == TargetVerdict.Beyond ? "more than that" : "reached")}."
        : string.Empty;

    /// <summary>Points as people write them: <c>0.5</c>, <c>3</c>.</summary>
    public static string Number(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What a blocker lacks, in brackets; empty where the list of dimensions has said it already.</summary>
    public static string Lack(Blocker blocker, DimensionResult? dimension) =>
        dimension is { HeldBackByMore: 0 } && dimension.HeldBackBy == blocker.Why ? string.Empty : $" ({Clause(blocker.Why)})";

    /// <summary>How sure it is that the publication says an item in these terms.</summary>
    public static string Provenance(Provenance provenance) => provenance switch
    {
        Rules.Provenance.Published => "published: seen in the primary text or a close copy of it",
        Rules.Provenance.Secondary => "secondary: seen in somebody else's summary of the text",
        Rules.Provenance.Recalled => "recalled: from memory, without the source at hand",
        _ => "operationalised: this project's own reading",
    };

    private static string Counted(int count, string words) => count > 0 ? $", {count} {words}" : string.Empty;

    /// <summary>A clause as the beginning of a sentence.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A sentence as a clause.</summary>
    public static string Lowered(string sentence)
    {
        var clause = sentence.TrimEnd('.');
        return clause.Length > 1 && char.IsUpper(clause[0]) && char.IsLower(clause[1]) ? char.ToLowerInvariant(clause[0]) + clause[1..] : clause;
    }
}
