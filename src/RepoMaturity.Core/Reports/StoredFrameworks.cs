using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Reads what a stored report says of frameworks. Items and names are those of the report; stages and what they ask for are those of the rules.</summary>
/// <param name="rules">The rules.</param>
internal sealed class StoredFrameworks(RuleSet rules)
{
    private readonly Dictionary<string, FrameworkRule> known = new(StringComparer.Ordinal);

    /// <summary>A framework.</summary>
    /// <exception cref="FormatException">The rules do not know it.</exception>
    public FrameworkResult Read(StoredValue value)
    {
        var items = value["items"].List(Item);
        var rule = Rule(value["id"].Text) with
        {
            Name = value["name"].Text,
            Year = value["year"].Number,
            Items = [.. items.Select(item => item.Item)],
            Sections = value["sections"].List(section => new ItemSection(section["id"].Text, section["name"].Text)),
        };
        known[rule.Id] = rule;
        var result = new FrameworkResult(
            rule,
            Stage(value["stage"], rule),
            value["dimensions"].List(Dimension),
            items,
            [.. value["blockers"].List(blocker => new Blocker(blocker["item"].Text, blocker["why"].Text)).Where(blocker => items.Any(item => item.Item.Id == blocker.Item))],
            value["nextSteps"].List(Step))
        {
            Score = value["score"] is { Exists: true } score ? Score(score, rule) : null,
            StrictLacks = [.. value["strictLacks"].Texts.SelectMany(id => items.Where(item => item.Item.Id == id))],
            Target = value["target"] is { Exists: true } target ? Target(target, rule) : null,
        };
        return value["withAttestations"] is { Exists: true } attested ? result with { WithAttestations = Attested(attested, result) } : result;
    }

    /// <summary>A framework in a part, of which the stage alone is stored.</summary>
    public FrameworkResult OfPart(string id, int? stage)
    {
        var rule = known.GetValueOrDefault(id) ?? Rule(id);
        return new FrameworkResult(rule, stage is { } index ? new StageResult(index, rule.Stages.FirstOrDefault(each => each.Index == index)?.Name ?? string.Empty, index) : null, [], [], [], []);
    }

    private static StageResult? Stage(StoredValue value, FrameworkRule rule) => value.Exists
        ? new StageResult(StageOf(rule, value["index"].Number).Index, value["name"].Text, StageOf(rule, value["couldBe"].Number).Index) { CouldBeBecause = value["couldBeBecause"].Texts }
        : null;

    private static DimensionResult Dimension(StoredValue value) => new(new FrameworkDimension(value["id"].Text, value["name"].Text), value["stage"].Number, value["couldBe"].Number, value["heldBackBy"].OptionalText)
    {
        HeldBackByMore = value["heldBackByMore"].Number,
        CouldBeBecause = value["couldBeBecause"].Texts,
        IsVisible = value["visible"].Flag,
    };

    private static ItemResult Item(StoredValue value)
    {
        var item = new FrameworkItem(
            value["id"].Text, value["name"].Text, value["provenance"].Word<Provenance>(), value["visibility"].Word<Visibility>(), value["dimension"].OptionalText, value["stage"].OptionalNumber, Met: null, NotFor: [])
        {
            Section = value["section"].OptionalText,
            Edition = value["edition"].OptionalText,
        };
        return new ItemResult(item, FrameworkJson.StatusOf(value["status"].Text) ?? ItemStatus.Unknown, value["why"].Text)
        {
            UnknownBecause = value["unknownBecause"].Texts,
            Proof = value["evidence"].List(StoredPractices.Evidence),
            Points = value["points"] is { Exists: true } points ? Points(points) : null,
        };
    }

    private static Points Points(StoredValue value) => new(value["low"].Amount, value["high"].Amount);

    private static ScoreResult Score(StoredValue value, FrameworkRule rule) => new(
        Points(value),
        value["lowMeans"].Text,
        value["highMeans"].Text,
        value["sections"].List(section => new SectionScore(rule.Sections.FirstOrDefault(each => each.Id == section["id"].Text) ?? new ItemSection(section["id"].Text, section["id"].Text), Points(section), section["most"].Amount)));

    private static TargetStanding Target(StoredValue value, FrameworkRule rule)
    {
        var (from, to) = (value["from"].Number, value["to"].Number);
        var required = value["requirements"];
        return new TargetStanding(
            StageOf(rule, from),
            StageOf(rule, to),
            required.Exists ? new DesiredStages(required["regulatoryCompliance"].Flag, required["operationalExcellence"].Flag, from, to) : null,
            Verdict(value["verdict"].Text),
            value["couldBe"].Flag);
    }

    private static FrameworkStage StageOf(FrameworkRule rule, int index) =>
        rule.Stages.FirstOrDefault(stage => stage.Index == index) ?? throw new FormatException($"It names a stage of {rule.Id} that the rules do not know.");

    private static TargetVerdict Verdict(string word) => word switch
    {
        "notYet" => TargetVerdict.NotYet,
        "beyond" => TargetVerdict.Beyond,
        _ => TargetVerdict.Reached,
    };

    /// <summary>The same with what differs when what people attest is taken as proved.</summary>
    private static FrameworkResult Attested(StoredValue value, FrameworkResult result)
    {
        var stages = value["dimensions"].List(dimension => (Id: dimension["id"].Text, Stage: dimension["stage"].Number));
        var met = value["met"].Texts;
        return result with
        {
            Stage = Stage(value["stage"], result.Framework),
            Dimensions = [.. result.Dimensions.Select(dimension => stages.FirstOrDefault(each => each.Id == dimension.Dimension.Id) is { Id: not null, Stage: var stage } ? dimension with { Stage = stage } : dimension)],
            Items = [.. result.Items.Select(item => met.Contains(item.Item.Id) ? item with { Status = ItemStatus.Met } : item)],
            Target = result.Target is { } target && value["verdict"] is { Exists: true } verdict ? target with { Verdict = Verdict(verdict.Text) } : null,
        };
    }

    private static NextStep Step(StoredValue value) => new(value["practice"].Text, value["from"].Level, value["to"].Level, value["text"].Text)
    {
        Why = value["why"].Text,
        Effort = value["effort"].Number,
        Also = value["also"].List(raise => new Raise(raise["practice"].Text, raise["from"].Level, raise["to"].Level)),
        Technologies = value["technologies"].Texts,
        Place = value["place"].OptionalText,
        Change = value["change"] is { Exists: true } change ? new Change(change["file"].Text, change["edit"].Word<StepEdit>(), change["under"].OptionalText, change["snippet"].Text) : null,
    };

    private FrameworkRule Rule(string id) => rules.Frameworks.FirstOrDefault(framework => framework.Id == id)
        ?? throw new FormatException($"It speaks of the framework '{id}', which the rules do not know: give those with --rules.");
}
