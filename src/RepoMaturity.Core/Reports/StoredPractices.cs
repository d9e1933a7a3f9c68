using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Reads practices, technologies and evidence of a stored report. What the rules of now do not know is as the report names it.</summary>
/// <param name="rules">The rules.</param>
internal sealed class StoredPractices(RuleSet rules)
{
    private const string Unknown = "what the rules of now do not know";

    private readonly Dictionary<string, PracticeRule> practices = rules.Practices.ToDictionary(practice => practice.Id, StringComparer.Ordinal);

    /// <summary>A technology, of which the report knows all that is told: to read a report takes no rules of technologies.</summary>
    public static TechnologyResult Technology(StoredValue value) =>
        new(new Rule(value["id"].Text, value["name"].Text, null, IsTechnology: true, string.Empty, [], [], []), value["level"].Level, value["evidence"].List(Evidence));

    /// <summary>A practice.</summary>
    public PracticeResult Practice(StoredValue value)
    {
        var rule = Rule(value["id"].Text, value["name"].Text);
        return new PracticeResult(
            rule,
            value["level"].Level,
            value["couldBe"].Level,
            value["unknownBecause"].Texts,
            value["spread"] is { Exists: true } spread ? new Spread(spread["units"].Number, spread["of"].Number) : null,
            EvidenceOf(rule.Id, value),
            value["aspects"].List(aspect => Aspect(aspect, rule)))
        {
            Attested = value["attested"].Level,
            EvidenceTotal = value["evidenceTotal"].Number,
        };
    }

    /// <summary>A practice of a part, of which the level alone is stored.</summary>
    public PracticeResult Practice(string id, Level level) => new(Rule(id, id), level, level, [], null, [], []);

    /// <summary>Evidence of a practice, an aspect, a technology or an item.</summary>
    public static Evidence Evidence(StoredValue value) => new(
        value["claim"].OptionalText,
        value["level"].Level,
        value["source"].Word<EvidenceSource>(),
        value["path"].OptionalText,
        PositionOf(value),
        value["detail"].Text,
        value["technology"].Text,
        value["technology"].OptionalText,
        value["context"].OptionalText,
        value["chain"].List(Step) is { IsEmpty: false } steps ? new Chain(TriggerKind.Event, steps) : null)
    {
        IsCount = value["count"].Flag,
    };

    private static ImmutableArray<Evidence> EvidenceOf(string claim, StoredValue value) => value["evidence"].List(found => Evidence(found) with { Claim = claim });

    private static ChainStep Step(StoredValue value) => new(value["path"].Text, PositionOf(value) ?? default, value["text"].Text);

    private static Position? PositionOf(StoredValue value) => value["line"].OptionalNumber is { } line ? new Position(line, value["cell"].OptionalNumber) : null;

    private static AspectResult Aspect(StoredValue value, PracticeRule practice)
    {
        var id = value["id"].Text;
        var rule = practice.Aspects.FirstOrDefault(aspect => aspect.Id == id) ?? new AspectRule(id, id, Unknown, string.Empty);
        return new AspectResult(rule, value["level"].Level, value["couldBe"].Level, EvidenceOf(id, value)) { Attested = value["attested"].Level, UnknownBecause = value["unknownBecause"].Texts };
    }

    private PracticeRule Rule(string id, string name) =>
        practices.GetValueOrDefault(id) ?? new PracticeRule(id, name, "other", [Unknown, Unknown, Unknown], string.Empty, string.Empty, Visibility.Repository, Level.Automated, ShownByTests: false, [], []);
}
