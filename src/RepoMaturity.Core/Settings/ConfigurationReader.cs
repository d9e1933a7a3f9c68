using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Settings;

/// <summary>Reads a configuration. Every mistake is noted with its line; an entry with a mistake counts for nothing, and reading goes on.</summary>
public sealed class ConfigurationReader
{
    /// <summary>The keys of the file.</summary>
    internal static readonly string[] Keys = ["kind", "target", "exclude", "parts", "frameworks", "gates", "suppress", "attest"];

    /// <summary>The keys of <c>target</c>.</summary>
    internal static readonly string[] TargetKeys = ["framework", "stage", "regulatory-compliance", "operational-excellence"];

    /// <summary>The keys of an entry of <c>parts</c>.</summary>
    internal static readonly string[] PartKeys = ["path", "kind"];

    /// <summary>A file of strangers is asked for every file of theirs, so it is short: 256 KiB, 5,000 nodes.</summary>
    internal static readonly ReadLimits Limits = new(256 * 1024, 16, 50_000, 5_000);

    private readonly RuleSet rules;
    private readonly ProblemList problems;
    private readonly RuleNode root;

    private ConfigurationReader(RuleNode root, RuleSet rules, ProblemList problems)
    {
        this.root = root;
        this.rules = rules;
        this.problems = problems;
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="path">Its file, for people.</param>
    /// <param name="source">Its text.</param>
    /// <param name="rules">The rules whose ids it may name.</param>
    /// <param name="on">The day by which entries have expired or not.</param>
    public static Configuration Read(string path, SourceText source, RuleSet rules, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rules);
        var empty = new Configuration(path, on) { Origin = FormattableString.Invariant($"{path.Length} {path} {on:yyyy-MM-dd} {source.IsBinary} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Text)))}") };
        var document = YamlReader.Instance.Read(source, Limits);
        var problems = new ProblemList(path, on);
        if (source.IsBinary || document.Problems.Count > 0)
        {
            // Of a file that breaks off, nobody knows what was meant.
            problems.Mistakes.AddRange(document.Problems.Select(problem => new RuleProblem(path, problem.Line, problem.Message)).DefaultIfEmpty(new RuleProblem(path, 1, "The configuration is no text.")));
            return empty with { Problems = problems.Sorted() };
        }

        var isMasked = document.IsTemplated && !document.Roots.Any(KeepsTemplateText);
        if (isMasked || document.Roots.Count > 1)
        {
            problems.Mistakes.Add(new RuleProblem(path, 1, isMasked ? "The configuration holds template expressions, which nobody fills in here." : "The configuration must be one YAML document."));
            return empty with { Problems = problems.Sorted() };
        }

        return document.Roots.Count == 0 ? empty : new ConfigurationReader(new RuleNode(path, document.Root, problems.Mistakes), rules, problems).Read(empty);
    }

    /// <summary>Whether the document was read as it stands, although it names the folder of a template.</summary>
    private static bool KeepsTemplateText(DocumentNode node) => node.Value?.Contains("{{", StringComparison.Ordinal) == true
        || node.Items.Any(KeepsTemplateText) || node.Entries.Any(entry => KeepsTemplateText(entry.Value));

    private Configuration Read(Configuration empty)
    {
        root.Expect(Keys);
        if (!root.IsMapping)
        {
            return empty with { Problems = problems.Sorted() };
        }

        var entries = new ConfigurationEntries(rules, problems);
        ImmutableArray<string> frameworks = root.Child("frameworks") is { } named ? ReadFrameworks(named) : [];
        return empty with
        {
            Kind = root.Child("kind") is { } kind ? ReadKind(kind) : null,
            Target = root.Child("target") is { } target ? problems.Sound(() => ReadTarget(target)) : null,
            Exclude = PathSelection.Of(ConfigurationEntries.Globs(root, "exclude")),
            Parts = root.Child("parts") is { IsSequence: true } ? ReadParts() : ReportNoList(),
            Frameworks = frameworks,
            Gates = ReadGates(new GateReader(rules, frameworks)),
            Suppressions = [.. root.Items("suppress").Select(entry => problems.Sound(() => entries.ReadSuppression(entry))).OfType<Suppression>()],
            Attestations = [.. root.Items("attest").Select(entry => problems.Sound(() => entries.ReadAttestation(entry))).OfType<Attestation>()],
            Problems = problems.Sorted(),
            Expired = problems.SortedExpired(),
        };
    }

    private KindRule? ReadKind(RuleNode node) => node.AsText() is { } id ? Known(node, "kind", id, rules.Kinds, kind => kind.Id) : null;

    private Target? ReadTarget(RuleNode node)
    {
        node.Expect(TargetKeys);
        if (!node.IsMapping)
        {
            return null;
        }

        var (isStage, isDesired) = (node.Has("framework") || node.Has("stage"), node.Has("regulatory-compliance") || node.Has("operational-excellence"));
        if (isStage == isDesired)
        {
            node.Fail("Name a stage ('framework' and 'stage'), or say what is needed ('regulatory-compliance' and 'operational-excellence'), not both.");
            return null;
        }

        return isStage ? ReadStage(node) : ReadDesired(node);
    }

    private Target? ReadStage(RuleNode node)
    {
        var (id, text) = (node.Text("framework"), node.Text("stage"));
        if (id.Length == 0 || text.Length == 0 || Known(node.Child("framework")!, "framework", id, rules.Frameworks, framework => framework.Id) is not { } framework)
        {
            return null;
        }

        var stage = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? framework.Stages.FirstOrDefault(stage => stage.Index == number)
            : framework.Stages.FirstOrDefault(stage => stage.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (stage is not null)
        {
            return new Target(id, stage.Index, stage.Index, null, node.Line);
        }

        var known = string.Join(", ", framework.Stages.Select(stage => $"{stage.Index} ({stage.Name})"));
        node.Child("stage")!.Fail(known.Length == 0 ? $"The framework '{id}' has no stages." : $"The framework '{id}' has no stage '{text}'. Its stages: {known}.");
        return null;
    }

    private Target? ReadDesired(RuleNode node)
    {
        foreach (var key in TargetKeys[2..])
        {
            if (!node.Has(key))
            {
                node.Fail($"'{key}' is missing: say true or false.");
            }
        }

        ImmutableArray<string> required = [.. TargetKeys[2..].Where(node.Flag)];
        foreach (var framework in rules.Frameworks)
        {
            if (framework.Desired.FirstOrDefault(desired =>
                desired.RegulatoryCompliance == required.Contains(TargetKeys[2]) && desired.OperationalExcellence == required.Contains(TargetKeys[3])) is { } found)
            {
                return new Target(framework.Id, found.Lowest, found.Highest, required, node.Line);
            }
        }

        node.Fail("No framework of these rules says which stage that asks for: name a stage ('framework' and 'stage').");
        return null;
    }

    private ImmutableArray<PartSetting>? ReportNoList()
    {
        _ = root.Items("parts");
        return null;
    }

    private ImmutableArray<PartSetting> ReadParts()
    {
        var parts = new List<PartSetting>();
        foreach (var node in root.Items("parts"))
        {
            if (problems.Sound(() => ReadPart(node)) is not { } part)
            {
                continue;
            }

            if (parts.Exists(other => other.Path == part.Path))
            {
                node.Fail($"The part '{part.Path}' is given twice: keep one.");
            }
            else
            {
                parts.Add(part);
            }
        }

        return [.. parts.OrderBy(part => part.Path, StringComparer.Ordinal)];
    }

    private PartSetting? ReadPart(RuleNode node)
    {
        if (node.IsScalar)
        {
            return Folder(node, node.Scalar!) is { } folder ? new PartSetting(folder, null, node.Line) : null;
        }

        node.Expect(PartKeys);
        if (!node.IsMapping || node.Text("path") is not { Length: > 0 } path || Folder(node.Child("path")!, path) is not { } named)
        {
            return null;
        }

        return new PartSetting(named, node.Child("kind") is { } kind ? ReadKind(kind) : null, node.Line);
    }

    private static string? Folder(RuleNode node, string path)
    {
        if (RepositoryPath.Combine(string.Empty, path) is { Length: > 0 } folder)
        {
            return folder;
        }

        node.Fail("A part is a folder below the top of the repository.");
        return null;
    }

    private ImmutableArray<string> ReadFrameworks(RuleNode node)
    {
        var ids = node.OneOrMany().ToList();
        if (ids.Count == 0)
        {
            node.Fail("'frameworks' is empty: leave it out to have all.");
        }

        return [.. ids.Select(id => id.AsText() is not { } text ? null : text == FrameworkSelection.All ? text : Known(id, "framework", text, rules.Frameworks, framework => framework.Id)?.Id).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private ImmutableArray<Gate> ReadGates(GateReader reader)
    {
        var gates = ImmutableArray.CreateBuilder<Gate>();
        foreach (var node in root.Items("gates"))
        {
            if (node.AsText() is not { } text)
            {
                continue;
            }

            if (reader.Read(text, out var wrong) is { } gate)
            {
                gates.Add(gate);
            }
            else
            {
                node.Fail(wrong!);
            }
        }

        return gates.ToImmutable();
    }

    private static TRule? Known<TRule>(RuleNode node, string what, string id, ImmutableArray<TRule> all, Func<TRule, string> idOf)
        where TRule : class
    {
        if (all.FirstOrDefault(rule => idOf(rule) == id) is { } rule)
        {
            return rule;
        }

        string[] ids = [.. all.Select(idOf)];
        node.Fail(id.Length == 0 ? $"The id of a {what} is missing: one of {string.Join(", ", ids)}." : $"There is no {what} '{id}': use one of {string.Join(", ", ids)}.{Suggestion.For(id, ids)}");
        return null;
    }
}
