using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>A small repository with something of everything that a report shows.</summary>
internal static class SampleScan
{
    private const string Framework = """
        id: ladder
        name: The Ladder
        year: 2020
        source: nowhere
        dimensions: [{ id: model, name: Model }, { id: people, name: People }]
        items:
          - { id: M.2, name: models are trained by code, provenance: published, dimension: model, stage: 2, met: { training: implemented } }
          - { id: M.3, name: training runs by itself and is tracked, provenance: recalled, dimension: model, stage: 3, met: { training: automated, tracking: automated } }
          - { id: P.2, name: tests are there, provenance: secondary, dimension: people, stage: 2, met: { tests: implemented } }
          - { id: X, name: the team talks, provenance: operationalised, visibility: never }
        stages:
          - { index: 1, name: Ground }
          - { index: 2, name: First rung, dimensions: { model: 2, people: 2 } }
          - { index: 3, name: Second rung, dimensions: { model: 3 } }
        """;

    private const string Tracker = """
        id: tracker
        name: Tracker Pro
        homepage: https://tracker.example
        signals:
          - { practice: tracking, any: [{ call: tracker.log }] }
          - { practice: tracking, level: declared, any: [{ dependency: tracker }] }
          - { practice: tracking/kept, any: [{ call: tracker.keep }] }
        """;

    private const string Own = """
        id: own
        name: Several people
        signals:
          - { practice: training, any: [{ call: fit }, { path: "train.cfg" }] }
        history:
          - { practice: config, authors: 2 }
        """;

    private const string Files = """
        == .ci/main.facts
        unit job push
        run train.facts @job
        == train.facts
        call fit
        call tracker.keep
        call fit.again
        == tools/run.facts
        unit nightly schedule
        leave elsewhere/track.yml @nightly
        == examples/one.facts
        call tracker.log
        == needs.facts
        dependency tracker
        == broken.facts
        throw
        """;

    /// <summary>Rules of the sample.</summary>
    public static RuleSet Rules() => TestRules.Load(
        withExamples: false,
        ("technologies/tracking/tracker.yml", Tracker),
        ("conventions/own.yml", Own),
        ("frameworks/ladder.yml", Framework)).Rules!;

    /// <summary>The sample.</summary>
    public static Assessment Scan() => TestRules.Scan(Rules(), TestRules.Files(Files), new HistoryFacts(3, 4, 2, IsShallow: false, IsTruncated: false));

    /// <summary>A repository with nothing in it.</summary>
    public static Assessment Nothing() => TestRules.Scan(Rules(), [], new HistoryFacts(0, 0, 0, IsShallow: false, IsTruncated: false));
}
