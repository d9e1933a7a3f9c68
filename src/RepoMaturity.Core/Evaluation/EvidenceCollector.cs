using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Holds the rules against the facts of all files: which signals hold, where, and at which level.</summary>
internal sealed partial class EvidenceCollector
{
    private readonly RuleSet rules;
    private readonly LinkGraph links;
    private readonly ContextMap contexts;
    private readonly ConditionEvaluator conditions;
    private readonly List<Evidence> evidence = [];
    private readonly List<Signal> signals = [];
    private readonly List<Pointer> pointers = [];
    private readonly HashSet<string> lacking = new(StringComparer.Ordinal);
    private readonly SuppressedEvidence suppressed;
    private readonly Dictionary<Signal, HashSet<UnitKey?>> kept = new(ReferenceEqualityComparer.Instance);
    private HashSet<Signal>? asking;

    private EvidenceCollector(RuleMatches matches, RepositoryFacts repository, LinkGraph links, ContextMap contexts, SuppressedEvidence suppressed)
    {
        rules = matches.Rules;
        this.links = links;
        this.contexts = contexts;
        this.suppressed = suppressed;
        conditions = new ConditionEvaluator(links);
        Hits = matches.In(repository);
    }

    /// <summary>The terms that fit each file, in order of files.</summary>
    private ImmutableArray<FileHits> Hits { get; }

    /// <summary>Collects all evidence of a repository.</summary>
    public static CollectedEvidence Collect(RuleMatches matches, RepositoryFacts repository, LinkGraph links, ContextMap contexts, Subject subject)
    {
        var suppressed = new SuppressedEvidence(subject.Configuration?.Suppressions ?? []);
        var collector = new EvidenceCollector(matches, repository, links, contexts, suppressed);
        collector.CollectAll([]);
        var units = collector.evidence.Where(found => found is { Claim: not null, Unit: not null, Level: >= Level.Implemented })
            .ToLookup(found => found.Claim!, found => found.Unit!.Value, StringComparer.Ordinal);
        collector.KeepOneOfEachModule();
        var areas = subject.Changes.Value is { } changes
            ? new AreaTally(matches.Rules.AreaRules, new AreaMap(matches.Rules, contexts, collector.evidence), changes, subject.Folder)
            : null;
        var history = new HistoryEvidence(subject.History, areas);
        collector.evidence.AddRange(history.Of(matches.Rules));
        collector.pointers.AddRange(history.Unseen(matches.Rules));
        collector.evidence.RemoveAll(found => found.Source == EvidenceSource.History && suppressed.Takes(found));
        collector.LowerWhatLacksItsRequirements([]);
        return new CollectedEvidence(
            [.. collector.evidence.Order(Evidence.StrongestFirst).DistinctBy(found => (found.Claim, found.Source, found.Path, found.Position, found.Detail, found.Rule))],
            [.. collector.pointers.Distinct().Where(pointer => subject.Configuration?.Suppresses(pointer.Claim, pointer.Path) != true)],
            units,
            collector.Hits,
            collector.conditions)
        {
            Areas = areas,
            Lacking = collector.lacking,
            Suppressed = suppressed.Results(),
        };
    }

    /// <summary>What files show by themselves, then what they show because of that and of what else is known, and once more because of that.</summary>
    private void CollectAll(IReadOnlyList<Evidence> others)
    {
        CollectFromFiles(derived: false);
        conditions.Know([.. evidence, .. others]);
        CollectFromFiles(derived: true);
        CollectOnceMore(others);
    }

    /// <summary>What evidence of others showed may be asked for in its turn: the image starts the application, which imports what loads the model.</summary>
    private void CollectOnceMore(IReadOnlyList<Evidence> others)
    {
        var derived = rules.Index.Derived.Select(entry => entry.Signal).ToHashSet(ReferenceEqualityComparer.Instance);
        var shown = evidence.Where((_, i) => derived.Contains(signals[i])).Select(each => each.Claim).OfType<string>().ToHashSet(StringComparer.Ordinal);
        asking = new(derived.Cast<Signal>().Where(signal => SignalIndex.ClaimsOf(signal.When).Any(shown.Contains)), ReferenceEqualityComparer.Instance);
        for (var i = 0; i < evidence.Count; i++)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(kept, signals[i], out _) ??= []).Add(evidence[i].Unit);
        }

        conditions.Know([.. evidence, .. others]);
        CollectFromFiles(derived: true);
    }

    private void CollectFromFiles(bool derived)
    {
        var byFolder = new SortedDictionary<string, List<FileHits>>(StringComparer.Ordinal);
        foreach (var hits in Hits)
        {
            foreach (var entry in hits.Signals)
            {
                if (entry.IsDerived == derived)
                {
                    Collect(entry, hits);
                }
            }

            // What the file touches comes first, then all others of this pass.
            foreach (var entry in derived && conditions.HasEvidenceIn(hits.Path) ? rules.Index.Derived : [])
            {
                if (!hits.Touches(entry))
                {
                    Collect(entry, hits);
                }
            }
        }

        if (byFolder.Count > 0)
        {
            CollectFromFolders(byFolder, derived);
        }

        void Collect(RuleSignal entry, FileHits hits)
        {
            if (asking?.Contains(entry.Signal) == false)
            {
                return;
            }

            if (entry.Signal.Scope != SignalScope.Folder)
            {
                CollectFromFile(entry, hits);
            }
            else
            {
                byFolder.TryAdd(RepositoryPath.Folder(hits.Path), []);
            }
        }
    }

    private void CollectFromFolders(SortedDictionary<string, List<FileHits>> byFolder, bool derived)
    {
        foreach (var hits in Hits)
        {
            if (byFolder.TryGetValue(RepositoryPath.Folder(hits.Path), out var together))
            {
                together.Add(hits);
            }
        }

        foreach (var together in byFolder.Values)
        {
            var candidates = together.SelectMany(hits => derived && conditions.HasEvidenceIn(hits.Path) ? hits.Signals.Concat(rules.Index.Derived) : hits.Signals);
            foreach (var entry in candidates.Where(entry => entry.IsDerived == derived && entry.Signal.Scope == SignalScope.Folder && asking?.Contains(entry.Signal) != false).Distinct())
            {
                Keep(entry, conditions.Holds(entry.Signal.When, together, scope: null));
            }
        }
    }

    private void CollectFromFile(RuleSignal entry, FileHits hits)
    {
        if (!conditions.MayHold(entry.Signal.When, hits))
        {
            return;
        }

        if (entry.Signal.Scope == SignalScope.File)
        {
            Keep(entry, conditions.Holds(entry.Signal.When, [hits], scope: null));
            return;
        }

        foreach (var scope in conditions.Scopes(entry.Signal.When, hits))
        {
            Keep(entry, conditions.Holds(entry.Signal.When, [hits], scope));
        }
    }

    private void Keep(RuleSignal entry, List<Proof>? proofs)
    {
        if (proofs is null)
        {
            return;
        }

        foreach (var proof in proofs.Count == 1 ? proofs : Proof.BestOfEachUnit(proofs))
        {
            if (Assess(entry, proof) is { } found)
            {
                Keep(entry.Signal, found);
            }
        }
    }

    private void Keep(Signal signal, Evidence shown)
    {
        if ((kept.TryGetValue(signal, out var units) && units.Contains(shown.Unit)) || suppressed.Takes(shown))
        {
            return;
        }

        if (signal.Because is null)
        {
            evidence.Add(shown);
            signals.Add(signal);
        }
        else if (shown.Context is null)
        {
            pointers.Add(new Pointer(signal.Claim!, signal.Level, $"{signal.Because} ({shown.Path}{(shown.Position is { } position ? ":" + position : string.Empty)})") { Path = shown.Path });
        }
    }

    private Evidence? Assess(RuleSignal entry, Proof proof)
    {
        var (rule, signal) = (entry.Rule, entry.Signal);
        var practice = signal.Claim is null ? null : rules.Practice(signal.Claim);
        var chain = ChainTo(proof, signal.OfTests || practice?.ShownByTests == true);
        var level = signal.Level;
        string? context = null;
        if (level == Level.Implemented && chain is not null && practice?.Highest != Level.Implemented && signal.Highest != Level.Implemented)
        {
            level = Level.Automated;
        }

        if (level > Level.Declared && links.IsDisabled(proof.Unit))
        {
            (level, context) = (Level.Declared, "disabled");
        }

        if (contexts.Lowering(proof.Unit.Path, practice?.Id ?? string.Empty, signal.OfTests) is { } lowering && lowering.Highest < level
            && !(lowering.ExceptSteps && links.IsStep(proof.Unit.Path)))
        {
            if (lowering.Highest == Level.Absent)
            {
                return null;
            }

            (level, context) = (lowering.Highest, lowering.Id);
        }

        return new Evidence(
            signal.Claim, level, EvidenceSource.File, proof.Unit.Path, proof.Position, proof.Detail, rule.Id, rule.IsTechnology ? rule.Id : null, context, level > Level.Declared ? chain : null)
        {
            Unit = proof.Unit,
            Weakness = proof.Weakness,
            Requires = signal.Requires,
        };
    }

    private Chain? ChainTo(Proof proof, bool byTests)
    {
        foreach (var unit in proof.ShowsUnits.IsEmpty ? [proof.Unit] : proof.ShowsUnits)
        {
            var chain = links.Automatic(unit) ?? (byTests ? links.ByTests(unit) : null);
            if (chain is not null)
            {
                return chain;
            }
        }

        return null;
    }

    /// <summary>The parts of one module that show the same say it once: what runs by itself before the rest.</summary>
    private void KeepOneOfEachModule()
    {
        var best = new Dictionary<string, Dictionary<Signal, Evidence>>(StringComparer.Ordinal);
        for (var i = 0; i < evidence.Count; i++)
        {
            if (IsOfModule(evidence[i]))
            {
                var ofPath = CollectionsMarshal.GetValueRefOrAddDefault(best, evidence[i].Path!, out _) ??= new(ReferenceEqualityComparer.Instance);
                if (!ofPath.TryGetValue(signals[i], out var present) || IsBetter(evidence[i], present))
                {
                    ofPath[signals[i]] = evidence[i];
                }
            }
        }

        var kept = evidence.Where((found, i) => !IsOfModule(found) || ReferenceEquals(best[found.Path!][signals[i]], found)).ToList();
        evidence.Clear();
        evidence.AddRange(kept);
    }

    private static bool IsBetter(Evidence found, Evidence present) =>
        found.Level > present.Level || (found.Level == present.Level && found.Weakness < present.Weakness);

    private bool IsOfModule(Evidence found) => found.Unit is { } unit && (unit.Unit.Length == 0 ? links.Run(unit.Path) != unit : links.IsPart(unit));

    private void LowerWhatLacksItsRequirements(IReadOnlyList<Evidence> others)
    {
        var implemented = evidence.Concat(others).Where(found => found.Level >= Level.Implemented).Select(found => found.Claim).OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < evidence.Count; i++)
        {
            var found = evidence[i];
            if (found.Level > Level.Declared && found.Requires.FirstOrDefault(claim => !implemented.Contains(claim)) is { } missing)
            {
                evidence[i] = found with { Level = Level.Declared, Context = $"without {missing}", Chain = null };
                lacking.UnionWith(found.Requires);
            }
        }
    }
}
