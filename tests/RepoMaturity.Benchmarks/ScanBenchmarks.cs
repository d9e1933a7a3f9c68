using BenchmarkDotNet.Attributes;
using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Detectors;

namespace RepoMaturity.Benchmarks;

/// <summary>Each step of a scan, over what the steps before it give.</summary>
[MemoryDiagnoser]
public class ScanBenchmarks
{
    private static readonly Linker Linker = new(DetectorCatalogue.Resolvers);

    private readonly MemoryFactCache kept = new();
    private RuleSet rules = null!;
    private RepositoryFacts facts = null!;
    private Subject subject = null!;
    private Assessment assessment = null!;

    [GlobalSetup]
    public void Prepare()
    {
        rules = BuiltInRuleSet.Load();
        facts = new RepositoryFacts(Repositories.Snapshot.Files, Repositories.Facts());
        subject = new Subject(Repositories.Snapshot, "fixtures");
        assessment = Assess();
    }

    [Benchmark]
    public object LoadRules() => BuiltInRuleSet.Load().Rules;

    [Benchmark]
    public object Detect() => Repositories.Facts();

    [Benchmark]
    public object Link() => Linker.Link(facts);

    [Benchmark]
    public object Match() => new RuleMatches(rules).In(facts);

    /// <summary>Links, matches, evidence, practices and frameworks of the whole and its parts: a scan whose files are known.</summary>
    [Benchmark]
    public Assessment Assess() => new Scanner(Repositories.Analyzer(kept), Linker, rules).Scan(subject);

    [Benchmark]
    public object WriteJson() => JsonReport.Write(assessment, new Tool("benchmark", "0"));

    [Benchmark]
    public object WriteMarkdown() => MarkdownReport.Write(assessment, isVerbose: true);

    [Benchmark]
    public object WriteText() => TextReport.Write(assessment, isVerbose: true);

    [Benchmark]
    public object WriteSarif() => SarifReport.Write(assessment, new Tool("benchmark", "0"));
}
