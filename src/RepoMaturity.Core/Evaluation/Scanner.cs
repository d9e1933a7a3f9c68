using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
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
    private readonly ScanLimits limits;

    /// <summary>Makes a scanner.</summary>
    public Scanner(FileAnalyzer analyzer, Linker linker, RuleSet rules, ScanLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        ArgumentNullException.ThrowIfNull(rules);
        this.analyzer = analyzer;
        this.linker = linker;
        this.rules = rules;
        this.limits = limits ?? ScanLimits.Default;
        ModelHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules.Hash + analyzer.Fingerprint)))[..16];
    }

    /// <summary>Names rules and detectors: what was scanned with one hash can be compared.</summary>
    public string ModelHash { get; }

    /// <summary>Names the very code that reads, as the cache is told apart by it.</summary>
    public string CacheFingerprint => analyzer.CacheFingerprint;

    /// <summary>Names all that decides on the assessment of a subject, so that with one key there is one assessment; null where that cannot be told, or is not to be kept.</summary>
    public string? KeyOf(Subject subject) => AssessmentKey.Of(subject, analyzer.CacheFingerprint, ModelHash, limits);

    /// <summary>Assesses a repository.</summary>
    /// <param name="subject">What is assessed.</param>
    /// <param name="analysed">Told the number of files analysed and of all files, from several threads; null when nobody asks.</param>
    /// <param name="begins">Told the name of each step when it begins; null when nobody asks.</param>
    public Assessment Scan(Subject subject, Action<int, int>? analysed = null, Action<string>? begins = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        subject = Narrowed(subject);
        // What holds rules against facts is made while files are read.
        var making = Task.Run(() => rules.Index);
        var (repository, links) = Read(subject.Snapshot, analysed, begins);
        begins?.Invoke("rules on facts");
        making.GetAwaiter().GetResult();
        var kept = analyzer.Cache.OutlivesProcess ? new KeptHits(analyzer.Cache, analyzer.CacheFingerprint, rules, subject.Snapshot, repository.OwnPaths) : null;
        var matches = new RuleMatches(rules, kept);
        if (subject.Folder.Length > 0)
        {
            var assessment = Assess(repository, links, matches, subject, Ways(repository, links, matches));
            begins?.Invoke("next steps");
            return Planned(assessment, subject);
        }

        var folders = subject.Configuration?.Parts is { } stated ? [.. stated.Select(part => part.Path)] : PartFinder.Find(repository, new ContextMap(matches, repository));
        // What the whole and its parts ask for at the same time is found once, before.
        matches.In(repository);
        var assessed = new Assessment[Math.Min(folders.Count, MostParts) + 1];
        var ways = Ways(repository, links, matches);
        Parallel.For(0, assessed.Length, i => assessed[i] = Assess(repository, links, matches, i == 0 ? subject : subject with { Folder = folders[i - 1] }, ways));
        begins?.Invoke("next steps");
        return Planned(assessed[0], subject) with { Parts = [.. assessed.Skip(1).Select((part, i) => PartOf(folders[i], part))], PartsTotal = folders.Count };
    }

    /// <summary>With what to do next, and where in the tree a remark about it belongs.</summary>
    private Assessment Planned(Assessment assessment, Subject subject)
    {
        var whole = ((NarrowedSnapshot)subject.Snapshot).Whole;
        return new Planner(rules, assessment with { Landmark = Landmark.Find(whole, subject.Folder, subject.Configuration) }).WithNextSteps();
    }

    /// <summary>
    /// Assesses a repository as a whole, without its parts and without plans, after others of the same history: what did not change is taken over. Where all that decides is as it was, the
    /// assessment is the one before, with its positions.
    /// </summary>
    public Assessment ScanNext(Subject subject, ScanMemory memory)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(memory);
        var narrowed = Narrowed(subject);
        if (memory.Facts(narrowed.Snapshot, analyzer, limits) is not { } files)
        {
            var (whole, made) = Read(narrowed.Snapshot, analysed: null, begins: null);
            var fresh = new RuleMatches(rules);
            return Assess(whole, made, fresh, narrowed, Ways(whole, made, fresh));
        }

        var standing = new HistoryEvidence(subject.History, areas: null).Standing(rules);
        if (memory.Recall(files, standing, subject.Configuration) is { } before)
        {
            return before;
        }

        var repository = new RepositoryFacts(narrowed.Snapshot.Files, files);
        var links = linker.Link(repository);
        var matches = memory.MatchesOf(rules);
        return memory.Remember(files, standing, subject.Configuration, Assess(repository, links, matches, narrowed, Ways(repository, links, matches)));
    }

    /// <summary>Tries one rule on a repository, beside the others: where each of its signals holds, and which of their parts fit.</summary>
    /// <param name="subject">The repository.</param>
    /// <param name="id">Id of the rule.</param>
    public RuleTrial Try(Subject subject, string id)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var tried = rules.Rules.First(rule => rule.Id == id);
        return RuleTrialMaker.Make(tried, subject, new Scanner(analyzer, linker, RuleTrialMaker.Split(rules, tried), limits).Collect(subject));
    }

    /// <summary>What the rules find, before the kind of repository and the frameworks are asked.</summary>
    internal CollectedEvidence Collect(Subject subject)
    {
        var narrowed = Narrowed(subject);
        var (repository, links) = Read(narrowed.Snapshot, analysed: null, begins: null);
        var matches = new RuleMatches(rules);
        return EvidenceCollector.Collect(matches, repository, links, new ContextMap(matches, repository), narrowed);
    }

    /// <summary>The subject without the files that its configuration excludes.</summary>
    private static Subject Narrowed(Subject subject)
    {
        var narrowed = new NarrowedSnapshot(subject.Snapshot, subject.Configuration);
        return subject with { Snapshot = narrowed, Configuration = subject.Configuration?.For(narrowed.Files.Select(entry => entry.Path)) };
    }

    private static FrameworkResult Measured(FrameworkResult result, TargetRequest? target) => target is null ? result : result with
    {
        Target = TargetEvaluator.Evaluate(result, target),
        WithAttestations = result.WithAttestations is { } attested ? attested with { Target = TargetEvaluator.Evaluate(attested, target) } : null,
    };

    private static TargetRequest? RequestOf(Target? target) => target switch
    {
        null => null,
        { Requirements: { } required } => new TargetRequest(null, required),
        _ => new TargetRequest(target.Lowest.ToString(CultureInfo.InvariantCulture), [], target.Framework),
    };

    private static PartResult PartOf(string folder, Assessment part) => new(folder, part.Kind, part.Practices, part.Frameworks);

    private static IEnumerable<string> WhatHistoryLacks(HistoryFacts? history) => history switch
    {
        null => ["There is no history: what only history shows was not seen."],
        { IsShallow: true } => ["The clone is shallow: what older history shows was not seen."],
        { IsTruncated: true } => ["Not all of the history was read: what its rest shows was not seen."],
        _ => [],
    };

    /// <summary>Assesses the whole, or a folder of it as a repository of its own, with what runs it from outside.</summary>
    private Assessment Assess(RepositoryFacts whole, LinkGraph links, RuleMatches matches, Subject subject, UnreadWays ways)
    {
        var view = subject.Folder.Length == 0 ? null : new FolderView(whole, links, subject.Folder);
        var repository = view?.Repository ?? whole;
        var contexts = new ContextMap(matches, repository);
        var configuration = subject.Configuration;
        var collected = EvidenceCollector.Collect(matches, repository, links, contexts, subject);
        collected = view?.Narrow(collected) ?? collected;
        var unknown = Unknown(whole, repository, ways, new UnknownFinder(rules, links, ways, contexts), matches, subject, collected, contexts).Where(pointer => configuration?.Suppresses(pointer.Claim, pointer.Path) != true);
        var classifier = new KindClassifier(rules, collected, contexts);
        var kind = StatedKind(subject) is { } stated ? classifier.Classify(stated, $"stated in {configuration!.Path}") : classifier.Classify();
        var practices = new PracticeEvaluator(collected.Evidence, [.. collected.Pointers, .. unknown], new EntryPoints(links, collected.Units), kind.Kind).Evaluate(rules);
        var attested = new AttestationEvaluator(kind.Kind, subject.Folder.Length == 0 && configuration is not null ? configuration.Attestations : []);
        practices = attested.Mark(practices);
        var snapshot = (NarrowedSnapshot)subject.Snapshot;
        var target = subject.Target ?? (subject.Folder.Length == 0 ? RequestOf(configuration?.Target) : null);
        var frameworks = Chosen(subject).Select(framework => Measured(attested.Evaluate(framework, practices), target));
        return new Assessment(
            subject.Name,
            subject.Snapshot.Commit,
            subject.Snapshot.IsDirty,
            ModelHash,
            [.. subject.Snapshot.Incompleteness, .. whole.LeftOut, .. WhatHistoryLacks(subject.History)],
            kind,
            TechnologiesOf(collected.Evidence),
            practices,
            [.. frameworks],
            [.. repository.Files.SelectMany(file => file.Problems)])
        {
            History = HistoryResult.Of(rules.AreaRules, subject, collected.Areas),
            Host = HostResult.Of(subject.Host, practices),
            Configuration = configuration is null ? null : new ConfigurationResult(configuration, snapshot.Excluded, collected.Suppressed),
            Address = subject.Address,
            Folder = subject.Folder,
            Unread = UnreadCode.In(repository.Entries.Select(entry => entry.Path).Where(path => Array.TrueForAll(contexts.Of(path), context => context.Highest > Level.Absent))),
            Sites = new PlanSites(links, repository, practices),
            MayChange = subject.Snapshot.Incompleteness.Count > 0 || whole.Files.Any(file => file.MayChange || (view is not null && file.IsMissing)) || limits.End.IsCancellationRequested || subject.History is { MayChange: true } || subject.Changes.Value is { MayChange: true },
        };
    }

    private UnreadWays Ways(RepositoryFacts repository, LinkGraph links, RuleMatches matches) => UnreadWays.In(repository, links, analyzer.Detectors, matches);

    /// <summary>Why practices could stand higher. What leads nowhere into the folder, as far as it was read, may lead there by what was not.</summary>
    private static ImmutableArray<Pointer> Unknown(
        RepositoryFacts whole, RepositoryFacts repository, UnreadWays ways, UnknownFinder finder, RuleMatches matches, Subject subject, CollectedEvidence collected, ContextMap contexts)
    {
        var outside = finder.Outside(repository);
        if (ways.Files.IsEmpty)
        {
            return [.. outside];
        }

        var view = subject.Folder.Length == 0 || ways.Between.IsEmpty ? null : new FolderView(whole, ways.Links, subject.Folder);
        var seen = view?.Repository ?? repository;
        var held = finder.Held(seen);
        var others = held.Concat(collected.Evidence.Where(found => found.Source == EvidenceSource.History)).ToList();
        var supposed = !ways.Between.IsEmpty || held.Any(found => collected.Lacking.Contains(found.Claim!)) ? EvidenceCollector.Suppose(matches, seen, ways.Links, contexts, subject, others) : [];
        return [.. finder.Unread(held, collected.Evidence, view is null ? supposed : supposed.Where(view.IsOfFolder)), .. outside];
    }

    /// <summary>The frameworks that are asked for, else those that the configuration names, with the one that is aimed at.</summary>
    private IEnumerable<FrameworkRule> Chosen(Subject subject)
    {
        var isAsked = subject.Configuration is null || !subject.Frameworks.IsDefaultOrEmpty;
        var chosen = FrameworkSelection.Choose(rules, isAsked ? subject.Frameworks : subject.Configuration!.Frameworks);
        return rules.Frameworks.Where(framework => chosen.Contains(framework) || (subject.Target is { } target
            ? TargetEvaluator.IsMeant(framework, target)
            : !isAsked && subject.Folder.Length == 0 && subject.Configuration?.Target?.Framework == framework.Id));
    }

    /// <summary>The kind that the configuration states of the whole, or of this part; null where it states none.</summary>
    private static KindRule? StatedKind(Subject subject) => subject.Folder.Length == 0
        ? subject.Configuration?.Kind
        : subject.Configuration?.Parts?.FirstOrDefault(part => part.Path == subject.Folder)?.Kind;

    /// <summary>The facts of all files and what runs what. What a template makes is linked as the repository that it will be.</summary>
    private (RepositoryFacts Repository, LinkGraph Links) Read(ISnapshot snapshot, Action<int, int>? analysed, Action<string>? begins)
    {
        begins?.Invoke("files");
        var analysis = new BoundedAnalysis(analyzer, limits, analysed);
        var trees = GeneratedTree.In(snapshot);
        if (trees.Count == 0)
        {
            var plain = new RepositoryFacts(snapshot.Files, analysis.Analyze(snapshot, snapshot.Files)) { LeftOut = analysis.Incompleteness };
            begins?.Invoke("links");
            return (plain, linker.Link(plain));
        }

        var ownPaths = trees.SelectMany(tree => tree.Files.Select(entry => KeyValuePair.Create(tree.Origin(entry.Path), entry.Path))).ToDictionary(StringComparer.Ordinal);
        var entries = snapshot.Files.Where(entry => !ownPaths.ContainsKey(entry.Path)).ToList();
        var outer = new RepositoryFacts(entries, analysis.Analyze(snapshot, entries));
        var links = linker.Resolve(outer);
        var files = outer.Files.ToList();
        foreach (var tree in trees)
        {
            var made = new RepositoryFacts(tree.Files, analysis.Analyze(tree, tree.Files));
            links.Add(linker.Resolve(made), tree.Origin);
            files.AddRange(made.Files.Select(file => file with
            {
                Path = tree.Origin(file.Path),
                Problems = [.. file.Problems.Select(problem => problem with { Path = tree.Origin(file.Path) })],
            }));
        }

        var repository = new RepositoryFacts(snapshot.Files, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]) { OwnPaths = ownPaths, LeftOut = analysis.Incompleteness };
        return (repository, new LinkGraph(repository, links));
    }

    private ImmutableArray<TechnologyResult> TechnologiesOf(ImmutableArray<Evidence> evidence) =>
        [.. evidence.Where(found => found.Technology is not null)
            .GroupBy(found => found.Rule, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new TechnologyResult(rules.Rules.First(rule => rule.Id == group.Key), group.Max(found => found.Level), [.. group]))];
}
