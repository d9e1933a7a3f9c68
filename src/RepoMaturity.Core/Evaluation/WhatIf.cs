using System.Collections.Immutable;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Answers "what if": an assessment with levels assumed and technologies taken away, its stages and next steps made anew.</summary>
/// <param name="Levels">Levels assumed, by practice or aspect.</param>
/// <param name="Without">Ids of technologies that are taken away.</param>
public sealed record WhatIf(ImmutableSortedDictionary<string, Level> Levels, ImmutableSortedSet<string> Without)
{
    /// <summary>Nothing is asked.</summary>
    public static WhatIf Nothing { get; } = new(ImmutableSortedDictionary<string, Level>.Empty, []);

    /// <summary>Whether nothing is asked.</summary>
    public bool IsEmpty => Levels.IsEmpty && Without.IsEmpty;

    /// <summary>The assessment as it would be.</summary>
    public Assessment Apply(Assessment assessment, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(rules);
        if (IsEmpty)
        {
            return assessment;
        }

        var ownFiles = OwnFiles(assessment);
        ImmutableArray<PracticeResult> practices = [.. assessment.Practices.Select(practice => Assume(Narrow(practice, ownFiles)))];
        var attested = new AttestationEvaluator(assessment.Kind.Kind, assessment.Configuration?.Configuration.Attestations ?? []);
        var changed = assessment with
        {
            Technologies = [.. assessment.Technologies.Where(technology => !Without.Contains(technology.Rule.Id))],
            Practices = practices,
            Frameworks = [.. assessment.Frameworks.Select(result => Again(result, attested, practices))],
            Assumptions = [.. assessment.Assumptions, .. Levels.Select(assumed => $"{assumed.Key} is {Words.Of(assumed.Value)}"), .. Without.Select(technology => $"{technology} is not there")],
            Sites = assessment.Sites?.With(practices),
        };
        return new Planner(rules, changed).WithNextSteps();
    }

    private static FrameworkResult Again(FrameworkResult result, AttestationEvaluator attested, ImmutableArray<PracticeResult> practices)
    {
        var again = attested.Evaluate(result.Framework, practices);
        return again with
        {
            Target = TargetEvaluator.Again(result.Target, again),
            WithAttestations = again.WithAttestations is { } with ? with with { Target = TargetEvaluator.Again(result.Target, with) } : null,
        };
    }

    /// <summary>The files that are a technology's own: what they show, and what is started through them, goes with it. Code and manifests that only name it are not.</summary>
    private HashSet<string> OwnFiles(Assessment assessment) => assessment.Technologies.Where(technology => Without.Contains(technology.Rule.Id))
        .SelectMany(technology => technology.Evidence).Where(found => found is { Claim: null, Level: >= Level.Implemented, Path: not null } && IsOwn(found))
        .Select(found => found.Path!).ToHashSet(StringComparer.Ordinal);

    private static bool IsOwn(Evidence found) => !found.Detail.StartsWith("import ", StringComparison.Ordinal) && !found.Detail.StartsWith("call ", StringComparison.Ordinal)
        && !found.Detail.StartsWith("command ", StringComparison.Ordinal) && !found.Detail.StartsWith("dependency ", StringComparison.Ordinal) && !found.Detail.StartsWith("image ", StringComparison.Ordinal);

    private PracticeResult Narrow(PracticeResult practice, HashSet<string> ownFiles)
    {
        if (Without.IsEmpty)
        {
            return practice;
        }

        var evidence = Narrow(practice.Evidence, ownFiles);
        var level = Highest(evidence);
        return practice with
        {
            Evidence = evidence,
            Level = level,
            CouldBe = practice.CouldBe > practice.Level ? practice.CouldBe : level,
            Aspects = [.. practice.Aspects.Select(aspect => Narrow(aspect, ownFiles))],
        };
    }

    private AspectResult Narrow(AspectResult aspect, HashSet<string> ownFiles)
    {
        var evidence = Narrow(aspect.Evidence, ownFiles);
        var level = Highest(evidence);
        return aspect with { Evidence = evidence, Level = level, CouldBe = aspect.CouldBe > aspect.Level ? aspect.CouldBe : level };
    }

    private ImmutableArray<Evidence> Narrow(ImmutableArray<Evidence> evidence, HashSet<string> ownFiles) =>
        [.. evidence.Where(found => !(found.Technology is { } technology && Without.Contains(technology)) && !(found.Path is { } path && ownFiles.Contains(path)))
            .Select(found => found.Chain is { } chain && IsThrough(chain, ownFiles) ? found with { Chain = null, Level = found.Level > Level.Implemented ? Level.Implemented : found.Level } : found)
            .Order(Evidence.StrongestFirst)];

    private static bool IsThrough(Chain chain, HashSet<string> files) => chain.Steps.Any(step => files.Contains(step.Path));

    private static Level Highest(ImmutableArray<Evidence> evidence) => evidence.IsEmpty ? Level.Absent : evidence[0].Level;

    private PracticeResult Assume(PracticeResult practice)
    {
        var level = Levels.GetValueOrDefault(practice.Practice.Id, practice.Level);
        var isAssumed = Levels.ContainsKey(practice.Practice.Id);
        return practice with
        {
            Level = level,
            CouldBe = isAssumed ? level : practice.CouldBe,
            Attested = isAssumed ? Level.Absent : practice.Attested,
            UnknownBecause = isAssumed ? [] : practice.UnknownBecause,
            Aspects = [.. practice.Aspects.Select(aspect => Levels.TryGetValue(aspect.Aspect.Id, out var assumed) ? aspect with { Level = assumed, CouldBe = assumed, Attested = Level.Absent } : aspect)],
        };
    }
}
