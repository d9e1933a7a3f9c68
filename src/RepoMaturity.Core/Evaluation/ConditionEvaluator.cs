using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Answers conditions over what fitted some files, with the places that make them hold.</summary>
internal sealed class ConditionEvaluator(LinkGraph links)
{
    private ILookup<string, Evidence> byPath = Enumerable.Empty<Evidence>().ToLookup(_ => string.Empty, StringComparer.Ordinal);
    private readonly Dictionary<string, UnitSet> reaching = new(StringComparer.Ordinal);
    private Dictionary<string, HashSet<UnitKey>> byClaim = new(StringComparer.Ordinal);

    /// <summary>From now on conditions may ask for this evidence.</summary>
    public void Know(IReadOnlyCollection<Evidence> evidence)
    {
        reaching.Clear();
        byPath = evidence.Where(found => found is { Claim: not null, Path: not null }).ToLookup(found => found.Path!, StringComparer.Ordinal);
        byClaim = evidence.Where(found => found is { Claim: not null, Unit: not null, Level: >= Level.Implemented })
            .GroupBy(found => found.Claim!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(found => found.Unit!.Value).ToHashSet(), StringComparer.Ordinal);
    }

    /// <summary>Whether evidence of the known kind stands in the file, or in what its units reach.</summary>
    public bool HasEvidenceIn(string path) => byPath.Contains(path);

    /// <summary>The scopes of a file in which some part of the condition may hold.</summary>
    public IEnumerable<string> Scopes(Condition condition, FileHits hits)
    {
        var scopes = ScopesOfFacts(condition, hits);
        return (SignalIndex.AsksForEvidence(condition)
            ? scopes.Concat(byPath[hits.Path].Select(found => found.Unit!.Value.Unit)).Concat(hits.File.Units.Where(unit => unit.Kind != UnitKind.Function).Select(unit => unit.Id))
            : scopes).Distinct(StringComparer.Ordinal);
    }

    /// <summary>
    /// Whether the condition holds in the file as a whole, as far as can be said without looking for places: what most conditions are dismissed by.
    /// Scopes and <c>none</c> are left to <see cref="Holds"/>.
    /// </summary>
    public bool MayHold(Condition condition, FileHits hits)
    {
        switch (condition)
        {
            case Condition.Any any:
                foreach (var part in any.Parts)
                {
                    if (MayHold(part, hits))
                    {
                        return true;
                    }
                }

                return false;
            case Condition.All all:
                foreach (var part in all.Parts)
                {
                    if (!MayHold(part, hits))
                    {
                        return false;
                    }
                }

                return true;
            case Condition.HasFact fact:
                return hits.Of(fact.Term).Length > 0;
            case Condition.HasPath path:
                return hits.Has(path.Term);
            case Condition.HasEvidence evidence:
                return HasEvidence(evidence, hits);
            case Condition.Reaches reaches:
                return AnyReaches(reaches.Claim, hits);
            default:
                return true;
        }
    }

    /// <summary>The places that make the condition hold; null when it does not.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="files">What fitted the files over which it is asked together.</param>
    /// <param name="scope">The only scope that counts; null for all.</param>
    public List<Proof>? Holds(Condition condition, IReadOnlyList<FileHits> files, string? scope) => condition switch
    {
        Condition.Any any => Any(any, files, scope),
        Condition.All all => All(all, files, scope),
        Condition.None none => HoldsOne(none.Parts, files, scope) ? null : [],
        Condition.HasFact fact => WithFact(fact.Term, files, scope),
        Condition.HasPath path => NullWhenEmpty(files.Where(hits => hits.Has(path.Term)).Select(hits => Proof.Of(hits.File))),
        Condition.HasEvidence evidence => NullWhenEmpty(files.SelectMany(hits => byPath[hits.Path])
            .Where(found => found.Claim == evidence.Claim && found.Level >= evidence.Level && (scope is null || found.Unit?.Unit == scope))
            .Select(found => new Proof(found.Unit!.Value, found.Position, found.Detail, []))),
        Condition.Reaches reaches => NullWhenEmpty(files.SelectMany(hits => UnitsOf(hits, scope)).Where(unit => Reaches(unit.Key, reaches.Claim))
            .Select(unit => new Proof(unit.Key, unit.Position, unit.Name, []))),
        _ => null,
    };

    private List<Proof>? Any(Condition.Any any, IReadOnlyList<FileHits> files, string? scope)
    {
        List<Proof>? some = null;
        foreach (var part in any.Parts)
        {
            if (Holds(part, files, scope) is { } proofs)
            {
                some = some is null ? proofs : [.. some, .. proofs];
            }
        }

        return some;
    }

    private List<Proof>? All(Condition.All all, IReadOnlyList<FileHits> files, string? scope)
    {
        var every = new List<List<Proof>>();
        List<Proof>? neverRun = null;
        List<Proof>? notCalled = null;
        var (isAutomatic, isByName) = (false, false);
        foreach (var part in all.Parts)
        {
            if (Holds(part, files, scope) is not { } proofs)
            {
                return null;
            }

            every.Add(proofs);
            if (proofs.Count > 0 && proofs.TrueForAll(proof => links.IsDisabled(proof.Unit)))
            {
                (neverRun ??= []).AddRange(proofs);
            }

            var isCalled = proofs.Exists(proof => proof.ShowsUnits.Length > 0 || links.IsAutomatic(proof.Unit));
            isAutomatic |= isCalled;
            isByName = isByName || proofs.Exists(proof => proof.IsDefinition && links.IsAutomatic(proof.Unit));
            if (!isCalled && proofs.Count > 0 && proofs.TrueForAll(proof => links.IsPart(proof.Unit)))
            {
                (notCalled ??= []).AddRange(proofs);
            }
        }

        // A part that holds only in what never runs (a disabled job) speaks for the whole: its parts must meet.
        // The rarest part tells most: of "defines check_drift" and "calls numpy.mean" the first.
        // The same is true of what stands only in functions that nothing calls while the rest runs by itself, unless a function runs that is known by its name.
        neverRun ??= isAutomatic && !isByName ? notCalled : null;
        return Facts(neverRun ?? [.. every.OrderBy(proofs => proofs.Count).SelectMany(proofs => proofs)]);
    }

    private bool HoldsOne(ImmutableArray<Condition> parts, IReadOnlyList<FileHits> files, string? scope)
    {
        foreach (var part in parts)
        {
            if (Holds(part, files, scope) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Proof>? WithFact(FactTerm term, IReadOnlyList<FileHits> files, string? scope)
    {
        List<Proof>? proofs = null;
        for (var i = 0; i < files.Count; i++)
        {
            foreach (var fact in files[i].Of(term))
            {
                if (InScope(fact, scope))
                {
                    (proofs ??= []).Add(Proof.Of(files[i].File, fact));
                }
            }
        }

        return proofs;
    }

    /// <summary>Of places that hold together, those inside a file say more than the file as a whole.</summary>
    private static List<Proof> Facts(List<Proof> proofs) => proofs.Exists(proof => proof.Position is not null) ? proofs.FindAll(proof => proof.Position is not null) : proofs;

    private static IEnumerable<string> ScopesOfFacts(Condition condition, FileHits hits) => condition switch
    {
        Condition.Any any => any.Parts.SelectMany(part => ScopesOfFacts(part, hits)),
        Condition.All all => all.Parts.SelectMany(part => ScopesOfFacts(part, hits)),
        Condition.HasFact fact => hits.Of(fact.Term).Select(found => found.Scope ?? string.Empty),
        _ => [],
    };

    private static bool InScope(Fact fact, string? scope) => scope is null || (fact.Scope ?? string.Empty) == scope;

    private static List<Proof>? NullWhenEmpty(IEnumerable<Proof> proofs)
    {
        var list = proofs.ToList();
        return list.Count == 0 ? null : list;
    }

    private static IEnumerable<(UnitKey Key, Position? Position, string Name)> UnitsOf(FileHits hits, string? scope)
    {
        if (scope is null or "")
        {
            yield return (UnitKey.File(hits.Path), null, "file");
        }

        foreach (var unit in hits.File.Units.Where(unit => unit.Id.Length > 0 && (scope is null || unit.Id == scope)))
        {
            var isPart = unit.Kind is UnitKind.Function or UnitKind.MainBlock;
            yield return (new UnitKey(hits.Path, unit.Id), isPart ? null : unit.Position, isPart ? "file" : $"{Words.Of(unit.Kind)} {unit.Name}");
        }
    }

    private bool HasEvidence(Condition.HasEvidence asked, FileHits hits) => byPath[hits.Path].Any(found => found.Claim == asked.Claim && found.Level >= asked.Level);

    private bool AnyReaches(string claim, FileHits hits)
    {
        if (Reaches(UnitKey.File(hits.Path), claim))
        {
            return true;
        }

        foreach (var unit in hits.File.Units)
        {
            if (unit.Id.Length > 0 && Reaches(new UnitKey(hits.Path, unit.Id), claim))
            {
                return true;
            }
        }

        return false;
    }

    private bool Reaches(UnitKey unit, string claim)
    {
        if (!reaching.TryGetValue(claim, out var units))
        {
            reaching.Add(claim, units = links.Reaching(byClaim.GetValueOrDefault(claim, [])));
        }

        return units.Contains(unit);
    }
}
