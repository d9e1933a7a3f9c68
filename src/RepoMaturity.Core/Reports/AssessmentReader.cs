using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Reads an assessment back from its JSON report, so that it can be written in another format without a scan. The report may come from a stranger: it is read as a document, nothing of it
/// is made into types that it names, and its texts go through the encoders again. What a report leaves out (evidence beyond the strongest) is not there.
/// </summary>
public static class AssessmentReader
{
    /// <summary>Reads a report of this schema, or an older one.</summary>
    /// <param name="json">The report.</param>
    /// <param name="rules">The rules that know its frameworks.</param>
    /// <exception cref="FormatException">It is no report, or names what the rules do not know; the message is one sentence.</exception>
    public static Assessment Read(ReadOnlyMemory<byte> json, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return StoredValue.ReadDocument(json, stored => Read(stored, rules), "It says what no report of this program says.");
    }

    private static Assessment Read(StoredValue report, RuleSet rules)
    {
        if (report["schemaVersion"].OptionalText?.StartsWith("1.", StringComparison.Ordinal) != true || !report["practices"].Exists || !report["frameworks"].Exists)
        {
            throw new FormatException("It is no JSON report of this program, or one of a schema that is not known here.");
        }

        var practices = new StoredPractices(rules);
        var frameworks = new StoredFrameworks(rules);
        var repository = report["repository"];
        var problems = report["problems"].List(problem => new Problem(problem["path"].OptionalText, problem["line"].OptionalNumber, problem["message"].Text, problem["detector"].OptionalText));

        RefuseTwice(report["practices"].List(practice => practice["id"].Text).Concat(report["practices"].List(practice => practice["aspects"].List(aspect => aspect["id"].Text)).SelectMany(ids => ids)));
        RefuseTwice(report["technologies"].List(technology => technology["id"].Text));
        RefuseTwice(report["frameworks"].List(framework => framework["id"].Text));

        // The reasons end with one for each message of the problems.
        var reasons = report["completeness"]["reasons"].Texts;
        var ofProblems = problems.Select(problem => problem.Message).Distinct(StringComparer.Ordinal).Count();
        return new Assessment(
            repository["name"].Text,
            repository["commit"].OptionalText,
            repository["dirty"].Flag,
            report["model"]["hash"].Text,
            reasons[..Math.Max(0, reasons.Length - ofProblems)],
            Kind(report["kind"], rules),
            report["technologies"].List(StoredPractices.Technology),
            report["practices"].List(practices.Practice),
            report["frameworks"].List(frameworks.Read),
            problems)
        {
            Folder = repository["folder"].Text,
            Address = repository["address"].OptionalText,
            Assumptions = report["assumptions"].Texts,
            Configuration = StoredStatements.Configuration(report["configuration"], rules),
            History = StoredStatements.History(report["history"]),
            Gates = report["gates"].List(gate => new GateOutcome(gate["gate"].Text, gate["verdict"].Word<GateVerdict>(), gate["why"].Text)),
            Host = StoredHost.Read(report),
            Unread = report["unread"].List(language => new UnreadLanguage(language["language"].Text, language["files"].Number)),
            PartsTotal = report["partsTotal"].Number,
            Parts = report["parts"].List(part => new PartResult(
                part["path"].Text,
                new KindResult(KindOf(part["kind"].Text, rules), []),
                [.. part["practices"].Entries.Select(entry => practices.Practice(entry.Key, entry.Value.Level))],
                [.. part["stages"].Entries.Select(entry => frameworks.OfPart(entry.Key, entry.Value.OptionalNumber))])),
        };
    }

    private static void RefuseTwice(IEnumerable<string> ids)
    {
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new FormatException($"It speaks twice of '{twice}'.");
        }
    }

    private static KindResult Kind(StoredValue value, RuleSet rules)
    {
        var kind = KindOf(value["id"].Text, rules) with { Name = value["name"].Text, Caution = value["caution"].OptionalText };
        return new KindResult(kind, value["why"].Texts)
        {
            Inferred = value["inferred"] is { Exists: true } inferred ? new KindResult(KindOf(inferred["id"].Text, rules), inferred["why"].Texts) : null,
        };
    }

    private static KindRule KindOf(string id, RuleSet rules) =>
        rules.Kinds.FirstOrDefault(kind => kind.Id == id) ?? throw new FormatException($"It speaks of the kind '{id}', which the rules do not know.");
}
