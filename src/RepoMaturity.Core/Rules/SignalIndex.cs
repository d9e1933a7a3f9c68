using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>Knows which terms of which signals fit a file. Conditions are then answered from what fitted.</summary>
internal sealed class SignalIndex
{
    /// <summary>Used for one file after the other: as many sets as files would be thrown away at once.</summary>
    [ThreadStatic]
    private static HashSet<RuleSignal>? touched;

    /// <summary>Made when it is needed: who kept what fits all files asks for none.</summary>
    private readonly Lazy<FactTermIndex> facts;

    private readonly PathTermIndex paths;

    /// <summary>The globs that ask for a place from the root on: what fits below any folders fits a longer path too.</summary>
    private readonly Lazy<PathTermIndex> anchored;

    private readonly PackedHits packed;

    /// <summary>The signals in which a term speaks for the claim.</summary>
    private readonly Dictionary<object, List<RuleSignal>> byTerm = new(ReferenceEqualityComparer.Instance);

    public SignalIndex(ImmutableArray<Rule> rules, ImmutableArray<KindClue> clues)
    {
        Signals = [.. rules.SelectMany(rule => rule.Signals.Select(signal => new RuleSignal(rule, signal)))];
        var terms = Signals.Select(entry => entry.Signal.When)
            .Concat(clues.SelectMany(clue => clue.Conditions))
            .SelectMany(condition => Terms(condition, positive: false)).ToList();
        FactTerm[] ofFacts = [.. terms.OfType<FactTerm>().Distinct()];
        PathTerm[] ofPaths = [.. terms.OfType<PathTerm>().Distinct()];
        facts = new(() => new FactTermIndex(ofFacts));
        paths = new PathTermIndex(ofPaths);
        anchored = new(() => new PathTermIndex(ofPaths, anchoredAlone: true));
        packed = new PackedHits(ofFacts, ofPaths);
        foreach (var entry in Signals)
        {
            foreach (var term in Terms(entry.Signal.When, positive: true))
            {
                if (!byTerm.TryGetValue(term, out var list))
                {
                    byTerm.Add(term, list = []);
                }

                list.Add(entry);
            }
        }

        Derived = [.. Signals.Where(entry => entry.IsDerived)];
    }

    /// <summary>All signals, in order of rule and place in it.</summary>
    public ImmutableArray<RuleSignal> Signals { get; }

    /// <summary>Signals that ask for evidence of others, and so come second.</summary>
    public RuleSignal[] Derived { get; }

    /// <summary>Whether a condition asks for evidence that other signals give.</summary>
    public static bool AsksForEvidence(Condition condition) => condition switch
    {
        Condition.Any any => any.Parts.Any(AsksForEvidence),
        Condition.All all => all.Parts.Any(AsksForEvidence),
        Condition.None none => none.Parts.Any(AsksForEvidence),
        Condition.HasEvidence or Condition.Reaches => true,
        _ => false,
    };

    /// <summary>The practices and aspects for whose evidence a condition asks.</summary>
    public static IEnumerable<string> ClaimsOf(Condition condition) => condition switch
    {
        Condition.Any any => any.Parts.SelectMany(ClaimsOf),
        Condition.All all => all.Parts.SelectMany(ClaimsOf),
        Condition.None none => none.Parts.SelectMany(ClaimsOf),
        Condition.HasEvidence evidence => [evidence.Claim],
        Condition.Reaches reaches => [reaches.Claim],
        _ => [],
    };

    /// <summary>What fits a file: its path, and its facts where a detector read it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="file">Its facts; null when no detector claimed it.</param>
    /// <param name="known">What is known from other files of the same scan.</param>
    public FileHits Match(string path, FileFacts? file, KnownMatches known)
    {
        var found = file is null ? null : facts.Value.Match(file.Facts, known);
        return Hits(path, file, found?.Terms ?? [], found?.Facts() ?? [], paths.Match(path), known);
    }

    /// <summary>What fits a file, as a text; null where there is none for it.</summary>
    public string? Pack(FileHits hits) => packed.Pack(hits);

    /// <summary>What such a text says of the file; null where it does not suit it.</summary>
    public FileHits? Unpack(string text, FileFacts file, KnownMatches known) =>
        packed.TryUnpack(text, file, out var terms, out var found, out var fitting) ? Hits(file.Path, file, terms, found, fitting, known) : null;

    /// <summary>What fits a file whose path in the repository that is judged is another: globs may then fit either.</summary>
    /// <param name="hits">What fits it where it stands.</param>
    /// <param name="ownPath">The other path.</param>
    /// <param name="known">What is known from other files of the same scan.</param>
    public FileHits WithOwnPath(FileHits hits, string ownPath, KnownMatches known)
    {
        var isEnd = hits.Path.Length > ownPath.Length && hits.Path[^(ownPath.Length + 1)] == '/' && hits.Path.EndsWith(ownPath, StringComparison.Ordinal);
        var all = known.Paths.Of((isEnd ? anchored.Value : paths).Match(ownPath, hits.Paths.Items));
        return ReferenceEquals(all, hits.Paths) ? hits : hits.With(all, known.Signals.Of(TouchedBy(hits.Terms, all)));
    }

    private FileHits Hits(string path, FileFacts? file, FactTerm[] terms, Fact[][] found, PathTerm[] fitting, KnownMatches known)
    {
        var (ofFacts, ofPath) = (known.Terms.Of(terms), known.Paths.Of(fitting));
        return new FileHits(path, file, ofFacts, found, ofPath, known.Signals.Of(TouchedBy(ofFacts, ofPath)));
    }

    private RuleSignal[] TouchedBy(SharedList<FactTerm> ofFacts, SharedList<PathTerm> ofPath)
    {
        if (ofFacts.Items.Length == 0 && ofPath.Items.Length == 0)
        {
            return [];
        }

        var known = touched ??= new HashSet<RuleSignal>(ReferenceEqualityComparer.Instance);
        known.Clear();
        foreach (var term in ofFacts.Items)
        {
            Touch(term, known);
        }

        foreach (var term in ofPath.Items)
        {
            Touch(term, known);
        }

        return [.. known];
    }

    private void Touch(object term, HashSet<RuleSignal> known)
    {
        if (byTerm.TryGetValue(term, out var signals))
        {
            foreach (var signal in signals)
            {
                known.Add(signal);
            }
        }
    }

    /// <summary>All terms of a condition; with <paramref name="positive"/> without those under <c>none</c>.</summary>
    private static IEnumerable<object> Terms(Condition condition, bool positive) => condition switch
    {
        Condition.Any any => any.Parts.SelectMany(part => Terms(part, positive)),
        Condition.All all => all.Parts.SelectMany(part => Terms(part, positive)),
        Condition.None none => positive ? [] : none.Parts.SelectMany(part => Terms(part, positive)),
        Condition.HasFact fact => [fact.Term],
        Condition.HasPath path => [path.Term],
        _ => [],
    };
}
