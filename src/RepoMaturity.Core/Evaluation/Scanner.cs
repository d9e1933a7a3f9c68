using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>The whole way from a tree to an assessment.</summary>
public sealed class Scanner
{
    private readonly FileAnalyzer analyzer;
    private readonly Linker linker;
    private readonly RuleSet rules;

    /// <summary>Makes a scanner.</summary>
    public Scanner(FileAnalyzer analyzer, Linker linker, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        ArgumentNullException.ThrowIfNull(rules);
        this.analyzer = analyzer;
        this.linker = linker;
        this.rules = rules;
        ModelHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules.Hash + analyzer.Fingerprint)))[..16];
    }

    /// <summary>Names rules and detectors: what was scanned with one hash can be compared.</summary>
    public string ModelHash { get; }

    /// <summary>Assesses a repository.</summary>
    /// <param name="subject">What is assessed.</param>
    /// <param name="analysed">Told the number of files analysed and of all files, from several threads; null when nobody asks.</param>
    public Assessment Scan(Subject subject, Action<int, int>? analysed = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (repository, links, contexts, collected) = Gather(subject, analysed);
        var unknown = new UnknownFinder(rules, analyzer.Detectors, links, contexts).Find(repository);
        var kind = new KindClassifier(rules, collected, contexts).Classify();
        var practices = new PracticeEvaluator(collected.Evidence, [.. collected.Pointers, .. unknown], new EntryPoints(links, collected.Units), kind.Kind).Evaluate(rules);
        return new Assessment(
            subject.Name,
            subject.Snapshot.Commit,
            subject.Snapshot.IsDirty,
            ModelHash,
            [.. subject.Snapshot.Incompleteness, .. WhatHistoryLacks(subject.History)],
            kind,
            TechnologiesOf(collected.Evidence),
            practices,
            [.. rules.Frameworks.Select(framework => FrameworkEvaluator.Evaluate(framework, kind.Kind, rules, practices))],
            [.. repository.Files.SelectMany(file => file.Problems)]);
    }

    /// <summary>What the rules find, before the kind of repository and the frameworks are asked.</summary>
    internal CollectedEvidence Collect(Subject subject) => Gather(subject, analysed: null).Collected;

    private static IEnumerable<string> WhatHistoryLacks(HistoryFacts? history) => history switch
    {
        null => ["There is no history: what only history shows was not seen."],
        { IsShallow: true } => ["The clone is shallow: what older history shows was not seen."],
        { IsTruncated: true } => ["Not all of the history was read: what its rest shows was not seen."],
        _ => [],
    };

    private static IReadOnlyList<FileEntry> EntriesOf(Subject subject) => subject.Folder.Length == 0
        ? subject.Snapshot.Files
        : [.. subject.Snapshot.Files.Where(entry => entry.Path.StartsWith(subject.Folder + "/", StringComparison.Ordinal))];

    private Gathered Gather(Subject subject, Action<int, int>? analysed)
    {
        var entries = EntriesOf(subject);
        var repository = new RepositoryFacts(entries, Analyze(subject.Snapshot, entries, analysed));
        var links = linker.Link(repository);
        var contexts = new ContextMap(rules, repository);
        return new Gathered(repository, links, contexts, EvidenceCollector.Collect(rules, repository, links, contexts, subject.History));
    }

    private FileFacts[] Analyze(ISnapshot snapshot, IReadOnlyList<FileEntry> entries, Action<int, int>? analysed)
    {
        var facts = new FileFacts?[entries.Count];
        var count = 0;
        Parallel.For(0, entries.Count, i =>
        {
            facts[i] = analyzer.Analyze(snapshot, entries[i]);
            analysed?.Invoke(Interlocked.Increment(ref count), entries.Count);
        });
        return [.. facts.OfType<FileFacts>()];
    }

    private ImmutableArray<TechnologyResult> TechnologiesOf(ImmutableArray<Evidence> evidence) =>
        [.. evidence.Where(found => found.Technology is not null)
            .GroupBy(found => found.Rule, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new TechnologyResult(rules.Rules.First(rule => rule.Id == group.Key), group.Max(found => found.Level), [.. group]))];

    private sealed record Gathered(RepositoryFacts Repository, LinkGraph Links, ContextMap Contexts, CollectedEvidence Collected);
}
