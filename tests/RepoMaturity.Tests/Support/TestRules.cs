using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Tests.Support;

/// <summary>Rules written in a test, and scans of small repositories with them over the toy format.</summary>
internal static class TestRules
{
    /// <summary>Practices <c>tracking</c> (with aspect <c>kept</c>), <c>training</c>, <c>tests</c> and <c>config</c>; contexts; one kind.</summary>
    public const string Practices = """
        practices:
          - { id: tracking, name: Tracking, area: model, means: { declared: d, implemented: i, automated: a }, why: w, start: s, hints: [track], visibility: elsewhere,
              aspects: [{ id: kept, name: Kept, means: m, start: s }] }
          - { id: training, name: Training, area: model, means: { declared: d, implemented: i, automated: a }, why: w, start: s }
          - { id: tests, name: Tests, area: engineering, means: { declared: d, implemented: i, automated: a }, why: w, start: s, shown-by-tests: true }
          - { id: config, name: Configuration, area: engineering, means: { declared: d, implemented: i, automated: a }, why: w, start: s, highest: implemented }
        """;

    public const string Contexts = """
        contexts:
          - { id: vendored, highest: absent, attribute: linguist-vendored, paths: ["**/vendor/**"] }
          - { id: example, highest: declared, except: [config], paths: ["**/examples/**"] }
        """;

    public const string Kinds = """
        clues:
          - { id: default, because: default }
        kinds:
          - { id: project, name: Project, means: m }
        decisions:
          - { kind: project, all: [default] }
        """;

    /// <summary>Loads rules: the standard files of these tests, and the given ones (which may replace them).</summary>
    public static RuleLoadResult Load(bool withExamples, params (string Path, string Text)[] files)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["practices.yml"] = Practices, ["contexts.yml"] = Contexts, ["kinds.yml"] = Kinds };
        foreach (var (path, text) in files)
        {
            all[path] = text;
        }

        return RuleLoader.Load(all.Select(file => new RuleFile(file.Key, YamlReader.Instance.Read(SourceText.Of(file.Value), ReadLimits.Default))), withExamples);
    }

    /// <summary>A rule file that holds signals only.</summary>
    public static (string Path, string Text) Signals(string signals) =>
        ("conventions/test.yml", "id: test\nname: Test\nsignals:\n" + string.Join('\n', signals.Split('\n').Select(line => "  " + line)));

    /// <summary>Scans files with the rules.</summary>
    public static Assessment Scan(RuleSet rules, IEnumerable<KeyValuePair<string, string>> files, HistoryFacts? history = null) =>
        Scanner(rules).Scan(new Subject(new MemorySnapshot(files), "test", history));

    /// <summary>A scanner over the toy format.</summary>
    public static Scanner Scanner(RuleSet rules, IFactCache? cache = null) =>
        new(new FileAnalyzer([new LineDetector()], ReadLimits.Default, cache ?? new MemoryFactCache()), new Linker([new LineDetector.Resolver()]), rules);

    /// <summary>Files written as one text: a line <c>== path</c> begins a file.</summary>
    public static Dictionary<string, string> Files(string text)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ("\n" + text.ReplaceLineEndings("\n")).Split("\n== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            files[end < 0 ? part.Trim() : part[..end].Trim()] = end < 0 ? string.Empty : part[(end + 1)..].TrimEnd('\n');
        }

        return files;
    }
}
