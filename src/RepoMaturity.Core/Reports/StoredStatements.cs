using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Reports;

/// <summary>Reads what a stored report says of a configuration and of the history.</summary>
internal static class StoredStatements
{
    /// <summary>The configuration; null where there was none.</summary>
    /// <param name="value">What is stored of it.</param>
    /// <param name="rules">The rules that its gates speak of; a gate that they do not know is left out.</param>
    public static ConfigurationResult? Configuration(StoredValue value, RuleSet rules)
    {
        if (!value.Exists)
        {
            return null;
        }

        var path = value["path"].Text;
        var gates = new GateReader(rules, []);
        var suppressed = value["suppressed"].List(Suppressed);
        var configuration = new Configuration(path, value["judgedOn"].OptionalDay ?? default)
        {
            Target = value["target"] is { Exists: true } target ? Target(target) : null,
            Exclude = PathSelection.Of(value["excluded"]["paths"].Texts),
            Gates = [.. value["gates"].Texts.Select(text => gates.Read(text, out _)).OfType<Gate>()],
            Suppressions = [.. suppressed.Select(each => each.Suppression)],
            Attestations = value["attestations"].List(Attestation),
            LeftOut = value["attestationsLeftOut"].Number,
            Problems = value["problems"].List(problem => Problem(problem, path)),
            Expired = value["expired"].List(problem => Problem(problem, path)),
        };
        return new ConfigurationResult(configuration, value["excluded"]["files"].Number, suppressed);
    }

    /// <summary>Traces of people; null where there was no history.</summary>
    public static HistoryResult? History(StoredValue value) => !value.Exists ? null : new HistoryResult(
        value["status"].Text == "unknown",
        value["status"].Text == "lowerBound",
        People(value["people"]),
        value["mainline"]["changes"].Number,
        value["mainline"]["pullRequests"].Number,
        value["areas"].List(Area),
        value["bridges"].List(bridge => new BridgeResult(new BridgeRule(bridge["id"].Text, bridge["name"].Text, []), People(bridge["people"]))),
        value["compared"]["changes"].Number,
        value["compared"]["of"].Number,
        value["compared"]["since"].OptionalDay);

    /// <summary>A count; of one that may not be told nothing more is known.</summary>
    private static int People(StoredValue value) => value.IsText ? 1 : value.Number;

    private static AreaResult Area(StoredValue value) => new(
        new AreaRule(value["id"].Text, value["name"].Text, new PathTerm([]), [], new PathTerm([])),
        People(value["people"]),
        value["changes"].Number,
        value["changesInLastYear"].Number,
        value["lastChange"].OptionalDay);

    private static SuppressionResult Suppressed(StoredValue value)
    {
        var id = value["id"].Text;
        var paths = value["paths"].Texts;
        var suppression = new Suppression(
            id, value["claims"] is { Exists: true } claims ? claims.Texts : [id], null, paths.IsEmpty ? null : PathSelection.Of(paths), value["reason"].Word<SuppressionReason>(), value["justification"].Text, value["expires"].OptionalDay, value["line"].Number);
        return new SuppressionResult(suppression, value["evidence"].Number, value["files"].Number);
    }

    private static Attestation Attestation(StoredValue value) => new(
        value["id"].Text, value["level"].OptionalLevel, value["statement"].Text, value["link"].OptionalText, value["owner"].Text, value["expires"].OptionalDay ?? default, value["line"].Number);

    private static Target Target(StoredValue value) => new(
        value["framework"].Text, value["from"].Number, value["to"].Number, value["requirements"] is { Exists: true } required ? required.Texts : (ImmutableArray<string>?)null, 0);

    private static RuleProblem Problem(StoredValue value, string path) => new(path, value["line"].Number, value["message"].Text);
}
