using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Settings;

/// <summary>Configurations written in a test, over small rules.</summary>
internal static class Read
{
    /// <summary>The day of these tests.</summary>
    public static readonly DateOnly Day = new(2026, 6, 15);

    private const string Ladder = """
        id: ladder
        name: The Ladder
        year: 2020
        source: nowhere
        items:
          - { id: T, name: trained, provenance: published, met: { training: implemented } }
          - { id: K, name: tracked, provenance: published, met: { tracking: automated, tracking/kept: implemented } }
          - { id: X, name: the team talks, provenance: published, visibility: never }
        stages:
          - { index: 1, name: Ground }
          - { index: 2, name: First rung, items: [T] }
          - { index: 3, name: Second rung, items: [K] }
        desired:
          - { regulatory-compliance: false, operational-excellence: false, stages: [1, 2] }
          - { regulatory-compliance: true, operational-excellence: false, stages: [3] }
        """;

    private const string Other = "id: other\nname: Other\nyear: 2021\nsource: nowhere\nitems:\n  - { id: X, name: x, provenance: published, visibility: never }\n";

    private const string Tracker = """
        id: tracker
        name: Tracker
        homepage: https://tracker.example
        signals:
          - { practice: tracking, any: [{ call: tracker.log }] }
          - { practice: tracking/kept, any: [{ call: tracker.keep }] }
        """;

    private const string Own = """
        id: own
        name: Own
        signals:
          - { practice: training, any: [{ call: fit }] }
          - { practice: tests, all: [{ call: check }], requires: [training] }
        history:
          - { practice: config, authors: 2 }
        """;

    private const string Kinds = """
        clues:
          - { id: default, because: default }
        kinds:
          - { id: project, name: Project, means: m }
          - { id: tool, name: Tool, means: m, caps: [{ practices: [tracking], level: declared }] }
          - { id: paper, name: Paper, means: m, without-stage: true }
        decisions:
          - { kind: project, all: [default] }
        """;

    /// <summary>The rules.</summary>
    public static RuleSet Rules { get; } = TestRules.Load(
        withExamples: false,
        ("kinds.yml", Kinds),
        ("technologies/tracking/tracker.yml", Tracker),
        ("conventions/own.yml", Own),
        ("frameworks/ladder.yml", Ladder),
        ("frameworks/other.yml", Other)).Rules!;

    /// <summary>Reads a configuration.</summary>
    public static Configuration Text(string yaml) => ConfigurationReader.Read(".repomaturity.yml", SourceText.Of(yaml), Rules, Day);
}
