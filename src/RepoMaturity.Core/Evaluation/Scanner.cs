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
    /// <summary>More parts than these are counted, not assessed: so many stand in a collection, of which no part is looked for.</summary>
    private const int MostParts = 40;

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
        var (repository, links) = Read(subject.Snapshot, analysed);
        var whole = new Planner(rules, Assess(repository, links, subject)).WithNextSteps();
        if (subject.Folder.Length > 0)
        {
            return whole;
        }

        var folders = PartFinder.Find(repository, new ContextMap(rules, repository));
        return whole with { Parts = [.. folders.Take(MostParts).Select(folder => PartOf(folder, Assess(repository, links, subject with { Folder = folder })))], PartsTotal = folders.Count };
    }

    /// <summary>What the rules find, before the kind of repository and the frameworks are asked.</summary>
    internal CollectedEvidence Collect(Subject subject)
    {
        var (repository, links) = Read(subject.Snapshot, analysed: null);
        return EvidenceCollector.Collect(rules, repository, links, new ContextMap(rules, repository), subject.History);
    }

    private static PartResult PartOf(string folder, Assessment part) => new(folder, part.Kind, part.Practices, part.Frameworks);

    private static IEnumerable<string> WhatHistoryLacks(HistoryFacts? history) => history switch
    {
        null => ["There is no history: what only history shows was not seen."],
        { IsShallow: true } => ["The clone is shallow: what older history shows was not seen."],
        { IsTruncated: true } => ["Not all of the history was read: what its rest shows was not seen."],
        _ => [],
    };

    /// <summary>Assesses the whole, or a folder of it as a repository of its own, with what runs it from outside.</summary>
    private Assessment Assess(RepositoryFacts whole, LinkGraph links, Subject subject)
    {
        var view = subject.Folder.Length == 0 ? null : new FolderView(whole, links, subject.Folder);
        var repository = view?.Repository ?? whole;
        var contexts = new ContextMap(rules, repository);
        var collected = EvidenceCollector.Collect(rules, repository, links, contexts, subject.History);
        IEnumerable<Pointer> unknown = new UnknownFinder(rules, analyzer.Detectors, links, contexts).Find(repository);
        collected = view?.Narrow(collected) ?? collected;
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
            [.. rules.Frameworks.Select(framework => FrameworkEvaluator.Evaluate(framework, kind.Kind, practices))],
            [.. repository.Files.SelectMany(file => file.Problems)])
        {
            Sites = new PlanSites(links, repository, practices),
        };
    }

    /// <summary>The facts of all files and what runs what. What a template makes is linked as the repository that it will be.</summary>
    private (RepositoryFacts Repository, LinkGraph Links) Read(ISnapshot snapshot, Action<int, int>? analysed)
    {
        var trees = GeneratedTree.In(snapshot);
        if (trees.Count == 0)
        {
            var plain = new RepositoryFacts(snapshot.Files, Analyze(snapshot, snapshot.Files, analysed));
            return (plain, linker.Link(plain));
        }

        var ownPaths = trees.SelectMany(tree => tree.Files.Select(entry => KeyValuePair.Create(tree.Origin(entry.Path), entry.Path))).ToDictionary(StringComparer.Ordinal);
        var entries = snapshot.Files.Where(entry => !ownPaths.ContainsKey(entry.Path)).ToList();
        var outer = new RepositoryFacts(entries, Analyze(snapshot, entries, analysed));
        var links = linker.Resolve(outer);
        var files = outer.Files.ToList();
        foreach (var tree in trees)
        {
            var made = new RepositoryFacts(tree.Files, Analyze(tree, tree.Files, analysed));
            links.Add(linker.Resolve(made), tree.Origin);
            files.AddRange(made.Files.Select(file => file with
            {
                Path = tree.Origin(file.Path),
                Problems = [.. file.Problems.Select(problem => problem with { Path = tree.Origin(file.Path) })],
            }));
        }

        var repository = new RepositoryFacts(snapshot.Files, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]) { OwnPaths = ownPaths };
        return (repository, new LinkGraph(repository, links));
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
}
